import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodsInterest, OwnershipSupposition } from '@gatehouse/contracts';
import { recordedParty, recordedStake } from './owners-for-tests.ts';
import { suppose } from './suppose.ts';

const DAY = '2026-03-01';
const STATED: BodsInterest[] = [
  { type: 'shareholding', share: { exact: 10 }, startDate: '2025-01-01' },
  { type: 'shareholding', share: { exact: 5 } },
  { type: 'votingRights', share: { exact: 10 } },
];
const LIVE = [recordedParty('a', 'person'), recordedParty('b', 'entity'), recordedStake('r', ['a', 'b'], STATED)];
const apply = (...changes: OwnershipSupposition[]) => suppose(LIVE, changes, DAY, ['OWN']);

function interestsOf(...changes: OwnershipSupposition[]): BodsInterest[] | undefined {
  const found = apply(...changes).live.find(({ statement }) => statement.recordId === 'r')?.statement;
  return found?.recordType === 'relationship' ? found.recordDetails.interests : undefined;
}

test('suppose() puts one share in the place of all of its right, and leaves the others', () => {
  assert.deepEqual(interestsOf({ change: 'share', edge: 'r', right: 'equity', share: { min: 20, max: 30 } }), [
    { type: 'shareholding', share: { minimum: 20, maximum: 30 }, startDate: '2025-01-01' },
    { type: 'votingRights', share: { exact: 10 } },
  ]);
});

test('suppose() adds a right that the edge did not state, from the day that is looked at', () => {
  assert.deepEqual(interestsOf({ change: 'share', edge: 'r', right: 'profit', share: { min: 1, max: 1 } })?.[0], {
    type: 'rightsToProfitOrIncome',
    directOrIndirect: 'direct',
    startDate: DAY,
    share: { exact: 1 },
  });
});

test('suppose() leaves the facts that it was given as they are', () => {
  const before = structuredClone(LIVE);
  apply({ change: 'share', edge: 'r', right: 'equity', share: { min: 1, max: 1 } }, { change: 'remove', edge: 'r' });
  assert.deepEqual(LIVE, before);
});

test('suppose() applies suppositions in their order: what was removed cannot be changed', () => {
  assert.throws(() => apply({ change: 'remove', edge: 'r' }, { change: 'control', edge: 'r', type: 'trustee', held: true }), /record id/);
});

test('suppose() takes control away and gives it', () => {
  const given = interestsOf({ change: 'control', edge: 'r', type: 'trustee', held: true });
  assert.equal(given?.at(-1)?.type, 'trustee');
  const taken = interestsOf(
    { change: 'control', edge: 'r', type: 'trustee', held: true },
    { change: 'control', edge: 'r', type: 'trustee', held: false },
  );
  assert.deepEqual(taken, STATED);
});

test('suppose() knows the lists of the house and those in use, with their programmes, and no others', () => {
  for (const list of ['SDN', 'SDN:NPWMD', 'OWN'])
    assert.deepEqual(apply({ change: 'designate', record: 'a', lists: [list] }).lists.get('a'), [list]);
  assert.throws(() => apply({ change: 'designate', record: 'a', lists: ['MINE'] }), /No watch list/);
  assert.throws(() => apply({ change: 'designate', record: 'r', lists: [] }), /No party/);
});
