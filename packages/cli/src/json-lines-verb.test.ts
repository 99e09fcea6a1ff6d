import assert from 'node:assert/strict';
import { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import { manualClock, ProblemError } from '@gatehouse/foundation';
import { answerJsonLines } from './json-lines-verb.ts';
import type { VerbContext } from './verb.ts';

function contextOf(lines: readonly string[]): { context: VerbContext; written: () => unknown[] } {
  const chunks: string[] = [];
  const sink = (): Writable => new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk.toString('utf8')), done()) });
  const context = {
    args: [],
    stdin: Readable.from([lines.join('\n')]),
    stdout: sink(),
    stderr: new Writable({ write: (_chunk, _encoding, done) => done() }),
    env: {},
    clock: manualClock('2026-01-02T00:00:00Z'),
    signal: new AbortController().signal,
  };
  return { context, written: () => chunks.map((chunk): unknown => JSON.parse(chunk)) };
}

test('answerJsonLines() begins lines ahead, and writes in the order of the input whatever is answered first', async () => {
  const { context, written } = contextOf(['{"id":1}', '{"id":2}', '{"id":3}']);
  const waiting: (() => void)[] = [];
  const status = answerJsonLines(context, { ahead: 3 }, () => {
    const answer = new Promise<object>((resolve) => waiting.push(() => resolve({})));
    // Nothing is answered before all three are begun; then the last one first.
    if (waiting.length === 3) for (const answerNow of waiting.toReversed()) answerNow();
    return answer;
  });
  assert.equal(await status, 0);
  assert.deepEqual(written(), [{ id: 1 }, { id: 2 }, { id: 3 }]);
});

test('answerJsonLines() answers one line at a time where nothing else is said', async () => {
  const { context, written } = contextOf(['{"id":1}', '{"id":2}']);
  let open = 0;
  const status = await answerJsonLines(context, {}, async () => {
    open += 1;
    await Promise.resolve();
    const alone = open === 1;
    open -= 1;
    return { alone };
  });
  assert.equal(status, 0);
  assert.deepEqual(written(), [
    { id: 1, alone: true },
    { id: 2, alone: true },
  ]);
});

test('answerJsonLines() gives 3 and goes on when a line is in error, in its place', async () => {
  const { context, written } = contextOf(['{"id":1}', '{broken', '{"id":3}', '{"id":4}']);
  const answer = (input: unknown): object => {
    if (JSON.stringify(input) === '{"id":3}') throw new ProblemError('invalid-field', 'No.', 'Yes.');
    return {};
  };
  assert.equal(await answerJsonLines(context, { ahead: 10 }, answer), 3);
  const codes = written().map((line) => (JSON.stringify(line).includes('"error"') ? 'error' : 'done'));
  assert.deepEqual(codes, ['done', 'error', 'error', 'done']);
});

test('answerJsonLines() ends with a failure that is not the input’s fault, and leaves none unheard', async () => {
  const { context } = contextOf(['{"id":1}', '{"id":2}']);
  await assert.rejects(
    answerJsonLines(context, { ahead: 2 }, () => Promise.reject(new Error('the database is gone'))),
    /the database is gone/,
  );
});
