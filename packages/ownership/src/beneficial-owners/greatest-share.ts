import { ownerRows } from '../graph/holding-table.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { NOTHING } from '../facts/share-line.ts';

const SETTLED = 1e-14;
const SWEEPS_MAX = 5_000;
/** Holdings times sweeps that one question may cost. */
const WORK_MAX = 500_000;

/**
 * The most that one individual can own of the target, in percent, over every assignment of the unknown shares that fits into each
 * entity's whole; `null` where it would cost too much to tell. Each entity's slack goes to those owners in whom the individual holds most,
 * and that is repeated until nothing moves: the optimum of a stationary decision problem, found by value iteration.
 */
export function greatestShare(graph: OwnershipGraph, upstream: readonly number[], target: number, individual: number): number | null {
  const holdings = upstream.reduce((total, node) => total + ownersOf(graph, node), 0);
  const value = new Map<number, number>([[individual, 1]]);
  for (let sweep = 0; sweep < SWEEPS_MAX && sweep * holdings < WORK_MAX; sweep += 1) {
    let moved = 0;
    // Upstream runs from the target up, so the reverse order carries a value down most chains in one sweep.
    for (let at = upstream.length - 1; at >= 0; at -= 1) {
      const node = upstream[at] ?? target;
      if (node === individual) continue;
      const next = bestMix(graph, node, value);
      moved = Math.max(moved, next - (value.get(node) ?? 0));
      value.set(node, next);
    }
    if (moved <= SETTLED) return Math.min(100, (value.get(target) ?? 0) * 100);
  }
  return null;
}

function bestMix(graph: OwnershipGraph, node: number, value: ReadonlyMap<number, number>): number {
  const { direct, indirect } = graph;
  const options: { worth: number; room: number }[] = [];
  let mix = 0;
  let left = 100;
  for (const row of ownerRows(direct, node)) {
    const worth = value.get(direct.owner[row] ?? -1) ?? 0;
    const min = direct.equityMin[row] ?? NOTHING.min;
    mix += min * worth;
    left -= min;
    options.push({ worth, room: (direct.equityMax[row] ?? 0) - min });
  }
  for (const { worth, room } of options.toSorted((a, b) => b.worth - a.worth)) {
    const given = graph.overfull[node] === 1 ? room : Math.max(0, Math.min(room, left));
    mix += given * worth;
    left -= given;
  }
  for (const row of ownerRows(indirect, node)) mix += (indirect.equityMax[row] ?? 0) * (value.get(indirect.owner[row] ?? -1) ?? 0);
  return Math.min(1, mix / 100);
}

function ownersOf(graph: OwnershipGraph, node: number): number {
  let count = 0;
  for (const table of [graph.direct, graph.indirect]) for (const _ of ownerRows(table, node)) count += 1;
  return count;
}
