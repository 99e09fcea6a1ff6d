import type { LinkedPair } from './link-records.ts';

/** Records that are taken for one party together. */
export interface LinkCluster {
  /** Places in the index, in rising order; two at least. */
  readonly members: readonly number[];
  /** The least likely link without which the cluster would fall apart, or be held by weaker links only. */
  readonly weakest: LinkedPair;
}

export interface LinkClusters {
  readonly clusters: readonly LinkCluster[];
  /** Links over the threshold that would have chained two groups whose other members do not belong together: kept as links, not followed. */
  readonly refused: readonly LinkedPair[];
}

export interface ClusterOptions {
  /** Links less likely than this join nothing. */
  readonly probability_min: number;
  /** How likely any two records are one party; it is asked of pairs across two groups before they are joined. */
  readonly probabilityOf: (a: number, b: number) => number;
}

/** Pairs across two groups that are asked about before they are joined. */
const CROSS_PAIRS_MAX = 49;
/** What those pairs have to reach on average: a chain of likely links between ends that are surely different stays two groups. */
const CROSS_MEAN_MIN = 0.3;

/**
 * Groups by connected links, the likeliest first, guarded against chaining: two groups are joined only where the pairs across them are likely enough on
 * average. The weakest link of a group is that of its spanning tree.
 */
export function clustersOf(pairs: readonly LinkedPair[], options: ClusterOptions): LinkClusters {
  const groupOf = new Map<number, number>();
  const groups = new Map<number, { members: number[]; weakest: LinkedPair }>();
  const refused: LinkedPair[] = [];
  const strongest = pairs
    .filter((pair) => pair.probability >= options.probability_min)
    .toSorted((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b);
  let next = 0;
  for (const pair of strongest) {
    const first = groups.get(groupOf.get(pair.a) ?? -1);
    const second = groups.get(groupOf.get(pair.b) ?? -1);
    if (first !== undefined && first === second) continue;
    const left = first?.members ?? [pair.a];
    const right = second?.members ?? [pair.b];
    if (left.length * right.length > 1 && crossMean(left, right, options.probabilityOf) < CROSS_MEAN_MIN) {
      refused.push(pair);
      continue;
    }
    const [larger, smaller] = left.length >= right.length ? [left, right] : [right, left];
    const key = groupOf.get(larger[0] ?? 0) ?? (next += 1);
    if (groups.get(key) === undefined) groupOf.set(larger[0] ?? 0, key);
    const gone = groupOf.get(smaller[0] ?? 0);
    if (gone !== undefined) groups.delete(gone);
    for (const member of smaller) groupOf.set(member, key);
    larger.push(...smaller);
    groups.set(key, { members: larger, weakest: pair });
  }
  return {
    clusters: [...groups.values()].map(({ members, weakest }) => ({ members: members.toSorted((a, b) => a - b), weakest })),
    refused,
  };
}

/** The mean over the pairs across two groups, of at most CROSS_PAIRS_MAX of them, spread evenly. */
function crossMean(left: readonly number[], right: readonly number[], probabilityOf: ClusterOptions['probabilityOf']): number {
  const pairs = left.length * right.length;
  const step = Math.max(1, Math.ceil(pairs / CROSS_PAIRS_MAX));
  let sum = 0;
  let asked = 0;
  for (let at = 0; at < pairs; at += step) {
    sum += probabilityOf(left[Math.floor(at / right.length)] ?? 0, right[at % right.length] ?? 0);
    asked += 1;
  }
  return sum / asked;
}
