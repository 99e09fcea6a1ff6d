import type { FlagRule } from './flag-context.ts';
import { needsNoName } from '../facts/party.ts';
import { calledAt, partyAt } from '../graph/party-at.ts';
import { namedList } from './named-list.ts';

/** An owner of whom nobody says who it is: absent, anonymous or unspecified. A listed company's exemption is no sign. */
export const unknownOwner: FlagRule = {
  code: 'unknown-owner',
  severity: 'warn',
  category: 'A',
  find({ graph, node, upstream }) {
    const unknown = upstream.filter((member) => {
      const party = partyAt(graph, member);
      return member !== node && !party.identified && !needsNoName(party);
    });
    if (unknown.length === 0) return null;
    return `Not identified above it: ${namedList(unknown.map((member) => described(graph, member)))}.`;
  },
};

function described(graph: Parameters<FlagRule['find']>[0]['graph'], member: number): string {
  const { reason, recorded } = partyAt(graph, member);
  if (reason !== null) return `${calledAt(graph, member)} (${reason})`;
  return recorded ? calledAt(graph, member) : `${calledAt(graph, member)} (its record is absent)`;
}
