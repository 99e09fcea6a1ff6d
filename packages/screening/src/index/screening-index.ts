import type { ListEntry, ScreenMatch } from '@gatehouse/contracts';
import { comparePrepared, scorePrepared } from '../entity/compare-entities.ts';
import { type EntityInput, prepareEntity, type PreparedEntity } from '../entity/prepare-entity.ts';
import { DEFAULT_PROFILE, type ScoringProfile } from '../entity/profile.ts';
import { inOneGo } from './in-one-go.ts';
import { type Candidate, type SubjectSearch, SubjectSearchBuilder } from './subject-search.ts';

export interface ScreenOptions {
  /** The least score of a match that is told. */
  readonly threshold?: number;
  /** How many matches are told, best first. */
  readonly limit?: number;
  readonly profile?: ScoringProfile;
}

export const THRESHOLD_DEFAULT = 0.5;
export const LIMIT_DEFAULT = 5;

interface Scored {
  readonly entry: ListEntry;
  readonly prepared: PreparedEntity;
  readonly score: number;
}

/** All entries of some lists, ready to be searched. Not shared between threads; one search at a time. */
export class ScreeningIndex {
  readonly #entries: readonly ListEntry[];
  readonly #prepared: readonly PreparedEntity[];
  readonly #search: SubjectSearch;

  constructor(entries: readonly ListEntry[], prepared: readonly PreparedEntity[], search: SubjectSearch) {
    this.#entries = entries;
    this.#prepared = prepared;
    this.#search = search;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** The listed parties that resemble the entity, best first; equal scores in the order of list and record. */
  screen(entity: EntityInput, options: ScreenOptions = {}): ScreenMatch[] {
    return this.answer(entity, options).matches;
  }

  /** The same, and whether a name is given of which nothing can be compared: neither a match nor a clearance, a person must look. */
  answer(entity: EntityInput, options: ScreenOptions = {}): { readonly matches: ScreenMatch[]; readonly unreadable: boolean } {
    const { threshold = THRESHOLD_DEFAULT, profile = DEFAULT_PROFILE } = options;
    const query = prepareEntity(entity);
    return { matches: this.#best(query, this.#search.find(query, threshold, profile), options), unreadable: query.unreadable };
  }

  /** The same without the index's search, against every entry: the yardstick of what the search may lose. */
  scan(entity: EntityInput, options: ScreenOptions = {}): ScreenMatch[] {
    const everybody = this.#entries.map((_, subject) => ({ subject, bound: 1, places: [] }));
    return this.#best(prepareEntity(entity), everybody, options);
  }

  // All are scored, only the best are told in words.
  #best(query: PreparedEntity, candidates: readonly Candidate[], options: ScreenOptions): ScreenMatch[] {
    const { threshold = THRESHOLD_DEFAULT, limit = LIMIT_DEFAULT, profile = DEFAULT_PROFILE } = options;
    const best: Scored[] = [];
    for (const candidate of candidates) {
      const worst = best.length < limit ? threshold : (best[limit - 1]?.score ?? threshold);
      if (candidate.bound < worst) break;
      const entry = this.#entries[candidate.subject];
      const prepared = this.#preparedFor(candidate);
      if (entry === undefined || prepared === undefined) continue;
      const score = scorePrepared(query, prepared, profile);
      if (score >= worst) insert(best, { entry, prepared, score }, limit);
    }
    return best.map(({ entry, prepared }) => {
      const caption = entry.entity.caption ?? entry.entryId;
      return { list: entry.list, entryId: entry.entryId, caption, ...comparePrepared(query, prepared, profile) };
    });
  }

  #preparedFor({ subject, places }: Candidate): PreparedEntity | undefined {
    const prepared = this.#prepared[subject];
    if (prepared === undefined || places.length === 0) return prepared;
    return { ...prepared, names: places.toSorted((a, b) => a - b).flatMap((place) => prepared.names[place] ?? []) };
  }
}

/** An index over the entries of any lists. */
export function buildIndex(entries: readonly ListEntry[]): ScreeningIndex {
  return inOneGo(buildIndexInSteps(entries));
}

/** The same for whoever has other work to do meanwhile: it yields after each entry, and between the parts of what is made at the end. */
export function* buildIndexInSteps(entries: readonly ListEntry[]): Generator<undefined, ScreeningIndex> {
  const prepared: PreparedEntity[] = [];
  const search = new SubjectSearchBuilder();
  for (const { entity } of entries) {
    const one = prepareEntity(entity);
    prepared.push(one);
    search.add(one);
    yield;
  }
  return new ScreeningIndex(entries, prepared, yield* search.build());
}

function insert(best: Scored[], scored: Scored, limit: number): void {
  let at = best.length;
  while (at > 0 && comesBefore(scored, best[at - 1])) at -= 1;
  best.splice(at, 0, scored);
  if (best.length > limit) best.pop();
}

function comesBefore(a: Scored, b: Scored | undefined): boolean {
  if (b === undefined) return true;
  if (a.score !== b.score) return a.score > b.score;
  return a.entry.list === b.entry.list ? a.entry.entryId < b.entry.entryId : a.entry.list < b.entry.list;
}
