import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatchExplanation } from '@gatehouse/contracts';
import { quickReasons } from './quick-reasons.ts';

const explanation: MatchExplanation = {
  score: 0.84,
  band: 'review',
  parts: [],
  names: null,
  fields: [
    { field: 'birthDate', query: ['1980'], candidate: ['1972'], verdict: 'conflict', detail: '' },
    { field: 'country', query: ['de'], candidate: ['de'], verdict: 'agree', detail: '' },
    { field: 'passportNumber', query: [], candidate: ['X1'], verdict: 'unknown', detail: '' },
    { field: 'gender', query: [], candidate: [], verdict: 'unknown', detail: '' },
  ],
  ignored: [],
  flips: [],
};

test('quickReasons() gives the fields that speak for the verdict first, with what both sides say', () => {
  assert.equal(quickReasons('different', explanation)[0], 'Another birth date: 1980 in the customer’s record, 1972 on the list.');
  assert.equal(quickReasons('same', explanation)[0], 'The country agrees: de in the customer’s record, de on the list.');
});

test('quickReasons() says which side is silent when not enough is known', () => {
  assert.deepEqual(quickReasons('unknown', explanation).slice(0, 2), [
    'The passport number is not known on the customer’s record.',
    'The gender is not known on either side.',
  ]);
});

test('quickReasons() still offers grounds when nothing could be compared, and never more than nine', () => {
  assert.ok(quickReasons('unknown', null).length > 0);
  const many = Array.from({ length: 30 }, (_, index) => ({
    field: `f${index}`,
    query: [],
    candidate: [],
    verdict: 'unknown' as const,
    detail: '',
  }));
  assert.equal(quickReasons('unknown', { ...explanation, fields: many }).length, 9);
});
