import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Route } from './routes/route.ts';
import { ROUTES } from './routes.ts';
import { ROLES } from './views/session.ts';

const rows = Object.entries(ROUTES) as [string, Route][];

test('no two routes share method and path, whatever their parameters are called', () => {
  const places = rows.map(([, route]) => `${route.method} ${route.path.replaceAll(/:[a-z]+/g, ':')}`);
  assert.deepEqual(
    places.filter((place, index) => places.indexOf(place) !== index),
    [],
  );
});

test('every call that changes something is a POST, PUT or DELETE, and only reading is a GET', () => {
  for (const [id, route] of rows) {
    if (route.mutates === true) assert.notEqual(route.method, 'GET', id);
    if (route.method === 'GET') assert.equal(route.body, undefined, id);
  }
});

test('every call but those of sessions and decisions that is no GET takes an Idempotency-Key', () => {
  const without = rows.filter(([, route]) => route.method !== 'GET' && route.mutates !== true).map(([id]) => id);
  for (const id of without) assert.match(id, /^(sign|evaluate|match)/, id);
});

test('what anybody may call is the session and nothing else', () => {
  for (const [id, route] of rows.filter(([, row]) => row.roles === 'public')) assert.match(route.path, /^\/v1\/session/, id);
});

test('approving is for those who judge, recording a determination for officers, tokens for administrators', () => {
  assert.deepEqual(ROUTES.approveReport.roles, ['officer']);
  assert.deepEqual(ROUTES.putMeasure.roles, ['officer']);
  assert.deepEqual(ROUTES.createToken.roles, ['administrator']);
  for (const role of ROLES)
    assert.ok(
      rows.some(([, route]) => Array.isArray(route.roles) && route.roles.includes(role)),
      `${role} may do something`,
    );
});

test('an auditor changes nothing', () => {
  for (const [id, route] of rows)
    if (Array.isArray(route.roles) && route.roles.includes('auditor')) assert.notEqual(route.mutates, true, id);
});

test('every list has a page, whose limit is bounded', () => {
  for (const [id, route] of rows.filter(([, row]) => row.query !== undefined && 'cursor' in row.query.shape)) {
    assert.equal(route.query?.safeParse({ limit: '501' }).success, false, id);
    assert.equal(route.query?.parse({})['limit'], 100, id);
  }
});

test('every schema of the table can be written as JSON Schema, so that OpenAPI has it', () => {
  for (const [id, route] of rows) {
    for (const schema of [route.body, route.query, route.response]) {
      if (schema !== undefined) assert.equal(typeof z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), 'object', id);
    }
  }
});

/** What yente's clients ask for beside `/match`, at the paths that they know. */
const YENTE_PATHS: readonly string[] = ['/algorithms', '/catalog', '/entities/:id'];

test('every route has a summary of one line, and a path of the API', () => {
  for (const [id, { summary, path, tag }] of rows) {
    assert.ok(summary.length > 3 && !summary.includes('\n'), id);
    assert.ok(/^\/(v1|access\/v1|match|api\/v1)\//.test(path) || YENTE_PATHS.includes(path), id);
    assert.match(tag, /^[a-z]+$/);
  }
});
