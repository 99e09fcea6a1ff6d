import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, test } from 'node:test';
import { Summary } from '@gatehouse/contracts';
import { systemClock } from '@gatehouse/foundation';
import { type Breakage, breakExport, simulate } from '@gatehouse/simulator';
import { type TestDatabase, testDatabase } from '@gatehouse/store';
import { check } from '../../packages/cli/src/verbs/check.ts';
import { verify } from '../../packages/cli/src/verbs/verify.ts';
import type { ExitStatus, Verb } from '../../packages/cli/src/verb.ts';

let folder: string;
let database: TestDatabase;
let breakages: Breakage[];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-check-'));
  database = await testDatabase();
  await simulate({ out: join(folder, 'good'), seed: 11, customers: 150, days: 14 });
  breakages = await breakExport(join(folder, 'good'), join(folder, 'bad'), 11);
});
after(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function run(verb: Verb, ...args: string[]): Promise<{ status: ExitStatus; said: string }> {
  const stdout = new PassThrough();
  const status = await verb.run({
    args,
    stdin: new PassThrough().end(),
    stdout,
    stderr: new PassThrough().resume(),
    env: { DATABASE_URL: database.connectionString, GATEHOUSE_DATA: join(folder, 'data') },
    clock: systemClock,
    signal: new AbortController().signal,
  });
  return { status, said: String(stdout.read() ?? '') };
}

const summaryIn = async (out: string): Promise<Summary> => Summary.parse(JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')));

test('check does the whole job on a good export, ends with 0, and what it leaves is proven offline', async () => {
  const out = join(folder, 'out-good');
  const { status } = await run(check, join(folder, 'good'), '--out', out);
  assert.equal(status, 0);
  const summary = await summaryIn(out);
  assert.deepEqual(summary.errors, []);
  assert.ok(summary.injected.length > 0);
  const files = await readdir(out);
  assert.ok(files.includes('report.html'));
  assert.equal(files.filter((name) => name.endsWith('.pdf')).length, summary.reports.drafted);
  assert.equal((await run(verify, join(out, 'evidence.json'))).status, 0);
});

test('check names every kind of broken row, does the rest, and ends with 3', async () => {
  const out = join(folder, 'out-bad');
  const { status } = await run(check, join(folder, 'bad'), '--out', out);
  assert.equal(status, 3);
  const [good, bad] = [await summaryIn(join(folder, 'out-good')), await summaryIn(out)];
  assert.ok(new Set(breakages.map((breakage) => breakage.kind)).size >= 50);
  const named = new Set(bad.errors.map(({ file, line }) => `${file}:${line}`));
  assert.deepEqual(
    breakages.filter(({ file, line }) => !named.has(`${file}:${line}`)).map(({ kind }) => kind),
    [],
  );
  for (const part of ['customers', 'matches', 'ownership', 'flags', 'clocks'] as const) assert.deepEqual(bad[part], good[part], part);
});

test('check refuses a folder without an export, naming the file that is missing', async () => {
  await assert.rejects(run(check, folder, '--out', join(folder, 'out-none')), { message: /provider\.json/ });
});
