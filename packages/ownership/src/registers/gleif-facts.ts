import type { OwnershipFacts } from '../facts/facts.ts';
import { dayOf } from '../facts/facts-on.ts';
import { type Party, partyOf } from '../facts/party.ts';
import { OPEN_END } from '../facts/share-line.ts';
import { type PublishedParent, type Stake, stakeOf } from '../facts/stake.ts';

/** A row of GLEIF level 1, as far as it is used. */
export interface GleifEntity {
  readonly lei: string;
  readonly name: string;
  readonly jurisdiction: string | null;
  readonly headquartersCountry: string | null;
  readonly legalAddressCountry: string | null;
  readonly registrationStatus: string | null;
  readonly lastUpdateDate: string | null;
}

/** A row of GLEIF level 2, as far as it is used. */
export interface GleifRelationship {
  readonly childLei: string;
  readonly parentLei: string;
  readonly type: string;
  /** The relationship's own status decides: `ACTIVE` or not. */
  readonly status: string;
  readonly registrationStatus: string | null;
  /** The start of the relationship, not of an accounting period. */
  readonly startDate: string | null;
  readonly lastUpdateDate: string | null;
}

/** Accounting consolidation means a majority, and says no more about the share. Percent. */
const MAJORITY = { min: 50 + OPEN_END, max: 100 };
const WHOLE = { min: 100, max: 100 };

/** What each relationship type says; the types that are not here (funds) say nothing about ownership. */
const TYPES: Readonly<Record<string, { route: Stake['route']; share: Stake['equity']; level: PublishedParent['level'] | null }>> = {
  IS_DIRECTLY_CONSOLIDATED_BY: { route: 'direct', share: MAJORITY, level: 'direct' },
  IS_ULTIMATELY_CONSOLIDATED_BY: { route: 'indirect', share: MAJORITY, level: 'ultimate' },
  // A branch is the same legal person as its head office.
  IS_INTERNATIONAL_BRANCH_OF: { route: 'direct', share: WHOLE, level: null },
};

/**
 * What GLEIF levels 1 and 2 say on a date (`YYYY-MM-DD`). A LAPSED registration is passed on as evidence; only the relationship's own
 * status and its start decide whether it holds. Source: GLEIF Relationship Record CDF 2.1.
 */
export function factsFromGleif(
  entities: Iterable<GleifEntity>,
  relationships: Iterable<GleifRelationship>,
  options: { readonly asOf: string },
): OwnershipFacts {
  const parties: Party[] = [];
  const stakes: Stake[] = [];
  const publishedParents: PublishedParent[] = [];
  const standing = [...relationships].toSorted((a, b) => Number(isUltimate(a)) - Number(isUltimate(b)));
  const directPairs = new Set<string>();
  for (const relationship of standing) {
    const { childLei, parentLei } = relationship;
    // An LEI names an entity even where level 1 is not at hand; a level 1 record, added later, replaces this one.
    for (const lei of [childLei, parentLei]) parties.push(partyOf({ id: lei, kind: 'entity' }));
    const rule = TYPES[relationship.type];
    if (rule === undefined || !holds(relationship, options.asOf)) continue;
    const updatedOn = relationship.lastUpdateDate?.slice(0, 10) ?? null;
    const pair = `${childLei} ${parentLei}`;
    if (rule.route === 'direct') directPairs.add(pair);
    // The ultimate parent of a child that stands right under it is one majority, published twice.
    if (rule.route === 'direct' || !directPairs.has(pair)) {
      stakes.push(
        stakeOf({
          ownerId: parentLei,
          ownedId: childLei,
          route: rule.route,
          equity: rule.share,
          basis: 'register',
          origin: 'GLEIF level 2',
          source: `GLEIF ${relationship.type} ${childLei}`,
          validFrom: dayOf(relationship.startDate),
          recordedOn: updatedOn,
        }),
      );
    }
    if (rule.level === null) continue;
    publishedParents.push({
      childId: childLei,
      parentId: parentLei,
      level: rule.level,
      lapsedOn: relationship.registrationStatus === 'LAPSED' ? updatedOn : null,
    });
  }
  for (const entity of entities) parties.push(partyOfEntity(entity));
  return { parties, stakes, publishedParents };
}

function isUltimate(relationship: GleifRelationship): boolean {
  return relationship.type === 'IS_ULTIMATELY_CONSOLIDATED_BY';
}

function holds(relationship: GleifRelationship, asOf: string): boolean {
  return relationship.status === 'ACTIVE' && (relationship.startDate === null || relationship.startDate.slice(0, 10) <= asOf);
}

function partyOfEntity(entity: GleifEntity): Party {
  const { headquartersCountry, legalAddressCountry } = entity;
  return partyOf({
    id: entity.lei,
    kind: 'entity',
    name: entity.name,
    jurisdiction: entity.jurisdiction,
    seat:
      headquartersCountry !== null
        ? { country: headquartersCountry, basis: 'headquarters-address' }
        : { country: legalAddressCountry, basis: legalAddressCountry === null ? 'unknown' : 'registered-address' },
    lapsed: entity.registrationStatus === 'LAPSED' ? { what: 'registration', on: entity.lastUpdateDate?.slice(0, 10) ?? null } : null,
  });
}
