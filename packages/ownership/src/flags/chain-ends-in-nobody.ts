import type { FlagContext, FlagRule } from './flag-context.ts';
import { hasOwners } from '../graph/holding-table.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { needsNoName } from '../facts/party.ts';
import { calledAt, partyAt } from '../graph/party-at.ts';
import { reaches, shareInWords } from '../facts/share-line.ts';
import { namedList } from './named-list.ts';

/** An end that may hold less than this matters to no line. Percent. */
const MATERIAL = 25;

/**
 * A chain of owners that stops at an entity of whom no owner is stated and that is neither listed, designated nor a state, or at an owner
 * whom nobody names. A party about whom nothing at all is stated is not flagged: nobody claimed a chain.
 */
export const chainEndsInNobody: FlagRule = {
  code: 'chain-ends-in-nobody',
  severity: 'warn',
  category: 'A',
  find(context) {
    const { graph, node, upstream, shares, circles } = context;
    const facts: string[] = [];
    for (const member of upstream) {
      const share = shares.get(member);
      if (member === node || share === undefined || !reaches(share.max, MATERIAL) || !isOpenEnd(context, member)) continue;
      facts.push(`${calledAt(graph, member)} (${shareInWords(share)} looked through)`);
    }
    if (facts.length > 0) return `No individual is stated behind ${namedList(facts)}.`;
    return isClosedCircle(graph, upstream, circles) ? 'Every owner above it is owned by another, and nobody stands at the top.' : null;
  },
};

function isOpenEnd({ graph, node, designated, ultimateParent }: FlagContext, member: number): boolean {
  const party = partyAt(graph, member);
  const { id, kind, listed } = party;
  if ((kind !== 'entity' && kind !== 'unknown') || listed || designated.has(id) || needsNoName(party)) return false;
  // A register that publishes parents names no individuals: its ultimate parent is an answer, not a gap.
  const isRegistered = graph.publishedParents.has(partyAt(graph, node).id);
  if (isRegistered && (id === ultimateParent.published || id === ultimateParent.walked)) return false;
  return !hasOwners(graph.direct, member) && !hasOwners(graph.indirect, member);
}

function isClosedCircle(graph: OwnershipGraph, upstream: readonly number[], circles: Int32Array): boolean {
  if (!upstream.some((member) => circles[member] !== -1)) return false;
  return upstream.every((member) => partyAt(graph, member).kind === 'entity' && !partyAt(graph, member).listed);
}
