import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatchView } from '@gatehouse/contracts';
import { draftReason, orderMatches } from './judgement.ts';

const match = (id: string, score: number): MatchView => ({
  id,
  subject: 'c-1',
  list: 'SDN',
  listVersion: 'v1',
  listDate: '2026-03-01',
  entryId: '12345',
  caption: 'Somebody',
  score,
  band: 'review',
  parts: [
    { feature: 'name', score: 0.9, weight: 1, effect: 0.9, detail: 'close' },
    { feature: 'birth date', score: 0, weight: 0.2, effect: -0.2, detail: '1972 and 1980' },
  ],
});

test('draftReason() names the parts that speak against when the party is another', () => {
  assert.equal(draftReason('n', match('m-1', 0.7)), 'Another party than SDN 12345: birth date (1972 and 1980).');
});

test('draftReason() drafts nothing when the answer is a legal act', () => {
  assert.equal(draftReason('y', match('m-1', 0.7)), '');
});

test('orderMatches() puts the match of the case first, and its rival after it', () => {
  assert.deepEqual(
    orderMatches([match('m-1', 0.9), match('m-2', 0.7)], 0.7).map(({ id }) => id),
    ['m-2', 'm-1'],
  );
  assert.deepEqual(
    orderMatches([match('m-1', 0.6), match('m-2', 0.7)], null).map(({ id }) => id),
    ['m-2', 'm-1'],
  );
});
