import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OwnershipNode } from '@gatehouse/contracts';
import { edgesAlong, graphShape } from './graph-shape.ts';
import { shownNodes } from './shown-nodes.ts';

const edge = (owner: string, owned: string, nominee = false) => ({ owner, owned, nominee });
const EDGES = [edge('far', 'near'), edge('near', 'c'), edge('p', 'c'), edge('n', 'c', true), edge('c', 'far')];
const SHAPE = graphShape('c', EDGES);
const KINDS: Readonly<Record<string, OwnershipNode['kind']>> = { p: 'person', n: 'person' };
const NODES = [...SHAPE.depth].map(([id, depth]): OwnershipNode => ({
  id,
  depth,
  name: id,
  kind: KINDS[id] ?? 'entity',
  country: null,
  lists: [],
  nominee: false,
  inCycle: false,
  cycle: null,
  owners: { person: 0, entity: 0, unknown: 0, nominee: 0 },
}));
const shown = (limit: number, around?: Parameters<typeof shownNodes>[2]['around']): string[] => [
  ...shownNodes(NODES, SHAPE, { first: ['c', 'near', 'far'], limit, around }),
];

test('graphShape() counts steps up from the subject and ends in a circle', () => {
  assert.deepEqual(
    [...SHAPE.depth],
    [
      ['c', 0],
      ['near', 1],
      ['p', 1],
      ['n', 1],
      ['far', 2],
    ],
  );
});

test('edgesAlong() finds every statement of each step of a chain', () => {
  const twice = [edge('a', 'b'), edge('a', 'b'), edge('b', 'a'), edge('b', 'c')];
  assert.equal(edgesAlong(['a', 'b', 'c'], twice).length, 3);
  assert.equal(edgesAlong([], twice).length, 0);
});

test('shownNodes() keeps the subject and its path to risk before whoever stands nearer', () => {
  assert.deepEqual(shown(3), ['c', 'near', 'far']);
  assert.deepEqual(shown(10).length, 5);
});

test('shownNodes() opens around a party by the kind of its direct owners', () => {
  assert.deepEqual(shown(10, { record: 'c', kind: 'person' }), ['c', 'p', 'n']);
  assert.deepEqual(shown(10, { record: 'c', kind: 'nominee' }), ['c', 'n']);
  assert.deepEqual(shown(10, { record: 'c', kind: 'unknown' }), ['c']);
  assert.deepEqual(shown(2, { record: 'c' }), ['c', 'near']);
});
