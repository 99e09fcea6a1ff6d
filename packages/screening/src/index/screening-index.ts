import type { ListEntry, ScreenMatch } from '@gatehouse/contracts';
import { comparePrepared } from '../entity/compare-entities.ts';
import { identifierKey } from '../entity/identifiers.ts';
import { type EntityInput, prepareEntity, type PreparedEntity } from '../entity/prepare-entity.ts';
import { DEFAULT_PROFILE, type ScoringProfile } from '../entity/profile.ts';
import { CandidateSearch, type NameCandidate } from './candidate-search.ts';
import { NameTable } from './name-table.ts';

export interface ScreenOptions {
  /** The least score of a match that is told. */
  readonly threshold?: number;
  /** How many matches are told, best first. */
  readonly limit?: number;
  readonly profile?: ScoringProfile;
}

export const THRESHOLD_DEFAULT = 0.5;
export const LIMIT_DEFAULT = 5;

interface EntryCandidate {
  readonly entry: number;
  bound: number;
  readonly places: number[];
}

/** All entries of some lists, ready to be searched. Not shared between threads; one search at a time. */
export class ScreeningIndex {
  readonly #entries: readonly ListEntry[];
  readonly #prepared: readonly PreparedEntity[];
  readonly #search: CandidateSearch;
  readonly #names: NameTable;
  readonly #byIdentifier: ReadonlyMap<string, readonly number[]>;

  constructor(entries: readonly ListEntry[]) {
    this.#entries = entries;
    this.#prepared = entries.map((entry) => prepareEntity(entry.entity));
    this.#names = new NameTable(this.#prepared);
    this.#search = new CandidateSearch(this.#names);
    this.#byIdentifier = identifierMap(this.#prepared);
  }

  get size(): number {
    return this.#entries.length;
  }

  /** The listed parties that resemble the entity, best first; equal scores in the order of list and record. */
  screen(entity: EntityInput, options: ScreenOptions = {}): ScreenMatch[] {
    const { threshold = THRESHOLD_DEFAULT, limit = LIMIT_DEFAULT, profile = DEFAULT_PROFILE } = options;
    const query = prepareEntity(entity);
    const candidates = this.#candidates(query, threshold, profile);
    const matches: ScreenMatch[] = [];
    for (const candidate of candidates) {
      const worst = matches.length < limit ? threshold : (matches[limit - 1]?.score ?? threshold);
      if (candidate.bound < worst) break;
      const match = this.#compare(query, candidate, profile);
      if (match !== undefined && match.score >= worst) insert(matches, match, limit);
    }
    return matches;
  }

  /** The same without the index's search, against every entry: the yardstick of what the search may lose. */
  scan(entity: EntityInput, options: ScreenOptions = {}): ScreenMatch[] {
    const { threshold = THRESHOLD_DEFAULT, limit = LIMIT_DEFAULT, profile = DEFAULT_PROFILE } = options;
    const query = prepareEntity(entity);
    const matches: ScreenMatch[] = [];
    for (const entry of this.#entries.keys()) {
      const match = this.#compare(query, { entry, bound: 1, places: [] }, profile);
      if (match !== undefined && match.score >= threshold) insert(matches, match, limit);
    }
    return matches;
  }

  #candidates(query: PreparedEntity, threshold: number, profile: ScoringProfile): EntryCandidate[] {
    const lift = liftOf(query, profile);
    const nameMin = 1 - (1 - threshold) / lift;
    const byEntry = new Map<number, EntryCandidate>();
    for (const { name } of query.names) {
      for (const found of this.#search.find(name, nameMin)) this.#note(byEntry, found, lift);
    }
    for (const identifier of query.identifiers) {
      for (const entry of this.#byIdentifier.get(identifierKey(identifier)) ?? []) byEntry.set(entry, { entry, bound: 1, places: [] });
    }
    return [...byEntry.values()].sort((a, b) => b.bound - a.bound || a.entry - b.entry);
  }

  #note(byEntry: Map<number, EntryCandidate>, found: NameCandidate, lift: number): void {
    const entry = this.#names.entryOf[found.name] ?? 0;
    const place = this.#names.placeOf[found.name] ?? 0;
    const bound = 1 - (1 - found.bound) * lift;
    const known = byEntry.get(entry);
    if (known === undefined) byEntry.set(entry, { entry, bound, places: [place] });
    else if (known.places.length > 0 && !known.places.includes(place)) {
      known.bound = Math.max(known.bound, bound);
      known.places.push(place);
    }
  }

  #compare(query: PreparedEntity, { entry, places }: EntryCandidate, profile: ScoringProfile): ScreenMatch | undefined {
    const listed = this.#entries[entry];
    const prepared = this.#prepared[entry];
    if (listed === undefined || prepared === undefined) return undefined;
    const names = places.length === 0 ? prepared.names : places.flatMap((place) => prepared.names[place] ?? []);
    const compared = comparePrepared(query, { ...prepared, names }, profile);
    return { list: listed.list, entryId: listed.entryId, caption: listed.entity.caption ?? listed.entryId, ...compared };
  }
}

/** An index over the entries of any lists. */
export function buildIndex(entries: readonly ListEntry[]): ScreeningIndex {
  return new ScreeningIndex(entries);
}

/** What agreement besides the name can leave of the distance to 1, at the most. */
function liftOf(query: PreparedEntity, profile: ScoringProfile): number {
  let left = 1;
  if (query.birthDates.length > 0) left *= 1 - profile.sameBirthDay;
  if (query.countries.size > 0) left *= 1 - profile.sameCountry;
  if (query.addresses.length > 0) left *= 1 - profile.sameAddress;
  return left;
}

function identifierMap(entities: readonly PreparedEntity[]): Map<string, number[]> {
  const map = new Map<string, number[]>();
  for (const [entry, { identifiers }] of entities.entries()) {
    for (const key of new Set(identifiers.map(identifierKey))) {
      const known = map.get(key);
      if (known === undefined) map.set(key, [entry]);
      else known.push(entry);
    }
  }
  return map;
}

function insert(matches: ScreenMatch[], match: ScreenMatch, limit: number): void {
  let at = matches.length;
  while (at > 0 && comesBefore(match, matches[at - 1])) at -= 1;
  matches.splice(at, 0, match);
  if (matches.length > limit) matches.pop();
}

function comesBefore(a: ScreenMatch, b: ScreenMatch | undefined): boolean {
  if (b === undefined) return true;
  if (a.score !== b.score) return a.score > b.score;
  return a.list === b.list ? a.entryId < b.entryId : a.list < b.list;
}
