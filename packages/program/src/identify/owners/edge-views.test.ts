import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodsInterest, BodsShare } from '@gatehouse/contracts';
import { type BareEdge, edgeViews } from './edge-views.ts';
import { recordedStake } from './owners-for-tests.ts';

const DAY = { asOf: '2026-03-01', lines: [25, 50], supposed: new Set<string>() };

function edgeOf(interests: BodsInterest[], members: object = {}): BareEdge | undefined {
  return edgeViews([recordedStake('r', ['a', 'b'], interests, members)], DAY)[0];
}

test('edgeViews() draws the ownership share first, and keeps every right with its own share', () => {
  const edge = edgeOf([
    { type: 'votingRights', share: { exact: 60 } },
    { type: 'shareholding', share: { minimum: 25, maximum: 50 } },
    { type: 'appointmentOfBoard' },
  ]);
  assert.deepEqual([edge?.shareOf, edge?.share], ['equity', { min: 25, max: 50 }]);
  assert.deepEqual(
    edge?.interests.map(({ right, share }) => [right, share]),
    [
      ['votes', { min: 60, max: 60 }],
      ['equity', { min: 25, max: 50 }],
      ['appointment', null],
    ],
  );
});

test('edgeViews() says of each line whether every share reaches it, some, or none; an exclusive end never reaches its number', () => {
  const reachOf = (share: BodsShare): unknown[] => edgeOf([{ type: 'shareholding', share }])?.lines.map(({ reach }) => reach) ?? [];
  assert.deepEqual(reachOf({ exact: 50 }), ['yes', 'yes']);
  assert.deepEqual(reachOf({ exact: 49.999 }), ['yes', 'no']);
  assert.deepEqual(reachOf({ minimum: 25, maximum: 50 }), ['yes', 'possibly']);
  assert.deepEqual(reachOf({ exclusiveMinimum: 10, exclusiveMaximum: 50 }), ['possibly', 'no']);
});

test('edgeViews() takes a share that nobody states for any share, never for nothing', () => {
  const edge = edgeOf([{ type: 'shareholding' }]);
  assert.equal(edge?.share, null);
  assert.deepEqual(
    edge?.lines.map(({ reach }) => reach),
    ['possibly', 'possibly'],
  );
});

test('edgeViews() leaves out what the calculators leave out: what ended, had not begun, or is closed', () => {
  assert.equal(edgeOf([{ type: 'shareholding', endDate: '2026-03-01' }]), undefined);
  assert.equal(edgeOf([{ type: 'shareholding', startDate: '2026-03-02' }]), undefined);
  assert.equal(edgeOf([{ type: 'shareholding' }], { recordStatus: 'closed' }), undefined);
  assert.ok(edgeOf([{ type: 'shareholding', startDate: '2026-03-01', endDate: '2026-03-02' }]));
});

test('edgeViews() gives an owner that is not specified a name of its own', () => {
  assert.equal(
    edgeOf([{ type: 'shareholding' }], { recordDetails: { subject: 'b', interestedParty: { reason: 'unknown' } } })?.owner,
    'unspecified:r',
  );
});
