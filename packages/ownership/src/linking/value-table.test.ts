import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ValueTable } from './value-table.ts';

test('texts are numbered in the order in which they come, each once, however many', () => {
  const table = new ValueTable();
  for (let at = 0; at < 50_000; at += 1) assert.equal(table.numberOf(`key ${at}`), at);
  for (let at = 0; at < 50_000; at += 997) assert.equal(table.numberOf(`key ${at}`), at);
  assert.equal(table.size, 50_000);
  assert.equal(table.find('key 4711'), 4711);
  assert.equal(table.find('a stranger'), -1);
});
