import type { UltimateParent } from '@gatehouse/contracts';
import { ownerRows } from '../graph/holding-table.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { partyAt } from '../graph/party-at.ts';
import { passes } from '../facts/share-line.ts';

/**
 * The ultimate parent that a register publishes beside the one at which the chain of direct parents ends.
 * A direct parent is the one that the register publishes, else the entity that holds the majority of the votes. Where both are known and
 * differ the data contradict themselves: `conflict` is true, and `id` is the published one, for a chain with a missing link ends too low.
 */
export function ultimateParent(graph: OwnershipGraph, node: number): UltimateParent {
  const published = publishedParent(graph, node, 'ultimate');
  const walked = walkUp(graph, node);
  const id = published ?? walked;
  const parentNode = id === null ? undefined : graph.nodeOf.get(id);
  return {
    id,
    name: parentNode === undefined ? null : partyAt(graph, parentNode).name,
    published,
    walked,
    conflict: published !== null && walked !== null && published !== walked,
  };
}

function walkUp(graph: OwnershipGraph, node: number): string | null {
  const seen = new Set([node]);
  let top = node;
  for (let parent = directParent(graph, top); parent !== null; parent = directParent(graph, top)) {
    // A circle of parents has no top.
    if (seen.has(parent)) return null;
    seen.add(parent);
    top = parent;
  }
  return top === node ? null : partyAt(graph, top).id;
}

function directParent(graph: OwnershipGraph, node: number): number | null {
  const published = publishedParent(graph, node, 'direct');
  if (published !== null) return graph.nodeOf.get(published) ?? null;
  const { direct } = graph;
  for (const row of ownerRows(direct, node)) {
    const owner = direct.owner[row] ?? 0;
    const { kind } = partyAt(graph, owner);
    if ((kind === 'entity' || kind === 'state') && passes(direct.votesMin[row] ?? 0, 50)) return owner;
  }
  return null;
}

function publishedParent(graph: OwnershipGraph, node: number, level: 'direct' | 'ultimate'): string | null {
  return graph.publishedParents.get(partyAt(graph, node).id)?.find((parent) => parent.level === level)?.parentId ?? null;
}
