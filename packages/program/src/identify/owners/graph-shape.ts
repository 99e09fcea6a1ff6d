import type { OwnershipEdge } from '@gatehouse/contracts';

type Ends = Pick<OwnershipEdge, 'owner' | 'owned'>;

/** Edges by what they lead to, and how many steps each party stands above the subject. Linear in edges. */
export interface GraphShape<Edge extends Ends> {
  readonly into: ReadonlyMap<string, readonly Edge[]>;
  /** Steps up from the subject, breadth first: parties that are not above it are absent. */
  readonly depth: ReadonlyMap<string, number>;
}

/** The shape of the graph above a subject. */
export function graphShape<Edge extends Ends>(subject: string, edges: readonly Edge[]): GraphShape<Edge> {
  const into = Map.groupBy(edges, (edge) => edge.owned);
  const depth = new Map([[subject, 0]]);
  for (const [party, steps] of depth) for (const { owner } of into.get(party) ?? []) if (!depth.has(owner)) depth.set(owner, steps + 1);
  return { into, depth };
}

/** The edges of a chain of record ids, owner first; several statements of one step all belong to it. */
export function edgesAlong<Edge extends Ends>(path: readonly string[], edges: readonly Edge[]): Edge[] {
  const steps = new Set(path.slice(1).map((owned, index) => JSON.stringify([path[index], owned])));
  return edges.filter(({ owner, owned }) => steps.has(JSON.stringify([owner, owned])));
}
