import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodsStatement, OwnershipRow } from '@gatehouse/contracts';
import { assessSubject } from '../assess-ownership.ts';
import { buildOwnershipGraph } from '../graph/ownership-graph.ts';
import { entity, holds, person, relates } from '../bods/statements-for-tests.ts';

function assess(
  statements: readonly BodsStatement[],
  subject: string,
  designated: Record<string, string[]>,
  affiliatesStatus = 'in-force',
): OwnershipRow {
  const graph = buildOwnershipGraph(statements, { asOf: '2026-06-01' });
  const row = assessSubject(graph, subject, { designated: new Map(Object.entries(designated)), affiliatesStatus });
  assert.ok(row);
  return row;
}

const X = { X: ['SDN'] };

function filled(holdings: readonly [string, string, number][]): BodsStatement[] {
  const owned = new Map<string, number>();
  for (const [, child, share] of holdings) owned.set(child, (owned.get(child) ?? 0) + share);
  const rest = [...owned].flatMap(([child, share]) => (share < 100 ? [holds('clean', child, 100 - share)] : []));
  return [
    person('X'),
    person('clean'),
    ...[...owned.keys()].map((id) => entity(id)),
    ...holdings.map(([a, b, share]) => holds(a, b, share)),
    ...rest,
  ];
}

test('ofac50 adds up what several designated owners hold', () => {
  const statements = [
    person('X'),
    person('Y'),
    person('clean'),
    entity('A'),
    holds('X', 'A', 25),
    holds('Y', 'A', 25),
    holds('clean', 'A', 50),
  ];
  const { ofac50 } = assess(statements, 'A', { X: ['SDN'], Y: ['SDN:NPWMD'] });
  assert.deepEqual([ofac50.verdict, ofac50.share], ['blocked', { min: 50, max: 50 }]);
});

test('ofac50 names the shortest proving path from the designated party down', () => {
  const statements = filled([
    ['X', 'A', 60],
    ['A', 'B', 60],
    ['B', 'C', 60],
    ['X', 'C', 10],
  ]);
  assert.deepEqual(assess(statements, 'C', X).ofac50.path, ['X', 'C']);
  assert.deepEqual(assess(statements, 'B', X).ofac50.path, ['X', 'A', 'B']);
});

test('ofac50 blocks a party that is designated itself', () => {
  assert.equal(assess([entity('A')], 'A', { A: ['SDN'] }).ofac50.verdict, 'blocked');
});

test('ofac50 does not block for control alone', () => {
  const statements = [
    person('X'),
    person('clean'),
    entity('A'),
    holds('clean', 'A', 100),
    relates('X', 'A', [{ type: 'appointmentOfBoard' }, { type: 'votingRights', share: { exact: 100 } }]),
  ];
  const row = assess(statements, 'A', X);
  assert.equal(row.ofac50.verdict, 'not');
  assert.ok(row.flags.some((flag) => flag.code === 'control-by-designated'));
});

test('ofac50 is "possibly" when nobody claims half of the shares', () => {
  const statements = [person('clean'), entity('A'), holds('clean', 'A', 50)];
  assert.deepEqual([assess(statements, 'A', X).ofac50.verdict, assess(statements, 'A', X).ofac50.share], ['possibly', { min: 0, max: 50 }]);
});

test('ofac50 is "not" when clean owners hold more than half', () => {
  assert.equal(assess([person('clean'), entity('A'), holds('clean', 'A', { exclusiveMinimum: 50 })], 'A', X).ofac50.verdict, 'not');
});

test('ofac50 tells an exclusive end from an inclusive one', () => {
  const under = [
    person('X'),
    person('clean'),
    entity('A'),
    holds('X', 'A', { minimum: 25, exclusiveMaximum: 50 }),
    holds('clean', 'A', { exclusiveMinimum: 50, maximum: 75 }),
  ];
  assert.equal(assess(under, 'A', X).ofac50.verdict, 'not');
  const at = [
    person('X'),
    person('clean'),
    entity('A'),
    holds('X', 'A', { minimum: 25, maximum: 50 }),
    holds('clean', 'A', { minimum: 50, maximum: 75 }),
  ];
  assert.equal(assess(at, 'A', X).ofac50.verdict, 'possibly');
});

test('ofac50 does not let a circle of clean owners block itself', () => {
  const statements = filled([
    ['A', 'B', 60],
    ['B', 'A', 60],
  ]);
  assert.equal(assess(statements, 'A', X).ofac50.verdict, 'not');
});

test('ofac50 climbs through a circle to its fixed point', () => {
  const statements = filled([
    ['X', 'A', 30],
    ['B', 'A', 20],
    ['X', 'B', 50],
    ['A', 'B', 20],
  ]);
  assert.equal(assess(statements, 'A', X).ofac50.verdict, 'blocked');
});

test('ofac50 takes a designated id whose record is absent', () => {
  const statements = [entity('A'), holds('X', 'A', 51)];
  assert.deepEqual([assess(statements, 'A', X).ofac50.verdict, assess(statements, 'A', X).ofac50.path], ['blocked', ['X', 'A']]);
});

test('ofac50 leaves open what a nominee holds', () => {
  const statements = [
    person('N'),
    entity('A'),
    relates('N', 'A', [{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 100 } }, { type: 'nominee' }]),
  ];
  assert.equal(assess(statements, 'A', X).ofac50.verdict, 'possibly');
});

test('ofac50 leaves open an indirect stake whose chain nobody shows', () => {
  const statements = [
    person('X'),
    person('clean'),
    entity('H'),
    entity('A'),
    holds('H', 'A', 100),
    holds('clean', 'H', 100),
    holds('X', 'A', 60, { directOrIndirect: 'indirect' }),
  ];
  assert.equal(assess(statements, 'A', X).ofac50.verdict, 'possibly');
});

test('affiliates50 counts the Entity and MEU lists, and says so where the rule is not in force', () => {
  const statements = filled([['X', 'A', 60]]);
  assert.equal(assess(statements, 'A', { X: ['EL'] }).affiliates50.verdict, 'blocked');
  assert.equal(assess(statements, 'A', { X: ['EL'] }).ofac50.verdict, 'not');
  const suspended = assess(statements, 'A', { X: ['EL'] }, 'suspended').affiliates50;
  assert.deepEqual([suspended.verdict, suspended.share.min, suspended.lawStatus], ['not-in-force', 60, 'suspended']);
});

test('affiliates50 counts only the SDN programmes that the rule names', () => {
  const statements = filled([['X', 'A', 60]]);
  const verdicts = ['SDN:RUSSIA-EO14024', 'SDN:CUBA', 'SDN'].map((list) => assess(statements, 'A', { X: [list] }).affiliates50.verdict);
  assert.deepEqual(verdicts, ['blocked', 'not', 'possibly']);
});
