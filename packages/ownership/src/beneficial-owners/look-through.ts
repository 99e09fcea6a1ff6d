import type { Interval } from '@gatehouse/foundation';
import { hasOwners, type HoldingTable } from '../graph/holding-table.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';

/** Flow under this is not pushed on; what is left of it is counted as residual. A fraction of the target. */
const NEGLIGIBLE = 1e-15;
/** A residual under this is the rounding of doubles. */
const SETTLED = 1e-12;
/** Holdings that one question may pass. What is not pushed on by then widens the upper ends. */
const STEPS_MAX = 20_000;
/** Upper ends that do not fit together can make a cycle swell; past this many wholes every share is open anyway. */
const FLOW_MAX = 1_000;
/** Parties above a target that are looked at one by one, the nearest first. */
const UPSTREAM_MAX = 5_000;

const NOBODY: ReadonlyMap<number, Interval> = new Map();

/** Everybody from whom a chain of holdings of any kind leads down to the target: the target first, then the nearest, at most 5,000. */
export function upstreamOf(graph: OwnershipGraph, target: number): number[] {
  if (!isOwned(graph, target)) return [target];
  const seen = new Set([target]);
  // A set may grow while it is walked: what is added is visited too.
  for (const node of seen) {
    if (seen.size >= UPSTREAM_MAX) break;
    for (const table of [graph.direct, graph.indirect]) {
      const end = table.ownedStart[node + 1] ?? 0;
      for (let row = table.ownedStart[node] ?? 0; row < end; row += 1) seen.add(table.owner[row] ?? 0);
    }
  }
  return [...seen];
}

/**
 * What each party upstream owns of the target, looked through: multiplied along a chain, summed over all chains, with what comes back
 * through cycles (50 % beside a cycle that returns half a percent is 50.25 %). Percent. Nominees hold for somebody else, so their part is
 * only possible. What a slow cycle or a vast graph leaves unpushed may still reach anybody, so it is added to every upper end.
 */
export function lookThrough(graph: OwnershipGraph, target: number): ReadonlyMap<number, Interval> {
  if (!isOwned(graph, target)) return NOBODY;
  const least = flowUp(graph, target, 'least');
  const most = flowUp(graph, target, 'most');
  const shares = new Map<number, Interval>();
  for (const [node, flow] of most.reached) {
    const max = Math.min(100, (flow + most.residual) * 100);
    shares.set(node, { min: Math.min(max, (least.reached.get(node) ?? 0) * 100), max });
  }
  return shares;
}

/** Pushes the target's whole up to its owners, their parts on to theirs, until next to nothing is left to push. */
function flowUp(graph: OwnershipGraph, target: number, end: 'least' | 'most'): { reached: Map<number, number>; residual: number } {
  const reached = new Map<number, number>();
  let pending = new Map<number, number>([[target, 1]]);
  let steps = 0;
  let residual = 0;
  let flow = 1;
  while (pending.size > 0 && steps < STEPS_MAX && flow < FLOW_MAX) {
    const next = new Map<number, number>();
    for (const [node, amount] of pending) {
      if (amount < NEGLIGIBLE) {
        residual += amount;
        continue;
      }
      for (const table of [graph.direct, graph.indirect]) steps += pushOne(graph, table, node, amount, end, reached, next);
    }
    pending = next;
    flow = 0;
    for (const amount of pending.values()) flow += amount;
  }
  for (const amount of pending.values()) residual += amount;
  return { reached, residual: residual < SETTLED ? 0 : residual };
}

function pushOne(
  graph: OwnershipGraph,
  table: HoldingTable,
  node: number,
  amount: number,
  end: 'least' | 'most',
  reached: Map<number, number>,
  next: Map<number, number>,
): number {
  const first = table.ownedStart[node] ?? 0;
  const last = table.ownedStart[node + 1] ?? 0;
  for (let row = first; row < last; row += 1) {
    const share = end === 'most' ? table.equityMax[row] : table.nominee[row] === 1 ? 0 : table.equityMin[row];
    const part = (amount * (share ?? 0)) / 100;
    if (part === 0) continue;
    const owner = table.owner[row] ?? 0;
    reached.set(owner, (reached.get(owner) ?? 0) + part);
    // Only what somebody owns passes a part on.
    if (isOwned(graph, owner)) next.set(owner, (next.get(owner) ?? 0) + part);
  }
  return last - first;
}

function isOwned(graph: OwnershipGraph, node: number): boolean {
  return hasOwners(graph.direct, node) || hasOwners(graph.indirect, node);
}
