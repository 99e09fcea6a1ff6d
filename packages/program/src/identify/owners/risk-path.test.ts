import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeViews } from './edge-views.ts';
import { graphShape } from './graph-shape.ts';
import { recordedStake } from './owners-for-tests.ts';
import { riskPath } from './risk-path.ts';

type Party = Parameters<typeof riskPath>[1][number];

const EDGES = edgeViews(
  [
    recordedStake('1', ['mid', 'c'], [{ type: 'shareholding', share: { exact: 50 } }]),
    recordedStake('2', ['top', 'mid'], [{ type: 'shareholding', share: { exact: 50 } }]),
    recordedStake('3', ['agent', 'mid'], [{ type: 'nominee', share: { exact: 50 } }]),
  ],
  { asOf: '2026-03-01', lines: [], supposed: new Set() },
);
const SHAPE = graphShape('c', EDGES);
const parties = (odd: Partial<Party> = {}): Party[] =>
  ['c', 'mid', 'top', 'agent'].map((id) => ({ id, kind: 'entity', inCycle: false, ...(id === 'top' ? odd : {}) }));

test('riskPath() leads to whom nobody names before a nominee, and to a nominee before anybody', () => {
  assert.deepEqual(riskPath(null, parties({ kind: 'unknown' }), SHAPE, EDGES)?.nodes, ['top', 'mid', 'c']);
  assert.deepEqual(riskPath(null, parties({ inCycle: true }), SHAPE, EDGES)?.nodes, ['top', 'mid', 'c']);
  const plain = riskPath(null, parties(), SHAPE, EDGES);
  assert.deepEqual(plain?.nodes, ['agent', 'mid', 'c']);
  assert.deepEqual(plain?.edges, ['1', '3']);
  assert.match(plain?.because ?? '', /acts for somebody else/);
});

test('riskPath() is null where nobody stands above the subject', () => {
  assert.equal(riskPath(null, [{ id: 'c', kind: 'unknown', inCycle: false }], graphShape('c', []), []), null);
});
