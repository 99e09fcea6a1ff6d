import type { BodsStatement } from '@gatehouse/contracts';
import { evidenceOfStatement, partyExtensionOf } from './bods-evidence.ts';
import { partyOfExtension, partyOfStatement } from './bods-party.ts';
import { provenanceOf } from './bods-provenance.ts';
import { isRelationship, type RecordHistory, recordHistories } from './record-history.ts';
import { relationshipOnDay } from './relationship-on-day.ts';
import { stakesOfInterests } from './stakes-of-interests.ts';
import { type Evidence, EVIDENCE_MAX, WORDS_MAX } from '../facts/evidence.ts';
import type { OwnershipFacts } from '../facts/facts.ts';
import type { FactsOn } from '../facts/facts-on.ts';
import type { Party } from '../facts/party.ts';
import type { Stake } from '../facts/stake.ts';

export interface BodsReading extends FactsOn {
  /** What the source is called where a statement does not say where it comes from. */
  readonly origin?: string;
}

/**
 * What BODS 0.4 statements say of a day (`asOf`) with what had been stated by another (`known`, all of it by default): replaced and closed
 * records, and interests begun or ended, are sorted out here.
 */
export function factsFromBods(statements: Iterable<BodsStatement>, reading: BodsReading): OwnershipFacts {
  const parties: Party[] = [];
  const stakes: Stake[] = [];
  const said = new Map<string, Evidence[]>();
  for (const history of recordHistories(statements, reading)) {
    const [first = null] = [history.standing, ...history.later].filter((statement) => statement !== null);
    if (first?.recordType === 'relationship') addRelationship(history, reading, { parties, stakes, said });
    else if (first !== null) parties.push(partyOfStatement(first));
  }
  return {
    parties: said.size === 0 ? parties : parties.map((party) => withEvidence(party, said.get(party.id))),
    stakes,
    publishedParents: [],
  };
}

interface Gathered {
  readonly parties: Party[];
  readonly stakes: Stake[];
  /** What relationships that name no owner say of their subjects. */
  readonly said: Map<string, Evidence[]>;
}

function addRelationship({ standing, later }: RecordHistory, reading: BodsReading, { parties, stakes, said }: Gathered): void {
  const told = relationshipOnDay(isRelationship(standing) ? standing : null, later.filter(isRelationship), reading.asOf);
  if (told === null) return;
  const { speaker, interests } = told;
  const { subject, interestedParty, componentRecords } = speaker.recordDetails;
  if (typeof subject !== 'string') return;
  const provenance = provenanceOf(speaker, reading.origin ?? 'BODS');
  const evidence = evidenceOfStatement(speaker);
  const own = partyExtensionOf(speaker);
  let ownerId: string;
  if (typeof interestedParty === 'string') {
    ownerId = interestedParty;
    if (own !== undefined) parties.push(partyOfExtension(ownerId, own));
  } else {
    const { reason, description } = interestedParty;
    if (reason === 'noBeneficialOwners') {
      const says = (description ?? 'There are no beneficial owners who need to disclose.').slice(0, WORDS_MAX);
      const { recordedOn: on, source } = provenance;
      said.set(subject, [...(said.get(subject) ?? []), { kind: 'register-statement', category: reason, says, on, source }]);
      return;
    }
    ownerId = own?.id ?? `unspecified:${speaker.recordId}`;
    parties.push(partyOfExtension(ownerId, { reason: reason === 'unknown' && isCode(description) ? description : reason, ...own }));
  }
  const common = { ownerId, ownedId: subject, ...provenance, evidence };
  stakes.push(...stakesOfInterests(interests, { common, asOf: reading.asOf, hasComponents: (componentRecords?.length ?? 0) > 0 }));
}

// A register's own code for why nobody is named has no place in the codelist, and stands in the description.
function isCode(description: string | undefined): description is string {
  return description !== undefined && /^[\w-]{1,80}$/.test(description);
}

function withEvidence(party: Party, evidence: readonly Evidence[] | undefined): Party {
  return evidence === undefined ? party : { ...party, evidence: [...party.evidence, ...evidence].slice(0, EVIDENCE_MAX) };
}
