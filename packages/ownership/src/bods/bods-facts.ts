import type { BodsEntityDetails, BodsPersonDetails, BodsRelationshipStatement, BodsStatement } from '@gatehouse/contracts';
import { provenanceOf } from './bods-provenance.ts';
import type { OwnershipFacts } from '../facts/facts.ts';
import { liveStatements, madeBy } from './live-statements.ts';
import { type Party, partyOf, type Seat } from '../facts/party.ts';
import type { Stake } from '../facts/stake.ts';
import { stakesOfInterests } from './stakes-of-interests.ts';

/** What BODS 0.4 statements say on a date (`YYYY-MM-DD`): replaced and closed records, and interests begun or ended, are sorted out here. */
export function factsFromBods(statements: Iterable<BodsStatement>, options: { readonly asOf: string }): OwnershipFacts {
  const parties: Party[] = [];
  const stakes: Stake[] = [];
  for (const statement of liveStatements(statements, options.asOf).values()) {
    if (statement.recordType === 'relationship') addRelationship(statement, options.asOf, parties, stakes);
    else parties.push(partyOfStatement(statement));
  }
  return { parties, stakes, publishedParents: [] };
}

function addRelationship(statement: BodsRelationshipStatement, asOf: string, parties: Party[], stakes: Stake[]): void {
  const { subject, interestedParty, interests, componentRecords } = statement.recordDetails;
  if (typeof subject !== 'string' || statement.recordStatus === 'closed') return;
  const knownBy = madeBy(statement.statementDate ?? '', asOf);
  // A statement made after the date still tells of the date where it says when the interest began.
  const usable = knownBy ? interests : interests?.filter((interest) => interest.startDate !== undefined);
  if (!knownBy && (usable === undefined || usable.length === 0)) return;
  let ownerId: string;
  if (typeof interestedParty === 'string') {
    ownerId = interestedParty;
  } else {
    if (interestedParty.reason === 'noBeneficialOwners') return;
    ownerId = `unspecified:${statement.recordId}`;
    parties.push(partyOf({ id: ownerId, kind: 'unknown', identified: false, recorded: false, reason: interestedParty.reason }));
  }
  const common = { ownerId, ownedId: subject, ...provenanceOf(statement, 'BODS') };
  stakes.push(...stakesOfInterests(usable ?? [], { common, asOf, hasComponents: (componentRecords?.length ?? 0) > 0 }));
}

function partyOfStatement(statement: Exclude<BodsStatement, { recordType: 'relationship' }>): Party {
  const closedOn =
    statement.recordStatus === 'closed' ? { what: 'record' as const, on: statement.statementDate?.slice(0, 10) ?? null } : null;
  return statement.recordType === 'person'
    ? { ...partyOfPerson(statement.recordId, statement.recordDetails), lapsed: closedOn }
    : { ...partyOfEntity(statement.recordId, statement.recordDetails), lapsed: closedOn };
}

function partyOfPerson(id: string, details: BodsPersonDetails): Party {
  return partyOf({
    id,
    kind: 'person',
    name: personName(details),
    identified: details.personType === undefined || details.personType === 'knownPerson',
    nationalities: (details.nationalities ?? []).flatMap((place) => place.code ?? []),
  });
}

function personName(details: BodsPersonDetails): string | null {
  const name = details.names?.find((candidate) => candidate.type === 'legal') ?? details.names?.[0];
  if (name === undefined) return null;
  const joined = name.fullName ?? [name.givenName, name.familyName].filter((part) => part !== undefined).join(' ');
  return joined === '' ? null : joined;
}

function partyOfEntity(id: string, details: BodsEntityDetails): Party {
  const type = details.entityType?.type;
  return partyOf({
    id,
    kind: type === 'state' || type === 'stateBody' ? 'state' : 'entity',
    name: details.name ?? null,
    identified: type !== 'anonymousEntity' && type !== 'unknownEntity',
    jurisdiction: details.jurisdiction?.code ?? null,
    seat: seatOf(details),
    listed: details.publicListing?.hasPublicListing === true,
    nomination: details.entityType?.subtype === 'nomination',
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
