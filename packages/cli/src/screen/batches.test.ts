import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchesOf } from './batches.ts';
import type { NumberedLine } from './screened-lines.ts';

async function gathered(lines: AsyncIterable<string>): Promise<NumberedLine[][]> {
  const batches: NumberedLine[][] = [];
  for await (const batch of batchesOf(lines)) batches.push([...batch]);
  return batches;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('batchesOf() puts lines that come at once together, numbered as in the input, without the blank ones', async () => {
  async function* lines(): AsyncGenerator<string> {
    yield* ['a', '', ' ', 'b'];
  }
  assert.deepEqual(await gathered(lines()), [
    [
      { number: 1, line: 'a' },
      { number: 4, line: 'b' },
    ],
  ]);
});

test('batchesOf() does not wait for a line that is not there yet', async () => {
  async function* lines(): AsyncGenerator<string> {
    yield 'a';
    await turn();
    await turn();
    yield 'b';
  }
  assert.deepEqual(
    (await gathered(lines())).map((batch) => batch.map(({ line }) => line)),
    [['a'], ['b']],
  );
});

test('batchesOf() ends a batch when it is full and loses no line', async () => {
  const all = Array.from({ length: 1001 }, (_, number) => String(number));
  async function* lines(): AsyncGenerator<string> {
    yield* all;
  }
  const batches = await gathered(lines());
  assert.ok(batches.length > 4);
  assert.deepEqual(
    batches.flat().map(({ line }) => line),
    all,
  );
});

test('batchesOf() gives what came before a failure, then fails', async () => {
  async function* lines(): AsyncGenerator<string> {
    yield 'a';
    throw new Error('the disk is gone');
  }
  const seen: string[] = [];
  await assert.rejects(async () => {
    for await (const batch of batchesOf(lines())) seen.push(...batch.map(({ line }) => line));
  }, /the disk is gone/);
  assert.deepEqual(seen, ['a']);
});
