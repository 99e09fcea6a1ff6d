import type { FlagRule } from './flag-context.ts';
import { partyAt } from '../graph/party-at.ts';
import { shareInWords } from '../facts/share-line.ts';
import { namedList } from './named-list.ts';

/** A US entity with a beneficial owner whose stated nationalities do not include the US: proposed 15 CFR 7.302(d)(1)(i) asks for all of them. */
export const foreignBeneficialOwner: FlagRule = {
  code: 'foreign-beneficial-owner',
  severity: 'info',
  category: 'A',
  find({ graph, node, beneficialOwners }) {
    if (partyAt(graph, node).jurisdiction?.slice(0, 2) !== 'US') return null;
    const foreign = beneficialOwners.filter((owner) => !owner.possible && owner.countries.length > 0 && !owner.countries.includes('US'));
    if (foreign.length === 0) return null;
    return `Organised in the US; ${namedList(foreign.map((owner) => `${owner.name ?? owner.id} (${owner.countries.join(', ')}) ${shareInWords(owner.share)}`))}.`;
  },
};
