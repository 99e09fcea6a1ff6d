import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodsInterest, OwnershipNode } from '@gatehouse/contracts';
import { edgeViews } from './edge-views.ts';
import { gapsAbove } from './gaps-above.ts';
import { graphShape } from './graph-shape.ts';
import { recordedStake } from './owners-for-tests.ts';

function gaps(interests: BodsInterest[], kind: OwnershipNode['kind'] = 'person'): string[] {
  const edges = edgeViews([recordedStake('r', ['p', 'c'], interests)], { asOf: '2026-03-01', lines: [], supposed: new Set() });
  const shape = graphShape('c', edges);
  const owners = { person: 0, entity: 0, unknown: 0, nominee: 0 };
  const nodes = [...shape.depth].map(([id, depth]): OwnershipNode => ({
    id,
    depth,
    name: id.toUpperCase(),
    kind: id === 'p' ? kind : 'entity',
    country: null,
    lists: [],
    nominee: false,
    inCycle: false,
    cycle: null,
    owners,
  }));
  return gapsAbove(nodes, shape);
}

test('gapsAbove() finds no gap where one person is stated to hold the whole', () => {
  assert.deepEqual(gaps([{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 100 } }]), []);
});

test('gapsAbove() names the rest that nobody claims, the share that nobody states, and the owner whom nobody knows', () => {
  assert.deepEqual(gaps([{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 40 } }]), ['who holds the rest of C']);
  assert.deepEqual(gaps([{ type: 'shareholding' }]), ['what share P holds in C']);
  assert.deepEqual(gaps([{ type: 'shareholding', share: { exact: 100 } }], 'unknown'), ['who P is']);
  assert.deepEqual(gaps([{ type: 'shareholding', share: { exact: 100 } }], 'entity'), ['who owns P']);
});
