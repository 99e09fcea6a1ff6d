import type { BodsEntityDetails, BodsExtension, BodsPartyStatement, BodsPersonDetails } from '@gatehouse/contracts';
import { evidenceOfStatement, exposureOf, partyExtensionOf } from './bods-evidence.ts';
import { dayOf } from '../facts/facts-on.ts';
import { type Party, type PartyAddress, type PartyIdentifier, partyOf, type Seat } from '../facts/party.ts';

/** The person or entity of a statement. A closed record says so and stays: what it holds is told by relationships. */
export function partyOfStatement(statement: BodsPartyStatement): Party {
  const common = {
    lapsed: statement.recordStatus === 'closed' ? { what: 'record' as const, on: dayOf(statement.statementDate) } : null,
    evidence: evidenceOfStatement(statement),
  };
  const own = partyExtensionOf(statement);
  if (statement.recordType === 'entity') return partyOf({ ...entityOf(statement.recordId, statement.recordDetails), ...common, ...own });
  const exposure = exposureOf(statement);
  return partyOf({
    ...personOf(statement.recordId, statement.recordDetails),
    ...common,
    evidence: exposure === null ? common.evidence : [...common.evidence, exposure],
    ...own,
  });
}

/** A party without a record of its own, by what an annotation of a relationship tells of it. */
export function partyOfExtension(id: string, own: NonNullable<BodsExtension['party']>): Party {
  return partyOf({ kind: 'unknown', identified: false, recorded: false, ...own, id });
}

/** The reason that stands where none is known (codelist unspecifiedReason). */
export const NO_REASON = 'informationUnknownToPublisher';

type Known = Parameters<typeof partyOf>[0];

function personOf(id: string, details: BodsPersonDetails): Known {
  return {
    id,
    kind: 'person',
    name: personName(details),
    identified: details.personType === undefined || details.personType === 'knownPerson',
    nationalities: (details.nationalities ?? []).flatMap((place) => place.code ?? []),
    identifiers: identifiersOf(details.identifiers),
    birthDate: details.birthDate ?? null,
    addresses: addressesOf(details.addresses),
    reason: reasonOf(details.unspecifiedPersonDetails),
  };
}

function personName(details: BodsPersonDetails): string | null {
  const name = details.names?.find((candidate) => candidate.type === 'legal') ?? details.names?.[0];
  if (name === undefined) return null;
  const joined = name.fullName ?? [name.givenName, name.familyName].filter((part) => part !== undefined).join(' ');
  return joined === '' ? null : joined;
}

function entityOf(id: string, details: BodsEntityDetails): Known {
  const type = details.entityType?.type;
  return {
    id,
    kind: type === 'state' || type === 'stateBody' ? 'state' : 'entity',
    name: details.name ?? null,
    identified: type !== 'anonymousEntity' && type !== 'unknownEntity',
    jurisdiction: details.jurisdiction?.code ?? null,
    seat: seatOf(details),
    identifiers: identifiersOf(details.identifiers),
    foundedOn: dayOf(details.foundingDate),
    addresses: addressesOf(details.addresses),
    listed: details.publicListing?.hasPublicListing === true,
    nomination: details.entityType?.subtype === 'nomination',
    reason: reasonOf(details.unspecifiedEntityDetails),
  };
}

// That the publisher does not know is what the missing name says already.
function reasonOf(unspecified: BodsPersonDetails['unspecifiedPersonDetails']): string | null {
  return unspecified === undefined || unspecified.reason === NO_REASON ? null : unspecified.reason;
}

function identifiersOf(stated: BodsEntityDetails['identifiers']): PartyIdentifier[] {
  return (stated ?? []).flatMap(({ id, scheme, schemeName }) =>
    id === undefined || id === '' ? [] : [{ scheme: scheme ?? schemeName ?? 'unknown', value: id }],
  );
}

/** The address types of BODS as ours; every other says little about where an entity is run from. */
const ADDRESS_TYPES: Readonly<Record<string, PartyAddress['type']>> = { registered: 'registered', business: 'business' };

function addressesOf(stated: BodsEntityDetails['addresses']): PartyAddress[] {
  return (stated ?? []).flatMap(({ type, address, postCode, country }) => {
    const text = [address, postCode === undefined || address?.includes(postCode) === true ? undefined : postCode];
    const written = text.filter((part) => part !== undefined && part !== '').join(', ');
    if (written === '') return [];
    return [{ type: ADDRESS_TYPES[type ?? ''] ?? 'other', text: written, country: country?.code ?? null }];
  });
}

// BODS knows no headquarters address: a business address is the nearest, a registered one says the least.
function seatOf(details: BodsEntityDetails): Seat {
  for (const type of ['business', 'registered'] as const) {
    const country = details.addresses?.find((address) => address.type === type)?.country?.code;
    if (country !== undefined) return { country, basis: `${type}-address` };
  }
  const jurisdiction = details.jurisdiction?.code?.slice(0, 2);
  return jurisdiction === undefined ? { country: null, basis: 'unknown' } : { country: jurisdiction, basis: 'jurisdiction' };
}
