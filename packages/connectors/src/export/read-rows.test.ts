import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Account } from '@gatehouse/contracts';
import { LIMITS } from '@gatehouse/foundation';
import fc from 'fast-check';
import { readRows, type RowsRead } from './read-rows.ts';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-rows-'));
after(() => rm(folder, { recursive: true }));

const rowOf = (id: string): string => JSON.stringify({ id, customer: 'cus_1', opened: '2026-01-01T00:00:00Z' });

async function read(content: string | Uint8Array): Promise<RowsRead<Account>> {
  const path = join(folder, 'accounts.jsonl');
  await writeFile(path, content);
  return readRows(path, 'accounts.jsonl', Account);
}
const linesOf = (read_: RowsRead<Account>): [number, string][] => read_.rows.map(({ line, value }) => [line, value.id]);

test('readRows() takes Windows line ends, a byte order mark, empty lines and a last line without its end', async () => {
  const found = await read(`\uFEFF${rowOf('a')}\r\n\r\n${rowOf('b')}\n\n${rowOf('c')}`);
  assert.deepEqual(found.errors, []);
  assert.deepEqual(linesOf(found), [
    [1, 'a'],
    [3, 'b'],
    [5, 'c'],
  ]);
});

test('readRows() reads an empty file as no rows', async () => {
  for (const content of ['', '\n', '\uFEFF']) assert.deepEqual(await read(content), { rows: [], errors: [], brokenIds: new Set() });
});

test('readRows() names line, field, problem and remedy of a bad row, keeps its id, and goes on', async () => {
  const found = await read(`${rowOf('a')}\n{"id":"b","customer":7,"opened":"soon"}\nnot json\n${rowOf('c')}\n`);
  assert.deepEqual(linesOf(found), [
    [1, 'a'],
    [4, 'c'],
  ]);
  assert.deepEqual(
    found.errors.map(({ line, field }) => [line, field]),
    [
      [2, 'customer'],
      [2, 'opened'],
      [3, 'line'],
    ],
  );
  for (const { problem, fix } of found.errors) assert.ok(problem !== '' && fix !== '');
  assert.deepEqual([...found.brokenIds], ['b']);
});

test('readRows() spoils one line and not the file where the encoding is wrong', async () => {
  const latin = Buffer.from('{"id":"x","customer":"M\u00fcller"}', 'latin1');
  const found = await read(Buffer.concat([Buffer.from(`${rowOf('a')}\n`), latin, Buffer.from(`\n${rowOf('b')}\n`)]));
  assert.deepEqual(linesOf(found), [
    [1, 'a'],
    [3, 'b'],
  ]);
  assert.deepEqual(
    found.errors.map(({ line, problem }) => [line, problem]),
    [[2, 'is not UTF-8']],
  );
});

test('readRows() refuses a line over the limit without keeping it, and takes one at the limit', async () => {
  const padded = (bytes: number): string => rowOf('a').replace('{', `{${' '.repeat(bytes - rowOf('a').length)}`);
  const found = await read(`${padded(LIMITS.line_bytes_max)}\n${padded(LIMITS.line_bytes_max + 1)}\n${rowOf('b')}\n`);
  assert.deepEqual(linesOf(found), [
    [1, 'a'],
    [3, 'b'],
  ]);
  assert.deepEqual(
    found.errors.map(({ line, field }) => [line, field]),
    [[2, 'line']],
  );
});

test('readRows() gives every line its number, whatever stands in the file', async () => {
  const line = fc.oneof(
    fc.constant(''),
    fc.constant('{'),
    fc.constant(rowOf('ok')),
    fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, '')),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const found = await read(lines.join('\n'));
      const good = lines.flatMap((text, index) => (text === rowOf('ok') ? [index + 1] : []));
      assert.deepEqual(
        found.rows.map((row) => row.line),
        good,
      );
      for (const error of found.errors) assert.notEqual(lines[error.line - 1], rowOf('ok'));
    }),
    { numRuns: 60 },
  );
});
