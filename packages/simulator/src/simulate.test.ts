import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Customer, Truth } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { makeProvider, simulate } from './simulate.ts';

const small = { seed: 11, customers: 400, days: 30 };
const rowsOf = (files: ReadonlyMap<string, string>, path: string): Record<string, unknown>[] =>
  (files.get(path) ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('makeProvider() gives the same bytes for the same seed, and others for another', () => {
  const first = makeProvider(small);
  assert.deepEqual(makeProvider(small), first);
  assert.notEqual(makeProvider({ ...small, seed: 12 }).files.get('customers.jsonl'), first.files.get('customers.jsonl'));
});

test('makeProvider() gives exactly as many customers as asked, with ids that are used once', () => {
  const customers = rowsOf(makeProvider(small).files, 'customers.jsonl');
  assert.equal(customers.length, 400);
  assert.equal(new Set(customers.map((row) => row.id)).size, 400);
});

test('makeProvider() names only customers and accounts in the truth that the export holds', () => {
  const { files, truth } = makeProvider(small);
  Truth.parse(truth);
  const customers = new Set(rowsOf(files, 'customers.jsonl').map((row) => row.id));
  const accounts = new Set(rowsOf(files, 'accounts.jsonl').map((row) => row.id));
  for (const { expect } of truth.cases) {
    for (const item of expect) {
      if (item.kind === 'run') for (const account of item.accounts) assert.ok(accounts.has(account), account);
      else for (const subject of item.subjects) assert.ok(customers.has(subject), subject);
    }
  }
});

test('makeProvider() refers only to rows that are there', () => {
  const { files } = makeProvider(small);
  const ids = (path: string): Set<unknown> => new Set(rowsOf(files, path).map((row) => row.id));
  const customers = ids('customers.jsonl');
  const accounts = ids('accounts.jsonl');
  const resellers = ids('resellers.jsonl');
  const statements: { recordId: string }[] = JSON.parse(files.get('ownership.json') ?? '');
  const records = new Set(statements.map((statement) => statement.recordId));
  for (const row of rowsOf(files, 'accounts.jsonl')) assert.ok(customers.has(row.customer));
  for (const path of ['access.jsonl', 'payments.jsonl', 'usage/power.jsonl'])
    for (const row of rowsOf(files, path)) assert.ok(accounts.has(row.account));
  for (const line of (files.get('usage/jobs.csv') ?? '').trimEnd().split('\n').slice(1)) assert.ok(accounts.has(line.split(',')[0]));
  for (const row of rowsOf(files, 'customers.jsonl').map((line) => Customer.parse(line))) {
    if (row.bods !== undefined) assert.ok(records.has(row.bods));
    if (row.reseller !== undefined) assert.ok(resellers.has(row.reseller));
  }
});

test('makeProvider() has no usage before the first day or after the sample date, whatever the days', () => {
  for (const days of [7, 30, 90]) {
    const first = Date.parse('2026-11-02T00:00:00Z') - days * 86_400_000;
    for (const line of (makeProvider({ ...small, days }).files.get('usage/jobs.csv') ?? '').trimEnd().split('\n').slice(1)) {
      const [, , , , start = '', end = ''] = line.split(',');
      assert.ok(Date.parse(start) >= first && Date.parse(end) <= Date.parse('2026-11-02T00:00:00Z'), line);
    }
  }
});

test('makeProvider() reaches sixty countries with the default number of customers', () => {
  const countries = new Set(rowsOf(makeProvider({}).files, 'customers.jsonl').map((row) => Customer.parse(row).address?.country));
  assert.ok(countries.size >= 60, `${countries.size} countries`);
});

test('simulate() writes the truth beside the folder, never in it', async () => {
  const out = join(await mkdtemp(join(tmpdir(), 'gatehouse-simulate-')), 'export');
  const made = await simulate({ ...small, out: `${out}/` });
  assert.equal(made.truthFile, `${out}.truth.json`);
  Truth.parse(JSON.parse(await readFile(made.truthFile, 'utf8')));
  assert.ok((await readdir(out, { recursive: true })).every((path) => !path.includes('truth')));
});

test('simulate() says how many customers it needs when there are too few', () => {
  assert.throws(
    () => makeProvider({ customers: 10 }),
    (error) => error instanceof ProblemError && error.problem.detail.includes('--customers'),
  );
});
