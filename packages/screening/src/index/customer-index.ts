import type { ListEntry } from '@gatehouse/contracts';
import { scorePrepared } from '../entity/compare-entities.ts';
import { type EntityInput, prepareEntity, type PreparedEntity } from '../entity/prepare-entity.ts';
import { DEFAULT_PROFILE, type ScoringProfile } from '../entity/profile.ts';
import { PackedRecords } from './packed-records.ts';
import { inOneGo } from './in-one-go.ts';
import { type SubjectSearch, SubjectSearchBuilder } from './subject-search.ts';

/** A customer, as it is screened. */
export interface CustomerRecord {
  readonly id: string;
  readonly entity: EntityInput;
}

/** An entry of a list as it was and as it is; an added one was not, a removed one is not. */
export interface EntryChange {
  readonly before?: ListEntry | undefined;
  readonly after?: ListEntry | undefined;
}

/** A customer whom an entry resembles, or did. */
export interface AffectedCustomer {
  readonly id: string;
  readonly entity: EntityInput;
  /** The scores against the entry as it was and as it is; undefined below the threshold, or where there is none. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export interface AffectedOptions {
  /** The least score of a match that counts; without it where the profile's `review` begins. */
  readonly threshold?: number;
  readonly profile?: ScoringProfile;
}

/**
 * All customers, ready to be searched with changed entries of lists: screening with the roles swapped.
 * Scores are those of screening the customer against the entry. Not shared between threads; one search at a time.
 */
export class CustomerIndex {
  readonly #records: PackedRecords<CustomerRecord>;
  readonly #search: SubjectSearch;

  constructor(customers: Iterable<CustomerRecord>) {
    this.#records = new PackedRecords();
    const search = new SubjectSearchBuilder();
    for (const { id, entity } of customers) {
      this.#records.add({ id, entity });
      search.add(prepareEntity(entity));
    }
    this.#search = inOneGo(search.build());
    this.#search.prepare();
  }

  get size(): number {
    return this.#records.size;
  }

  /** The customers who match an entry as it was or as it is, in the order in which they were given: nobody else's matches change with it. */
  affectedBy({ before, after }: EntryChange, options: AffectedOptions = {}): AffectedCustomer[] {
    const sides = { before: before && prepareEntity(before.entity), after: after && prepareEntity(after.entity) };
    const affected: AffectedCustomer[] = [];
    for (const subject of this.#candidates(eitherSide(sides.before, sides.after), options)) {
      const { id, entity } = this.#records.at(subject);
      const customer = prepareEntity(entity);
      const scores = { before: scoreOf(customer, sides.before, options), after: scoreOf(customer, sides.after, options) };
      if (scores.before !== undefined || scores.after !== undefined) affected.push({ id, entity, ...scores });
    }
    return affected;
  }

  /** The ids of all customers who match any of the changed entries: those to screen anew. */
  rescreen(changes: Iterable<EntryChange>, options: AffectedOptions = {}): Set<string> {
    const ids = new Set<string>();
    for (const change of changes) for (const { id } of this.affectedBy(change, options)) ids.add(id);
    return ids;
  }

  #candidates(entry: PreparedEntity | undefined, { threshold, profile = DEFAULT_PROFILE }: AffectedOptions): number[] {
    if (entry === undefined) return [];
    const found = this.#search.find(entry, threshold ?? profile.reviewFrom, profile);
    return found.map((candidate) => candidate.subject).sort((a, b) => a - b);
  }
}

/** An index over customers, to be searched with changed entries. Takes them one by one: they need not all be in memory. */
export function buildCustomerIndex(customers: Iterable<CustomerRecord>): CustomerIndex {
  return new CustomerIndex(customers);
}

/** An entity that resembles whatever one of two does: most names of an entry are the same before and after. */
function eitherSide(before: PreparedEntity | undefined, after: PreparedEntity | undefined): PreparedEntity | undefined {
  if (before === undefined || after === undefined) return before ?? after;
  const known = new Set(after.names.map(({ name }) => `${name.kind} ${name.original}`));
  return {
    ...after,
    names: [...after.names, ...before.names.filter(({ name }) => !known.has(`${name.kind} ${name.original}`))],
    birthDates: [...after.birthDates, ...before.birthDates],
    countries: new Set([...after.countries, ...before.countries]),
    identifiers: [...after.identifiers, ...before.identifiers],
    addresses: [...after.addresses, ...before.addresses],
  };
}

function scoreOf(customer: PreparedEntity, entry: PreparedEntity | undefined, options: AffectedOptions): number | undefined {
  if (entry === undefined) return undefined;
  const { profile = DEFAULT_PROFILE, threshold = profile.reviewFrom } = options;
  const score = scorePrepared(customer, entry, profile);
  return score >= threshold ? score : undefined;
}
