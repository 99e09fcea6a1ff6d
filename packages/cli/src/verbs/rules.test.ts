import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { manualClock } from '@gatehouse/foundation';
import type { Verb } from '../verb.ts';
import { clocks } from './clocks.ts';
import { rules } from './rules.ts';

async function run(verb: Verb, args: readonly string[], lines: readonly object[] = []) {
  const stdout = new PassThrough();
  const stdin = Readable.from(lines.map((line) => `${JSON.stringify(line)}\n`));
  const clock = manualClock('2026-11-23T12:00:00Z');
  const signal = new AbortController().signal;
  const status = await verb.run({ args, stdin, stdout, stderr: new PassThrough(), env: {}, clock, signal });
  stdout.end();
  const written = (await text(stdout)).trimEnd();
  return { status, rows: written.split('\n').map((line): unknown => JSON.parse(line)) };
}

test('rules status gives the row of each pack that is named when a day is given', async () => {
  const { status, rows } = await run(rules, ['status', 'us-bis-affiliates', 'us-ofac-50', '--on', '2026-03-01']);
  assert.equal(status, 0);
  assert.deepEqual(rows, [
    { id: 'us-bis-affiliates', status: 'suspended', since: '2025-11-10', until: '2026-11-09', confirm: false },
    { id: 'us-ofac-50', status: 'in-force', since: '2014-08-13', until: null, confirm: false },
  ]);
});

test('rules status is that of the clock when no day is given', async () => {
  const { rows } = await run(rules, ['status', 'us-bis-affiliates']);
  assert.deepEqual(rows, [{ id: 'us-bis-affiliates', status: 'in-force', since: '2026-11-10', until: null, confirm: true }]);
});

test('rules member answers for a code and for a name', async () => {
  const { rows } = await run(rules, ['member', 'D5', 'Cambodia', '--on', '2025-10-01']);
  assert.deepEqual(rows, [{ group: 'D5', country: 'Cambodia', member: true, confirm: false }]);
});

test('rules diff shows what differs between two packs', async () => {
  const { status, rows } = await run(rules, ['diff', 'us-ny-a6453b', 'us-ny-raise']);
  assert.equal(status, 0);
  assert.ok(rows.some((row) => (row as { kind: string; change: string }).kind === 'clause'));
});

test('rules refuses what it does not know', async () => {
  await assert.rejects(run(rules, ['matrix']), { message: /not built/ });
  await assert.rejects(run(rules, ['statsu']), { message: /statsu/ });
  await assert.rejects(run(rules, ['status', '--on', 'yesterday']), { message: /no date/ });
});

test('clocks answers line by line, in order, and goes on when a line is in error', async () => {
  const lines = [
    { id: 'a', clock: 'ai-initial', trigger: '2027-02-20' },
    { id: 'b', clock: 'ai-inital', trigger: '2027-02-20' },
    { id: 'c', clock: 'cip-copy', trigger: 'soon' },
    { id: 'd', clock: 'reseller-cip-copy', trigger: '2027-12-22' },
  ];
  const { status, rows } = await run(clocks, [], lines);
  assert.equal(status, 3);
  const brief = rows.map((row) => {
    const { id, due, error } = row as { id: string; due?: string; error?: { code: string } };
    return [id, due ?? error?.code];
  });
  assert.deepEqual(brief, [
    ['a', '2027-03-07'],
    ['b', 'unknown-name'],
    ['c', 'invalid-field'],
    ['d', '2028-01-01'],
  ]);
});
