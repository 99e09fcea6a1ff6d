import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutOwners } from './layout-owners.ts';
import { ownerGraph } from './owner-graph.ts';
import { madeEdge, madeNode } from './owners-for-tests.ts';

const node = madeNode;
const edge = madeEdge;

test('ownerGraph() draws from owner to owned and marks the path that proves', () => {
  const graph = ownerGraph({
    subject: 'c',
    nodes: [node('c', 0), node('a', 1), node('b', 1)],
    edges: [edge('a', 'c', { proving: true }), edge('b', 'c', { share: null, rights: ['appointment of board'] })],
  });
  assert.deepEqual(
    graph.edges.map(({ source, target, label }) => [source, target, label]),
    [
      ['a', 'c', '50 %'],
      ['b', 'c', 'appointment of board'],
    ],
  );
  assert.deepEqual(
    graph.nodes.map(({ id, isCustomer, proving }) => [id, isCustomer, proving]),
    [
      ['c', true, true],
      ['a', false, true],
      ['b', false, false],
    ],
  );
});

test('ownerGraph() leaves an edge out when its owner has no record', () => {
  assert.equal(ownerGraph({ subject: 'c', nodes: [node('c', 0)], edges: [edge('gone', 'c')] }).edges.length, 0);
});

test('layoutOwners() puts owners to the left of what they own', () => {
  const at = layoutOwners(
    ownerGraph({ subject: 'c', nodes: [node('c', 0), node('a', 1), node('b', 2)], edges: [edge('a', 'c'), edge('b', 'a')] }),
  );
  const x = (id: string): number => at.get(id)?.x ?? NaN;
  assert.ok(x('b') < x('a') && x('a') < x('c'));
});

test('layoutOwners() places every node when owners own each other in a circle', () => {
  const at = layoutOwners(
    ownerGraph({
      subject: 'c',
      nodes: [node('c', 0), node('a', 1), node('b', 2)],
      edges: [edge('a', 'c'), edge('b', 'a'), edge('a', 'b')],
    }),
  );
  assert.equal(at.size, 3);
});

test('layoutOwners() lays out a thousand nodes within two seconds', () => {
  const nodes = Array.from({ length: 1000 }, (_, index) => node(`n${index}`, index === 0 ? 0 : 1));
  const edges = nodes.slice(1).map(({ id }, index) => edge(id, `n${Math.floor(index / 3)}`));
  const start = performance.now();
  assert.equal(layoutOwners(ownerGraph({ subject: 'n0', nodes, edges })).size, 1000);
  assert.ok(performance.now() - start < 2000);
});
