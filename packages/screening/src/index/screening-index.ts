import type { ListEntry, ScreenMatch } from '@gatehouse/contracts';
import { comparePrepared } from '../entity/compare-entities.ts';
import { type EntityInput, prepareEntity, type PreparedEntity } from '../entity/prepare-entity.ts';
import { DEFAULT_PROFILE, type ScoringProfile } from '../entity/profile.ts';
import { CandidateSearch } from './candidate-search.ts';
import { evidenceOf, leastNameScore, scoreBound } from './evidence-bound.ts';
import { IdentifierTable } from './identifier-table.ts';
import type { NameTable } from './name-table.ts';
import { NameTableBuilder } from './name-table-builder.ts';

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
  /** The names that may match, by place; all of them where it is empty. */
  readonly places: number[];
}

/** All entries of some lists, ready to be searched. Not shared between threads; one search at a time. */
export class ScreeningIndex {
  readonly #entries: readonly ListEntry[];
  readonly #prepared: readonly PreparedEntity[];
  readonly #search: CandidateSearch;
  readonly #names: NameTable;
  readonly #identifiers = new IdentifierTable();

  constructor(entries: readonly ListEntry[]) {
    this.#entries = entries;
    this.#prepared = entries.map((entry) => prepareEntity(entry.entity));
    const names = new NameTableBuilder();
    for (const [entry, prepared] of this.#prepared.entries()) {
      for (const [place, { name }] of prepared.names.entries()) names.add(entry, place, name);
      this.#identifiers.add(entry, prepared);
    }
    this.#names = names.build();
    this.#search = new CandidateSearch(this.#names);
  }

  get size(): number {
    return this.#entries.length;
  }

  /** The listed parties that resemble the entity, best first; equal scores in the order of list and record. */
  screen(entity: EntityInput, options: ScreenOptions = {}): ScreenMatch[] {
    const { threshold = THRESHOLD_DEFAULT, limit = LIMIT_DEFAULT, profile = DEFAULT_PROFILE } = options;
    const query = prepareEntity(entity);
    const matches: ScreenMatch[] = [];
    for (const candidate of this.#candidates(query, threshold, profile)) {
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
    const evidence = evidenceOf(query);
    // What a match by itself weighs counts for the whole score, however many better names there are.
    const nameMin = Math.min(leastNameScore(threshold, evidence, profile), profile.matchFrom);
    const byEntry = new Map<number, EntryCandidate>();
    this.#identifiers.find(query, (entry) => byEntry.set(entry, { entry, bound: 1, places: [] }));
    const note = (name: number, bound: number): void => {
      const entry = this.#names.ownerOf[name] ?? 0;
      const place = this.#names.placeOf[name] ?? 0;
      const known = byEntry.get(entry);
      if (known === undefined) byEntry.set(entry, { entry, bound, places: [place] });
      else if (known.places.length > 0) {
        known.bound = Math.max(known.bound, bound);
        if (!known.places.includes(place)) known.places.push(place);
      }
    };
    for (const { name } of query.names) this.#search.find(name, nameMin, note);
    const candidates = [...byEntry.values()];
    for (const candidate of candidates) candidate.bound = scoreBound(candidate.bound, evidence, profile);
    return candidates.sort((a, b) => b.bound - a.bound || a.entry - b.entry);
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
