import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdAgainstOracle } from './hold-against-oracle-for-tests.ts';

const GRAPHS = 1_500;

test('the calculators agree with a naive enumeration on random graphs with ranges, gaps, circles and nominees', () => {
  let exhaustive = 0;
  for (let number = 0; number < GRAPHS; number += 1) if (holdAgainstOracle(4, number, 400).exhaustive) exhaustive += 1;
  assert.ok(exhaustive > GRAPHS / 100, 'some graphs are small enough to be tried in full');
});
