import type { Evidence } from '../facts/evidence.ts';
import type { OwnershipFacts } from '../facts/facts.ts';
import { dayOf, type FactsOn, wasKnown } from '../facts/facts-on.ts';
import { type Party, partyOf } from '../facts/party.ts';
import { ALL, MAJORITY } from '../facts/share-line.ts';
import { type PublishedParent, type Stake, stakeOf } from '../facts/stake.ts';
import { partyOfGleifEntity } from './gleif-entity-party.ts';
import { evidenceOfException, levelOf, openEndsOf } from './gleif-exceptions.ts';
import type { GleifEntity, GleifException, GleifRelationship, GleifRow } from './gleif-records.ts';

const WHOLE = { min: 100, max: 100 };

/** What each relationship type says; the types that are not here (funds) say nothing about ownership. */
const TYPES: Readonly<Record<string, { route: Stake['route']; share: Stake['equity']; level: PublishedParent['level'] | null }>> = {
  IS_DIRECTLY_CONSOLIDATED_BY: { route: 'direct', share: MAJORITY, level: 'direct' },
  IS_ULTIMATELY_CONSOLIDATED_BY: { route: 'indirect', share: MAJORITY, level: 'ultimate' },
  // A branch is the same legal person as its head office.
  IS_INTERNATIONAL_BRANCH_OF: { route: 'direct', share: WHOLE, level: null },
};

export interface GleifReading extends FactsOn {
  /** Why no parent is published, of those of whom none is. GLEIF does not date them: they stand as they stand today. */
  readonly exceptions?: Iterable<GleifException>;
}

/**
 * What GLEIF levels 1 and 2 say of a day with the knowledge of another. A LAPSED registration is passed on as evidence; the relationship's own status and
 * period decide whether it holds. A golden copy holds each record as it was last updated: of a day of knowledge before that only is known that the record
 * was there. Source: GLEIF Relationship Record CDF 2.1, Reporting Exceptions Format 2.1.
 */
export function factsFromGleif(
  entities: Iterable<GleifEntity>,
  relationships: Iterable<GleifRelationship>,
  reading: GleifReading,
): OwnershipFacts {
  const parties: Party[] = [];
  const stakes: Stake[] = [];
  const publishedParents: PublishedParent[] = [];
  const standing = [...relationships].toSorted((a, b) => Number(isUltimate(a)) - Number(isUltimate(b)));
  const directPairs = new Set<string>();
  for (const relationship of standing) {
    if (!wasKnown(relationship.initialRegistrationDate ?? relationship.lastUpdateDate, reading)) continue;
    const { childLei, parentLei } = relationship;
    // An LEI names an entity even where level 1 is not at hand; a level 1 record, added later, replaces this one.
    for (const lei of [childLei, parentLei]) parties.push(partyOf({ id: lei, kind: 'entity' }));
    const rule = TYPES[relationship.type];
    const holding = holdingOn(relationship, reading);
    if (rule === undefined || holding === 'no') continue;
    const pair = `${childLei} ${parentLei}`;
    if (rule.route === 'direct') directPairs.add(pair);
    // The ultimate parent of a child that stands right under it is one majority, published twice.
    if (rule.route === 'direct' || !directPairs.has(pair)) {
      stakes.push(
        stakeOfRelationship(
          relationship,
          { route: rule.route, equity: holding === 'yes' ? shareOf(relationship, rule.share) : ALL },
          reading,
        ),
      );
    }
    if (rule.level === null || holding !== 'yes') continue;
    const lapsedOn = relationship.registrationStatus === 'LAPSED' ? dayOf(relationship.lastUpdateDate) : null;
    publishedParents.push({ childId: childLei, parentId: parentLei, level: rule.level, lapsedOn });
  }
  const said = addExceptions(reading.exceptions ?? [], parties, stakes);
  for (const entity of entities) {
    if (wasKnown(entity.initialRegistrationDate, reading)) parties.push(partyOfGleifEntity(entity, said.get(entity.lei) ?? []));
  }
  return { parties, stakes, publishedParents };
}

