import type { OwnershipView } from '@gatehouse/contracts';
import { formatShare } from '../format/share.ts';

/** Longer words do not fit between two nodes; the table has them in full. */
const RIGHTS_CHARACTERS_MAX = 22;

export interface OwnerNode {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'entity' | 'unknown';
  readonly country: string | null;
  readonly lists: readonly string[];
  readonly nominee: boolean;
  readonly inCycle: boolean;
  readonly isCustomer: boolean;
  /** On the shortest path that proves a verdict. */
  readonly proving: boolean;
}

export interface OwnerEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** The share, or the rights where no share is stated. */
  readonly label: string;
  readonly proving: boolean;
}

export interface OwnerGraph {
  readonly nodes: readonly OwnerNode[];
  readonly edges: readonly OwnerEdge[];
}

/** What is drawn of an ownership view: edges run from owner to owned, and an edge to a record that is absent is left out. */
export function ownerGraph(view: Pick<OwnershipView, 'subject' | 'nodes' | 'edges'>): OwnerGraph {
  const known = new Set(view.nodes.map(({ id }) => id));
  const edges = view.edges
    .filter((edge) => known.has(edge.owner) && known.has(edge.owned))
    .map((edge) => ({ id: edge.id, source: edge.owner, target: edge.owned, label: labelOf(edge), proving: edge.proving }));
  const proving = new Set(edges.filter((edge) => edge.proving).flatMap(({ source, target }) => [source, target]));
  const nodes = view.nodes.map(({ depth: _depth, ...node }) => ({
    ...node,
    isCustomer: node.id === view.subject,
    proving: proving.has(node.id),
  }));
  return { nodes, edges };
}

function labelOf(edge: OwnershipView['edges'][number]): string {
  if (edge.share !== null) return formatShare(edge.share);
  const rights = edge.rights.join(', ');
  if (rights === '') return 'share unknown';
  return rights.length > RIGHTS_CHARACTERS_MAX ? `${rights.slice(0, RIGHTS_CHARACTERS_MAX - 1)}…` : rights;
}
