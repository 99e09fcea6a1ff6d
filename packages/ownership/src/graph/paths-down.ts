import { heldRows } from './holding-table.ts';
import type { OwnershipGraph } from './ownership-graph.ts';
import { partyAt } from './party-at.ts';

const PATHS_MAX = 5;
const STEPS_MAX = 1_000;

/**
 * Up to five chains of record ids from an owner down to the target, without repeated parties, shortest first.
 * Breadth first among the parties upstream of the target; stops after 1,000 steps with what it has.
 */
export function pathsDown(graph: OwnershipGraph, owner: number, target: number, upstream: ReadonlySet<number>): string[][] {
  const found: string[][] = [];
  const waiting: (readonly number[])[] = [[owner]];
  for (let at = 0; at < waiting.length && waiting.length < STEPS_MAX && found.length < PATHS_MAX; at += 1) {
    const path = waiting[at] ?? [];
    for (const table of [graph.direct, graph.indirect]) {
      for (const row of heldRows(table, path.at(-1) ?? owner)) {
        const next = table.owned[row] ?? 0;
        if (next === target) found.push([...path, next].map((node) => partyAt(graph, node).id));
        else if (upstream.has(next) && !path.includes(next)) waiting.push([...path, next]);
      }
    }
  }
  return found.slice(0, PATHS_MAX);
}
