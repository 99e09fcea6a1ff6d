import type { Counting } from './designation-scope.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';

/** Record id to the lists that name the party: `SDN`, `EL`, `MEU`, `SDN:NPWMD`, …. */
export type Designated = ReadonlyMap<string, readonly string[]>;

/** Who counts under one rule, by node. */
export interface Counted {
  readonly certain: ReadonlySet<number>;
  /** On a list that may count. */
  readonly unclear: ReadonlySet<number>;
  readonly listsOf: ReadonlyMap<number, readonly string[]>;
  /** Whom an unclear one may be, where it is unclear because its record may be that of a designated or blocked party. */
  readonly likeness?: ReadonlyMap<number, { readonly id: string; readonly probability: number }>;
}

/** The designated parties that a rule counts. Ids that the graph does not know are passed over. */
export function countedUnder(graph: OwnershipGraph, designated: Designated, counts: (list: string) => Counting): Counted {
  const certain = new Set<number>();
  const unclear = new Set<number>();
  const listsOf = new Map<number, readonly string[]>();
  for (const [id, lists] of designated) {
    const node = graph.nodeOf.get(id);
    const counting = lists.filter((list) => counts(list) !== 'no');
    if (node === undefined || counting.length === 0) continue;
    listsOf.set(node, counting);
    (counting.some((list) => counts(list) === 'yes') ? certain : unclear).add(node);
  }
  return { certain, unclear, listsOf };
}
