import type { Headquarters } from '@gatehouse/contracts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { partyAt } from '../graph/party-at.ts';
import { ultimateParent } from './ultimate-parent.ts';

/**
 * Where an entity is headquartered, and where its ultimate parent is: what the BIS guidance of 13 May 2025 asks, and neither
 * the jurisdiction of organisation nor a beneficial owner's nationality. `basis` says how good the answer is.
 */
export function headquarters(graph: OwnershipGraph, node: number): Headquarters {
  const parentId = ultimateParent(graph, node).id;
  const parentNode = parentId === null ? undefined : graph.nodeOf.get(parentId);
  const parent = parentId === null || parentNode === undefined ? null : { id: parentId, ...partyAt(graph, parentNode).seat };
  return { ...partyAt(graph, node).seat, ultimateParent: parent };
}
