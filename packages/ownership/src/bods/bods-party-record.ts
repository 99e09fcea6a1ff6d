import type { BodsEntityDetails, BodsPersonDetails } from '@gatehouse/contracts';
import { NO_REASON } from './bods-party.ts';
import type { Party, PartyAddress, PartyIdentifier } from '../facts/party.ts';

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' });

/** An entity's or a state's details, as far as they are known. `isTrust`: somebody holds a role in it that trusts have. */
export function entityRecord(party: Party, isTrust: boolean): BodsEntityDetails {
  const { jurisdiction } = party;
  return {
    isComponent: false,
    entityType: entityType(party, isTrust),
    ...(party.identified ? {} : { unspecifiedEntityDetails: { reason: NO_REASON } }),
    ...(party.name === null ? {} : { name: party.name }),
    ...(jurisdiction === null ? {} : { jurisdiction: place(jurisdiction, 6) }),
    ...identified(party.identifiers),
    ...(party.foundedOn === null ? {} : { foundingDate: party.foundedOn }),
    ...addressed([...party.addresses.map(addressOf), ...seatAddress(party)]),
    ...(party.listed ? { publicListing: { hasPublicListing: true } } : {}),
  };
}

export function personRecord(party: Party): BodsPersonDetails {
  return {
    isComponent: false,
    personType: party.identified ? 'knownPerson' : 'unknownPerson',
    ...(party.identified ? {} : { unspecifiedPersonDetails: { reason: NO_REASON } }),
    ...(party.name === null ? {} : { names: [{ fullName: party.name }] }),
    ...identified(party.identifiers),
    ...(party.birthDate === null ? {} : { birthDate: party.birthDate }),
    ...addressed(party.addresses.map(addressOf)),
    ...(party.nationalities.length === 0 ? {} : { nationalities: party.nationalities.map((code) => place(code, 2)) }),
  };
}

function identified(identifiers: readonly PartyIdentifier[]): Pick<BodsEntityDetails, 'identifiers'> {
  if (identifiers.length === 0) return {};
  return {
    identifiers: identifiers.map(({ scheme, value }) =>
      /^[A-Z]{2,3}-\w+$/.test(scheme) ? { id: value, scheme } : { id: value, schemeName: scheme },
    ),
  };
}

/** BODS knows no headquarters: a business address is the nearest. */
const ADDRESS_TYPES: Readonly<Record<PartyAddress['type'], string>> = {
  registered: 'registered',
  business: 'business',
  headquarters: 'business',
  other: 'alternative',
};

type Address = NonNullable<BodsEntityDetails['addresses']>[number];

function addressed(addresses: Address[]): Pick<BodsEntityDetails, 'addresses'> {
  return addresses.length === 0 ? {} : { addresses };
}

function addressOf({ type, text, country }: PartyAddress): Address {
  return { type: ADDRESS_TYPES[type], address: text, ...(country === null ? {} : { country: place(country, 2) }) };
}

// Where no address is known that tells the seat's country.
function seatAddress({ seat, addresses }: Party): Address[] {
  if (seat.country === null || seat.basis === 'jurisdiction' || seat.basis === 'unknown') return [];
  const type = seat.basis === 'registered-address' ? 'registered' : 'business';
  if (addresses.some((address) => ADDRESS_TYPES[address.type] === type && address.country === seat.country)) return [];
  return [{ type, country: place(seat.country, 2) }];
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
