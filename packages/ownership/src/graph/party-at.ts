import type { OwnershipGraph } from './ownership-graph.ts';
import { absentParty, isUnspecified, type Party } from '../facts/party.ts';

/** The party of a node; for a number that is no node, a gap. */
export function partyAt(graph: OwnershipGraph, node: number): Party {
  return graph.parties[node] ?? absentParty(`#${node}`);
}

/** How a sentence calls the party: its name, or its id where it has none. */
export function calledAt(graph: OwnershipGraph, node: number): string {
  const party = partyAt(graph, node);
  if (party.name !== null) return party.name;
  return isUnspecified(party) ? 'an owner whom nobody names' : party.id;
}
