import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from './csv.ts';

test('toCsv() quotes what holds commas, quotes or line ends', () => {
  assert.equal(toCsv(['id', 'name'], [['c-1', 'Smith, "J"']]), 'id,name\r\nc-1,"Smith, ""J"""\r\n');
});

test('toCsv() disarms a cell when it begins like a formula', () => {
  assert.equal(toCsv(['name'], [['=HYPERLINK("x")']]), 'name\r\n"\'=HYPERLINK(""x"")"\r\n');
});

test('toCsv() leaves the unknown empty and numbers as they are', () => {
  assert.equal(toCsv(['a', 'b'], [[null, -3]]), 'a,b\r\n,-3\r\n');
});