/** The same from records of any of the three files, in any order. */
export function factsFromGleifRows(rows: Iterable<GleifRow>, on: FactsOn): OwnershipFacts {
  const entities: GleifEntity[] = [];
  const relationships: GleifRelationship[] = [];
  const exceptions: GleifException[] = [];
  for (const row of rows) {
    if (row.level === 1) entities.push(row.entity);
    else if (row.level === 2) relationships.push(row.relationship);
    else exceptions.push(row.exception);
  }
  return factsFromGleif(entities, relationships, { ...on, exceptions });
}

function addExceptions(exceptions: Iterable<GleifException>, parties: Party[], stakes: Stake[]): ReadonlyMap<string, Evidence[]> {
  const said = new Map<string, Evidence[]>();
  const directly = new Set<string>();
  // Of one reason at both levels the direct one is the nearer: the other repeats it.
  const inOrder = [...exceptions].toSorted(
    (a, b) => Number(levelOf(a.category) === 'ultimate') - Number(levelOf(b.category) === 'ultimate'),
  );
  for (const exception of inOrder) {
    const { lei } = exception;
    said.set(lei, [...(said.get(lei) ?? []), ...evidenceOfException(exception)]);
    parties.push(partyOf({ id: lei, kind: 'entity', evidence: said.get(lei) ?? [] }));
    for (const { party, stake } of openEndsOf(exception)) {
      const key = `${lei} ${party.reason}`;
      if (directly.has(key)) continue;
      directly.add(key);
      parties.push(party);
      stakes.push(stake);
    }
  }
  return said;
}

function stakeOfRelationship(relationship: GleifRelationship, said: Pick<Stake, 'route' | 'equity'>, reading: FactsOn): Stake {
  const { childLei, parentLei, type, lastUpdateDate, initialRegistrationDate } = relationship;
  return stakeOf({
    ownerId: parentLei,
    ownedId: childLei,
    ...said,
    basis: 'register',
    origin: 'GLEIF level 2',
    source: `GLEIF ${type} ${childLei}`,
    validFrom: dayOf(relationship.startDate),
    validUntil: dayOf(relationship.endDate),
    recordedOn: wasKnown(lastUpdateDate, reading) ? dayOf(lastUpdateDate) : dayOf(initialRegistrationDate),
  });
}

/** Who consolidates mostly holds a majority; where the record itself gives less the majority is not proven. A quantifier of 1 or less may be a fraction. */
function shareOf({ percentage }: GleifRelationship, share: Stake['equity']): Stake['equity'] {
  if (share !== MAJORITY || percentage === null || percentage === undefined || percentage > MAJORITY.min || percentage <= 1) return share;
  return { min: percentage, max: ALL.max };
}

function isUltimate(relationship: GleifRelationship): boolean {
  return relationship.type === 'IS_ULTIMATELY_CONSOLIDATED_BY';
}

/** Does it hold on the day? `maybe`: it ended on a day that nobody gives, or its status and its period contradict each other. */
function holdingOn({ status, startDate, endDate, lastUpdateDate }: GleifRelationship, reading: FactsOn): 'yes' | 'maybe' | 'no' {
  const [start, end, updated] = [dayOf(startDate), dayOf(endDate), dayOf(lastUpdateDate)];
  if (start !== null && start > reading.asOf) return 'no';
  // What the last update changed was not known before it.
  if (updated !== null && !wasKnown(updated, reading)) return 'yes';
  const isOver = end !== null && end <= reading.asOf;
  if (status === 'ACTIVE') return isOver ? 'maybe' : 'yes';
  if (end !== null) return isOver ? 'no' : 'yes';
  return updated !== null && updated > reading.asOf ? 'maybe' : 'no';
}
