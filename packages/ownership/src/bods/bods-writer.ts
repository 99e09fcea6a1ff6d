import type { BodsStatement } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { interestsOfStakes } from './bods-interest-record.ts';
import { sourceOfStake } from './bods-provenance.ts';
import { isTrustRole } from './bods-record-checks.ts';
import { partyStatement, relationshipAnnotations } from './party-statement.ts';
import type { OwnershipFacts } from '../facts/facts.ts';
import { isUnspecified, type Party } from '../facts/party.ts';
import type { Stake } from '../facts/stake.ts';

export interface BodsWriting {
  /** The day of which the facts tell, `YYYY-MM-DD`: the date of statements without one of their own, and of publication. */
  readonly on: string;
  readonly publisher: { readonly name: string };
}

/**
 * Facts from any sources as BODS 0.4, in the order that the standard wants: parties, then what they hold. The same facts give the same bytes.
 * Read again, they are the same facts: what BODS has no member for (a lapsed registration, a headquarters, a party of unknown kind) stands in an
 * annotation, in words and as custom members. A stake that says nothing is left out, and so is that an entity was declared a beneficial owner.
 */
export function writeBods(facts: OwnershipFacts, writing: BodsWriting): BodsStatement[] {
  const parties = partiesById(facts.parties);
  const trusts = new Set(facts.stakes.flatMap(({ ownedId, controls }) => (controls.some(isTrustRole) ? ownedId : [])));
  const statements: BodsStatement[] = [];
  for (const party of parties.values()) {
    const record = partyStatement(party, trusts);
    if (record !== null) statements.push(signed({ ...envelope(party.id, party.id, writing.on, writing), ...record }));
  }
  for (const { recordId, stakes } of relationshipsOf(facts.stakes, parties)) {
    const [first] = stakes;
    const interests = interestsOfStakes(stakes, parties.get(first.ownerId)?.kind === 'person');
    if (interests.length === 0) continue;
    const date = dateOf(first, writing.on);
    statements.push(
      signed({
        ...envelope(recordId, first.ownedId, date, writing),
        recordType: 'relationship',
        recordDetails: {
          isComponent: false,
          subject: first.ownedId,
          interestedParty: interestedParty(first.ownerId, parties.get(first.ownerId)),
          interests,
        },
        source: sourceOfStake(first),
        ...relationshipAnnotations(parties.get(first.ownerId), first.evidence, `unspecified:${recordId}`),
      }),
    );
  }
  return statements;
}

// A statement made after the day tells of the day where its interests say when they began; without that the facts are of the day.
function dateOf({ recordedOn, validFrom }: Stake, on: string): string {
  return recordedOn === null || (recordedOn > on && validFrom === null) ? on : recordedOn;
}

/** The id of a statement is the digest of all that it says, which is longer than the 32 characters that the standard asks. */
function signed(statement: BodsStatement): BodsStatement {
  return { statementId: digestOf(statement), ...statement };
}

function envelope(recordId: string, declarationSubject: string, date: string, { on, publisher }: BodsWriting) {
  return {
    statementDate: date,
    declarationSubject,
    publicationDetails: { publicationDate: on, bodsVersion: '0.4', publisher: { name: publisher.name } },
    recordId,
    recordStatus: 'new' as const,
  };
}

/** The codelist unspecifiedReason, BODS 0.4. */
const REASONS: ReadonlySet<string> = new Set([
  'noBeneficialOwners',
  'subjectUnableToConfirmOrIdentifyBeneficialOwner',
  'interestedPartyHasNotProvidedInformation',
  'subjectExemptFromDisclosure',
  'interestedPartyExemptFromDisclosure',
  'unknown',
  'informationUnknownToPublisher',
]);

function interestedParty(id: string, party: Party | undefined): string | { reason: string; description?: string } {
  if (party === undefined || !isUnspecified(party) || party.reason === null) return id;
  return REASONS.has(party.reason) ? { reason: party.reason } : { reason: 'unknown', description: party.reason };
}

function partiesById(parties: readonly Party[]): Map<string, Party> {
  const byId = new Map<string, Party>();
  for (const party of parties) {
    // A mere mention, which knows no name, does not replace a record that does.
    if (party.name !== null || byId.get(party.id)?.name == null) byId.set(party.id, party);
  }
  return byId;
}

interface Relationship {
  readonly recordId: string;
  readonly stakes: [Stake, ...Stake[]];
}

/** One relationship for what one source record says of one pair at one time, a stake a route, under the source's id where no other record has it. */
function relationshipsOf(stakes: readonly Stake[], parties: ReadonlyMap<string, Party>): Iterable<Relationship> {
  const byPair = new Map<string, Relationship>();
  const taken = new Set(parties.keys());
  for (const stake of stakes) {
    const { source, ownerId, ownedId, basis, origin, recordedOn, nominee } = stake;
    const key = JSON.stringify([source, ownerId, ownedId, basis, origin, recordedOn, nominee]);
    const known = byPair.get(key);
    if (known !== undefined && !known.stakes.some(({ route }) => route === stake.route)) {
      known.stakes.push(stake);
      continue;
    }
    let recordId = stake.source;
    for (let number = 2; taken.has(recordId); number += 1) recordId = `${stake.source} #${number}`;
    taken.add(recordId);
    byPair.set(key, { recordId, stakes: [stake] });
  }
  return byPair.values();
}
