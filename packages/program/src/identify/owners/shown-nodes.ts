import type { OwnershipEdge, OwnershipNode } from '@gatehouse/contracts';
import type { GraphShape } from './graph-shape.ts';

export interface Around {
  readonly record: string;
  readonly kind?: 'person' | 'entity' | 'unknown' | 'nominee' | undefined;
}

/**
 * Which parties are shown where there are more than may be: first the subject and its path to risk, then whoever stands nearest.
 * With `around` a party and its direct owners, of one kind where that is asked.
 */
export function shownNodes(
  nodes: readonly OwnershipNode[],
  edges: GraphShape<Pick<OwnershipEdge, 'owner' | 'owned' | 'nominee'>>,
  options: { readonly first: readonly string[]; readonly limit: number; readonly around?: Around | undefined },
): ReadonlySet<string> {
  const { around, first, limit } = options;
  const wanted =
    around === undefined
      ? [...first, ...nodes.toSorted((a, b) => a.depth - b.depth).map(({ id }) => id)]
      : [around.record, ...ownersOfKind(nodes, edges, around)];
  const shown = new Set<string>();
  for (const id of wanted) if (shown.size < limit) shown.add(id);
  return shown;
}

function ownersOfKind(
  nodes: readonly OwnershipNode[],
  edges: GraphShape<Pick<OwnershipEdge, 'owner' | 'owned' | 'nominee'>>,
  { record, kind }: Around,
): string[] {
  const kinds = new Map(nodes.map((node) => [node.id, node.kind]));
  const into = edges.into.get(record) ?? [];
  return into
    .filter(({ owner, nominee }) => kind === undefined || (kind === 'nominee' ? nominee : kinds.get(owner) === kind))
    .map(({ owner }) => owner);
}
