import { run } from 'node:test';
import { TestTally } from './test-tally.ts';

export interface RunTestsOptions {
  /** Absolute paths of the test files, in the order in which they are begun. */
  readonly files: readonly string[];
  /** Test files at once. */
  readonly concurrency: number;
  /** A file that takes longer is ended and counts as failed. */
  readonly timeout_ms: number;
  readonly signal?: AbortSignal;
  /** Called with one line or block of text, at once for each failure. */
  readonly say: (text: string) => void;
}

/** What a file says on standard error is told only when the file as a whole failed: there it names the cause. */
const STDERR_LINES_MAX = 40;

/**
 * Runs each file in a process of its own, tells each failure as it comes, and counts leaf tests: a suite or a test that only holds
 * others is not counted for itself. A file that crashes, hangs past the limit or holds no test counts as one failure.
 */
export async function runTests({ files, concurrency, ...options }: RunTestsOptions): Promise<TestTally> {
  const tally = new TestTally();
  const waiting = [...files];
  await Promise.all(Array.from({ length: concurrency }, work));
  return tally;

  async function work(): Promise<void> {
    for (let file = waiting.shift(); file !== undefined && options.signal?.aborted !== true; file = waiting.shift())
      await runFile(file, tally, options);
  }
}

/** The runner's own time limit fails the test but leaves its process running: the signal ends the process. */
async function runFile(
  file: string,
  tally: TestTally,
  { timeout_ms, signal, say }: Omit<RunTestsOptions, 'files' | 'concurrency'>,
): Promise<void> {
  const limit = AbortSignal.timeout(timeout_ms);
  const stream = run({ files: [file], isolation: 'process', signal: signal === undefined ? limit : AbortSignal.any([limit, signal]) });
  const lastWords: string[] = [];
  stream.on('test:stderr', ({ message }) => hear(message));
  // An error that is thrown after the tests of a file comes as a diagnostic.
  stream.on('test:diagnostic', ({ message, level }) => level === 'error' && hear(message));
  stream.on('test:fail', (event) => tell(tally.fail(event)));
  stream.on('test:pass', (event) => tell(tally.pass(event)));
  // Reading the stream to its end is what runs the tests.
  for await (const event of stream) void event;
  if (tally.fileFailed(file) && lastWords.length > 0) say(lastWords.join('\n'));
  if (limit.aborted) say(`  ended after ${timeout_ms / 1000} s`);

  function hear(message: string): void {
    lastWords.push(message.trimEnd());
    if (lastWords.length > STDERR_LINES_MAX) lastWords.shift();
  }

  function tell(failure: string | undefined): void {
    if (failure !== undefined) say(failure);
  }
}
