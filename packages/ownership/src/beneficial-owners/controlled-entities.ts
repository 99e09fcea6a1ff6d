import { CERTAIN_BITS, controlKindsOf, PASSING_BITS } from '../facts/control-kind.ts';
import { heldRows, type HoldingTable, ownerRows } from '../graph/holding-table.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { passes } from '../facts/share-line.ts';

/** More than this share of the votes decides alone. Percent. */
const MAJORITY = 50;

/** How one individual controls an entity. */
export interface Control {
  readonly kinds: ReadonlySet<string>;
  /** True where the stated facts suffice. */
  readonly certain: boolean;
}

/**
 * Every entity that an individual controls: directly (the right to appoint the board, other influence or control, …), through a majority of
 * the votes that the individual and the entities under its control hold together, or through control of a controlling entity.
 * Climbs to the fixed point, so cycles are safe. Linear in the holdings of what is controlled.
 * Source: "substantial control" in proposed 15 CFR 7.301, which leaves it undefined; this is the default reading.
 */
export function controlledEntities(graph: OwnershipGraph, individual: number): ReadonlyMap<number, Control> {
  const certain = spread(graph, individual, true);
  const possible = spread(graph, individual, false);
  const controls = new Map<number, Control>();
  for (const [node, kinds] of possible) controls.set(node, { kinds, certain: false });
  for (const [node, kinds] of certain) controls.set(node, { kinds, certain: true });
  return controls;
}

function spread(graph: OwnershipGraph, individual: number, certainOnly: boolean): Map<number, Set<string>> {
  const kindsOf = new Map<number, Set<string>>();
  const votes = new Map<number, number>();
  const waiting: { node: number; passing: boolean }[] = [{ node: individual, passing: true }];
  const arrived = new Set<number>([individual]);
  const control = (node: number, kinds: readonly string[], passing: boolean): void => {
    const known = kindsOf.get(node) ?? new Set();
    for (const kind of kinds) known.add(kind);
    kindsOf.set(node, known);
    if (!passing || arrived.has(node)) return;
    arrived.add(node);
    waiting.push({ node, passing });
  };
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const byWhom = step.node === individual ? 'direct' : 'controlled-chain';
    // A summary of a shown chain repeats its votes, but may be the only one to state control.
    for (const table of [graph.direct, graph.indirect, graph.summaries]) {
      for (const row of heldRows(table, step.node)) {
        const owned = table.owned[row] ?? 0;
        const bits = (table.controls[row] ?? 0) & (certainOnly ? CERTAIN_BITS : ~0);
        // What a controlled entity may do its controller may do; an office held in a company above is not held here.
        const effective = step.node === individual ? bits : bits & PASSING_BITS;
        if (effective !== 0) control(owned, kindsOfStep(byWhom, controlKindsOf(effective)), (effective & PASSING_BITS) !== 0);
        if (table === graph.summaries) continue;
        const held = (votes.get(owned) ?? 0) + votesOf(table, row, certainOnly);
        votes.set(owned, held);
        if (passes(held, MAJORITY) && fitsVotes(graph, owned, arrived, held)) control(owned, kindsOfStep(byWhom, ['votingMajority']), true);
      }
    }
  }
  return kindsOf;
}

function kindsOfStep(byWhom: string, kinds: readonly string[]): readonly string[] {
  return byWhom === 'direct' ? kinds : [...kinds, byWhom];
}

function votesOf(table: HoldingTable, row: number, certainOnly: boolean): number {
  if (!certainOnly) return table.votesMax[row] ?? 0;
  return table.nominee[row] === 1 ? 0 : (table.votesMin[row] ?? 0);
}

// Several upper ends may not fit into the whole together: what the others certainly hold is not theirs.
function fitsVotes(graph: OwnershipGraph, node: number, own: ReadonlySet<number>, held: number): boolean {
  let others = 0;
  for (const row of ownerRows(graph.direct, node)) if (!own.has(graph.direct.owner[row] ?? -1)) others += graph.direct.votesMin[row] ?? 0;
  return graph.overfull[node] === 1 || passes(Math.min(held, 100 - others), MAJORITY);
}
