import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clustersOf } from './link-clusters.ts';
import type { LinkedPair } from './link-records.ts';

function cluster(pairs: readonly LinkedPair[]) {
  const known = new Map(pairs.map(({ a, b, probability }) => [`${a} ${b}`, probability]));
  return clustersOf(pairs, {
    probability_min: 0.5,
    probabilityOf: (a, b) => known.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? 0,
  });
}

test('links make groups, and the weakest that holds a group is shown', () => {
  const weak = { a: 1, b: 2, probability: 0.7 };
  const { clusters } = cluster([
    weak,
    { a: 0, b: 1, probability: 0.99 },
    { a: 0, b: 2, probability: 0.6 },
    { a: 5, b: 6, probability: 0.4 },
  ]);
  assert.deepEqual(clusters, [{ members: [0, 1, 2], weakest: weak }]);
});

test('two groups whose members are surely different are not chained by one link, which stays told', () => {
  const bridge = { a: 2, b: 3, probability: 0.8 };
  const { clusters, refused } = cluster([
    { a: 0, b: 1, probability: 0.99 },
    { a: 0, b: 2, probability: 0.99 },
    { a: 1, b: 2, probability: 0.99 },
    { a: 3, b: 4, probability: 0.99 },
    bridge,
  ]);
  assert.deepEqual(
    clusters.map(({ members }) => members),
    [
      [0, 1, 2],
      [3, 4],
    ],
  );
  assert.deepEqual(refused, [bridge]);
});

test('a chain of likely links whose ends may be one party is one group', () => {
  const { clusters } = cluster([
    { a: 0, b: 1, probability: 0.9 },
    { a: 1, b: 2, probability: 0.8 },
    { a: 0, b: 2, probability: 0.3 },
  ]);
  assert.deepEqual(clusters[0]?.members, [0, 1, 2]);
});
