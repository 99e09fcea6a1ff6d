import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { OwnershipRow } from '@gatehouse/contracts';
import { manualClock } from '@gatehouse/foundation';
import { ownership } from './ownership.ts';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-ownership-verb-'));
after(() => rm(folder, { recursive: true }));

const STATEMENTS = [
  statement('X', 'person', { personType: 'knownPerson', names: [{ fullName: 'X' }] }),
  statement('A', 'entity', { entityType: { type: 'registeredEntity' }, name: 'A' }),
  statement('r', 'relationship', { subject: 'A', interestedParty: 'X', interests: [{ type: 'shareholding', share: { exact: 51 } }] }),
];

function statement(recordId: string, recordType: string, details: object): object {
  return {
    statementId: recordId.padStart(32, '0'),
    statementDate: '2025-01-01',
    declarationSubject: 'A',
    recordId,
    recordType,
    recordDetails: { isComponent: false, ...details },
  };
}

async function fileOf(name: string, values: readonly unknown[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, values.map((value) => JSON.stringify(value)).join('\n'));
  return file;
}

async function run(...args: readonly string[]): Promise<{ status: number; lines: Record<string, unknown>[] }> {
  const stdout = new PassThrough();
  const clock = manualClock('2026-06-01T12:00:00Z');
  const status = await ownership.run({
    args,
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    env: {},
    clock,
    signal: new AbortController().signal,
  });
  stdout.end();
  const lines = (await text(stdout)).trim().split('\n');
  return { status, lines: lines.map((line) => JSON.parse(line)) };
}

test('ownership writes a row of the promised shape for each entity and person', async () => {
  const bods = await fileOf('a.jsonl', STATEMENTS);
  const designated = await fileOf('d.jsonl', [{ id: 'X', lists: ['SDN', 'EL'] }]);
  const { status, lines } = await run('--bods', bods, '--designated', designated);
  const rows = lines.map((line) => OwnershipRow.parse(line));
  assert.equal(status, 0);
  assert.deepEqual(
    rows.map((row) => [row.id, row.ofac50.verdict, row.affiliates50.verdict]),
    [
      ['X', 'blocked', 'not-in-force'],
      ['A', 'blocked', 'not-in-force'],
    ],
  );
});

test('ownership asks the rule packs whether the Affiliates Rule is in force on the day', async () => {
  const bods = await fileOf('a.jsonl', STATEMENTS);
  const designated = await fileOf('d.jsonl', [{ id: 'X', lists: ['EL'] }]);
  const { lines } = await run('--bods', bods, '--designated', designated, '--as-of', '2025-10-15');
  assert.equal(OwnershipRow.parse(lines[1]).affiliates50.verdict, 'blocked');
});

test('ownership reports a bad statement, goes on, and ends with 3', async () => {
  const bods = await fileOf('b.jsonl', [{ recordId: 'bad', recordType: 'entity' }, ...STATEMENTS]);
  const { status, lines } = await run('--bods', bods);
  assert.deepEqual([status, lines.length, lines[0]?.['id']], [3, 3, 'bad']);
});

test('ownership asks for a file where none is given', async () => {
  await assert.rejects(run(), { name: 'ProblemError' });
});

test('records of two sources that have one LEI are told as the same, and a single source is not searched', async () => {
  const lei = '5299000J2N45DDNE4Y28';
  const firm = statement('F', 'entity', {
    entityType: { type: 'registeredEntity' },
    name: 'Quay Four',
    identifiers: [{ scheme: 'XI-LEI', id: lei }],
  });
  const bods = await fileOf('firm.jsonl', [firm]);
  const csv = join(folder, 'owners.csv');
  await writeFile(csv, `owner_id,owned_id,owned_name,share\nX,${lei},Quay Four Limited,100\n`);
  const both = (await run('--bods', bods, '--csv', csv)).lines.map((line) => OwnershipRow.parse(line));
  assert.deepEqual(
    both.find(({ id }) => id === 'F')?.sameAs?.map(({ id }) => id),
    [lei],
  );
  assert.ok((await run('--bods', bods)).lines.every((line) => !('sameAs' in line)));
});
