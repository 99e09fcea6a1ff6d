import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAge } from './list-age.ts';

const list = (name: string, age_days: number | null, stale = false) => ({ name, version: 'v', date: null, entries: 1, age_days, stale });

test('listAge() speaks for the oldest list when all are fresh', () => {
  assert.deepEqual(listAge([list('SDN', 1), list('EL', 3)]), { text: 'lists 3 d', loud: false });
});

test('listAge() is loud when a list is stale, of unknown age, or absent', () => {
  assert.deepEqual(listAge([list('SDN', 40, true), list('EL', 3)]), { text: 'stale: SDN, oldest 40 d', loud: true });
  assert.equal(listAge([list('SDN', null)]).loud, true);
  assert.deepEqual(listAge([]), { text: 'no lists loaded', loud: true });
});
