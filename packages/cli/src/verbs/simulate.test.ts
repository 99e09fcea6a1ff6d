import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { Provider } from '@gatehouse/contracts';
import { manualClock, ProblemError } from '@gatehouse/foundation';
import type { ExitStatus } from '../verb.ts';
import { simulate } from './simulate.ts';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-simulate-verb-'));
after(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ status: ExitStatus; output: string }> {
  const stdout = new PassThrough();
  const status = await simulate.run({
    args,
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    env: {},
    clock: manualClock('2026-01-02T00:00:00Z'),
    signal: new AbortController().signal,
  });
  stdout.end();
  return { status, output: await text(stdout) };
}

test('simulate writes an export of the seed and tells where it and the truth are', async () => {
  const out = join(folder, 'export');
  const { status, output } = await run('--seed', '9', '--days', '10', '--customers', '150', '--out', out);
  assert.equal(status, 0);
  assert.deepEqual(JSON.parse(output), { folder: out, truthFile: `${out}.truth.json`, customers: 150, cases: 40 });
  assert.equal(Provider.parse(JSON.parse(await readFile(join(out, 'provider.json'), 'utf8'))).seed, 9);
});

test('simulate refuses a missing folder and a seed that is no whole number', async () => {
  await assert.rejects(run('--seed', '9'), ProblemError);
  await assert.rejects(run('--seed', 'nine', '--out', join(folder, 'never')), ProblemError);
});
