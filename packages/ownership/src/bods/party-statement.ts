import type { BodsExtension, BodsPartyStatement } from '@gatehouse/contracts';
import { entityRecord, personRecord } from './bods-party-record.ts';
import { partyOfExtension, partyOfStatement } from './bods-party.ts';
import type { Evidence } from '../facts/evidence.ts';
import { isUnspecified, type Party } from '../facts/party.ts';

type Annotations = NonNullable<BodsPartyStatement['annotations']>;
type PartyExtension = NonNullable<BodsExtension['party']>;

/** A party as a record of BODS with its annotations; `null` for one that BODS can only refer to. */
export function partyStatement(
  party: Party,
  trusts: ReadonlySet<string>,
): Pick<BodsPartyStatement, 'recordType' | 'recordDetails' | 'annotations'> | null {
  if (!hasRecord(party)) return null;
  const record =
    party.kind === 'person'
      ? { recordType: 'person' as const, recordDetails: personRecord(party) }
      : { recordType: 'entity' as const, recordDetails: entityRecord(party, trusts.has(party.id)) };
  const asRead = partyOfStatement({ recordId: party.id, ...record });
  return { ...record, ...annotated([...lapseComment(party), ...extension(party, asRead), ...evidenceAnnotations(party.evidence)]) };
}

/** The annotations of a relationship: what is said of it, and its owner where BODS has no record for it. */
export function relationshipAnnotations(
  owner: Party | undefined,
  evidence: readonly Evidence[],
  asRead: string,
): { annotations?: Annotations } {
  const own = owner === undefined || hasRecord(owner) ? [] : ownerAnnotation(owner, asRead);
  return annotated([...own, ...evidenceAnnotations(evidence)]);
}

// A party that nobody says to be a person or an entity is a reference in BODS, and one whom nobody names a reason.
function hasRecord(party: Party): boolean {
  return party.kind !== 'unknown' && !isUnspecified(party);
}

function ownerAnnotation(owner: Party, unspecifiedId: string): Annotations {
  const asRead = isUnspecified(owner) ? partyOfExtension(unspecifiedId, { reason: owner.reason }) : partyOfExtension(owner.id, {});
  const [own] = extension(owner, asRead);
  if (own === undefined) return [];
  const description = isUnspecified(owner)
    ? 'What is known of the owner whom nobody names.'
    : `Called "${owner.name ?? owner.id}"; whether a person or an entity is not known.`;
  return [{ ...own, statementPointerTarget: '/recordDetails/interestedParty', description }];
}

function lapseComment({ lapsed }: Party): Annotations {
  if (lapsed === null) return [];
  const description = `The source says that this ${lapsed.what} lapsed${lapsed.on === null ? '' : ` on ${lapsed.on}`}.`;
  // Of Gatehouse's own words only the structured part is read again.
  return [{ statementPointerTarget: '', motivation: 'commenting', description, gatehouse: {} }];
}

/** What reading the record would lose or change, as one annotation; none where it would give the same party. */
function extension(party: Party, asRead: Party): Annotations {
  const { evidence: _, ...members } = party;
  const differing = Object.entries(members).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(asRead, name)));
  if (differing.length === 0) return [];
  const own: PartyExtension = Object.fromEntries(differing);
  const description = `Known of it besides: ${differing.map(([name]) => name).join(', ')}.`;
  return [{ statementPointerTarget: '', motivation: 'commenting', description, gatehouse: { party: own } }];
}

function evidenceAnnotations(evidence: readonly Evidence[]): Annotations {
  return evidence.map(({ kind, category, says, on, source }) => ({
    statementPointerTarget: '',
    motivation: 'commenting',
    description: says,
    ...(on === null ? {} : { creationDate: on }),
    gatehouse: { evidence: { kind, category, source } },
  }));
}

function annotated(annotations: Annotations): { annotations?: Annotations } {
  return annotations.length === 0 ? {} : { annotations };
}
