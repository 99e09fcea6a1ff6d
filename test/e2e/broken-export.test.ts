import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readExport } from '@gatehouse/connectors';
import type { ProviderData } from '@gatehouse/program';
import { type Breakage, breakExport, simulate } from '@gatehouse/simulator';

let folder: string;
let good: ProviderData;
let bad: ProviderData;
let breakages: Breakage[];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-broken-'));
  await simulate({ out: join(folder, 'good'), seed: 5, customers: 200, days: 14 });
  breakages = await breakExport(join(folder, 'good'), join(folder, 'bad'), 1);
  good = await readExport(join(folder, 'good'));
  bad = await readExport(join(folder, 'bad'));
});
after(() => rm(folder, { recursive: true }));

const at = ({ file, line }: { file: string; line: number }): string => `${file}:${line}`;

test('readExport() names every kind of broken row by file and line, with a problem and a remedy', () => {
  const places = new Map(bad.errors.map((error) => [at(error), error]));
  const silent = breakages.filter((breakage) => !places.has(at(breakage))).map((breakage) => `${breakage.kind} at ${at(breakage)}`);
  assert.deepEqual(silent, []);
  for (const error of bad.errors) assert.ok(error.problem !== '' && error.fix !== undefined && error.fix !== '', at(error));
});

test('readExport() names the field at fault', () => {
  const wrong = breakages.flatMap((breakage) => {
    const fields = bad.errors.filter((error) => at(error) === at(breakage)).map(({ field }) => field);
    return breakage.field === '' || fields.includes(breakage.field)
      ? []
      : [`${breakage.kind} at ${at(breakage)}: ${fields.join(', ')} instead of ${breakage.field}`];
  });
  assert.deepEqual(wrong, []);
});

test('readExport() blames no good row: the rest goes on as if the bad ones were not there', () => {
  assert.deepEqual(good.errors, []);
  const blamed = new Set(breakages.map(at));
  assert.deepEqual(
    bad.errors.filter((error) => !blamed.has(at(error))),
    [],
  );
  for (const part of ['resellers', 'customers', 'accounts', 'access', 'payments', 'measures', 'statements'] as const)
    assert.deepEqual(bad[part], good[part], part);
  const ids = new Set(bad.usage.map(({ account, job, start }) => `${account} ${job} ${start}`));
  assert.deepEqual(
    good.usage.filter(({ account, job, start }) => !ids.has(`${account} ${job} ${start}`)),
    [],
  );
});

test('readExport() repeats no value of a row in an error', () => {
  const emails = good.customers.flatMap(({ email, name }) => [email, name]).filter((value) => value !== undefined);
  const text = JSON.stringify(bad.errors);
  for (const value of emails) assert.ok(!text.includes(value), value);
});

test('readExport() gives another digest for other bytes, and the same for the same', async () => {
  assert.notEqual(good.digest, bad.digest);
  assert.equal((await readExport(join(folder, 'good'))).digest, good.digest);
});
