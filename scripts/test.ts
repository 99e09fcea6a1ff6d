import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@gatehouse/foundation';
import { emptyTestDatabase, stopTestCluster } from '@gatehouse/store';
import { runTests } from './run-tests.ts';
import { filesUnder } from './source-files.ts';

/**
 * `npm test [-- PATH …]`: every test beside the code, then those over rooms. Its last line is `N passed, N failed`; the exit status is
 * not zero when something failed or nothing ran. A PATH is any part of a file's path.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The slow ones first: what begins last should be short. */
const FOLDERS = ['test/e2e', 'test/faults', 'test/console', 'packages', 'scripts'];
const FILE_TIMEOUT_MS = 300_000;
const WORKERS_MAX = 4;

const LEFT_OUT = [
  'left out: comparisons with other tools and their servers, which need those tools or the network (npm run test:peers)',
  'left out: soaks and measures of speed, which take minutes to hours (perf/)',
];

process.exitCode = await main(process.argv.slice(2));

async function main(filters: readonly string[]): Promise<number> {
  const files = testFiles(filters);
  say(`${files.length} test files${filters.length === 0 ? '' : ` with ${filters.join(' or ')} in their path`}`);
  if (!existsSync(join(ROOT, '..', 'shared')))
    say('the reference folder is not beside this checkout: tests that read it are skipped and listed below');
  const started_ms = systemClock.now();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  // The shared cluster ends when nobody is connected for a while; a test that computes for long between two queries counts on it.
  const held = filters.length === 0 ? await emptyTestDatabase() : undefined;
  const connection = await held?.pool.connect();
  const concurrency = Math.min(availableParallelism(), WORKERS_MAX);
  const tally = await runTests({
    files: files.map((path) => join(ROOT, path)),
    concurrency,
    timeout_ms: FILE_TIMEOUT_MS,
    signal: stop.signal,
    say,
  });
  connection?.release();
  await held?.drop();
  // A part of the tests may run beside others of this checkout: their cluster ends by itself when nobody uses it.
  if (filters.length === 0) stopTestCluster();
  for (const { name, file, because } of tally.skipped) say(`skipped: ${file} ${name}: ${because}`);
  for (const line of LEFT_OUT) say(line);
  if (stop.signal.aborted) say('interrupted: not every test ran');
  const ran = tally.passed + tally.failed > 0;
  if (!ran) say('no test ran');
  say(`${Math.round((systemClock.now() - started_ms) / 1000)} s, ${tally.skipped.length} skipped`);
  say(`${tally.passed} passed, ${tally.failed} failed`);
  return ran && tally.failed === 0 && !stop.signal.aborted ? 0 : 1;
}

function testFiles(filters: readonly string[]): string[] {
  const all = FOLDERS.flatMap((folder) => filesUnder(ROOT, folder).sort()).filter((path) => path.endsWith('.test.ts'));
  return all.filter((path) => filters.length === 0 || filters.some((filter) => path.includes(filter)));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
