import type { BodsEntityDetails, BodsPersonDetails } from '@gatehouse/contracts';
import type { Party } from '../facts/party.ts';

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });

/** An entity's or a state's details, as far as they are known. `isTrust`: somebody holds a role in it that trusts have. */
export function entityRecord(party: Party, isTrust: boolean): BodsEntityDetails {
  const { jurisdiction, seat } = party;
  return {
    isComponent: false,
    entityType: entityType(party, isTrust),
    ...(party.identified ? {} : { unspecifiedEntityDetails: { reason: 'informationUnknownToPublisher' } }),
    ...(party.name === null ? {} : { name: party.name }),
    ...(jurisdiction === null ? {} : { jurisdiction: place(jurisdiction, 6) }),
    ...(seat.country === null || seat.basis === 'jurisdiction' || seat.basis === 'unknown'
      ? {}
      : // BODS knows no headquarters: a business address is the nearest.
        { addresses: [{ type: seat.basis === 'registered-address' ? 'registered' : 'business', country: place(seat.country, 2) }] }),
    ...(party.listed ? { publicListing: { hasPublicListing: true } } : {}),
  };
}

export function personRecord(party: Party): BodsPersonDetails {
  return {
    isComponent: false,
    personType: party.identified ? 'knownPerson' : 'unknownPerson',
    ...(party.identified ? {} : { unspecifiedPersonDetails: { reason: 'informationUnknownToPublisher' } }),
    ...(party.name === null ? {} : { names: [{ fullName: party.name }] }),
    ...(party.nationalities.length === 0 ? {} : { nationalities: party.nationalities.map((code) => place(code, 2)) }),
  };
}

function entityType(party: Party, isTrust: boolean): { type: string; subtype?: string } {
  if (!party.identified) return { type: 'unknownEntity' };
  if (party.kind === 'state') return { type: 'state' };
  if (party.nomination) return { type: 'arrangement', subtype: 'nomination' };
  // Codelist entitySubtype: a trust, or an arrangement that is like one.
  if (isTrust) return { type: 'arrangement', subtype: 'trust' };
  // A jurisdiction of registration is what the parties of registers have; without one only its legal personality is said.
  return { type: party.jurisdiction === null ? 'legalEntity' : 'registeredEntity' };
}

/** A place whose name the standard requires; what is no code of at most `length` characters is a name only. */
function place(text: string, length: number): { name: string; code?: string } {
  const country = /^([A-Z]{2})(-[A-Z0-9]{1,3})?$/.exec(text)?.[1];
  if (country === undefined || text.length > length) return { name: text };
  return { name: COUNTRY_NAMES.of(country) ?? text, code: text };
}
