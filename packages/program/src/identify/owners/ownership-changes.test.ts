import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedPacks as rules } from '../../../test-support/shipped-packs.ts';
import { ownershipChanges } from './ownership-changes.ts';
import { recordedStake } from './owners-for-tests.ts';

test('ownershipChanges() counts what happened on one day together and keeps the two times apart', () => {
  const interests = [{ type: 'shareholding', startDate: '2026-01-05', endDate: '2026-04-01T00:00:00Z' }];
  const changes = ownershipChanges([recordedStake('1', ['a', 'b'], interests), recordedStake('2', ['b', 'c'], interests)], rules);
  assert.deepEqual(
    changes.filter(({ axis }) => axis !== 'law'),
    [
      { date: '2026-01-01', axis: 'valid', what: '2 × statement made' },
      { date: '2026-01-05', axis: 'valid', what: '2 × interest began' },
      { date: '2026-02-01', axis: 'recorded', what: '2 × statement recorded' },
      { date: '2026-04-01', axis: 'valid', what: '2 × interest ended' },
    ],
  );
});

test('ownershipChanges() tells changes of law from the first fact on, and passes over a year without a day', () => {
  const changes = ownershipChanges([recordedStake('1', ['a', 'b'], [{ startDate: '1999' }])], rules);
  assert.ok(changes.every(({ date }) => date >= '2026-01-01'));
  assert.ok(changes.some(({ axis, what }) => axis === 'law' && what.startsWith('BIS Affiliates Rule')));
});

test('ownershipChanges() keeps the newest of too many', () => {
  const day = (index: number): string => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
  const many = Array.from({ length: 700 }, (_, index) => recordedStake(`${index}`, ['a', 'b'], [], { statementDate: day(index) }));
  const changes = ownershipChanges(many, rules);
  assert.equal(changes.length, 500);
  assert.notEqual(changes[0]?.date, day(0));
});
