import { nameScore } from '../names/compare-names.ts';
import { INITIAL_WEIGHT, type PreparedName } from '../names/prepare-name.ts';
import type { FeatureHits } from './feature-hits.ts';
import { leastShare } from './least-share.ts';
import { NameBound } from './name-bound.ts';
import type { NameTable } from './name-table.ts';
import { QuerySlots } from './query-slots.ts';

/** Weights are rounded here and there: bounds that fall short by less still count. */
const ROUNDING = 0.001;

/** Called with a name that may reach the score asked for, and the most that it can score. */
export type FoundName = (name: number, bound: number) => void;

/** What the slots that lead to more names than one at hand may add together. */
interface Rest {
  readonly ofQuery: number;
  readonly ofName: number;
  readonly mass: number;
  readonly words: number;
}

const NOTHING: Rest = { ofQuery: 0, ofName: 0, mass: 0, words: 0 };

/** Initials of a class of names that may stand for words of the query: how many, at the most. */
const INITIALS_BY_CLASS = [0, 1, 24];

/**
 * Finds, among all names, those whose score may reach a minimum.
 *
 * The words of the query are taken in order, the one that leads to the fewest names first. A name that is met for the first time by some word
 * holds none of the words before: what is left of the query bounds its score, so that commoner words lead only to short names,
 * and the commonest to none (maximum score pruning: Turtle and Flood 1995). Of each name met, all words are then looked at.
 */
export class CandidateSearch {
  readonly #table: NameTable;
  readonly #slots: QuerySlots;
  readonly #bound: NameBound;
  readonly #seen: Int32Array;
  #stamp = 0;

  constructor(table: NameTable) {
    this.#table = table;
    this.#slots = new QuerySlots(table);
    this.#bound = new NameBound(table);
    this.#seen = new Int32Array(table.size);
  }

  /** Calls with the names that may score at least `score_min` against this one; a name may come twice. */
  find(query: PreparedName, least: number, found: FoundName): void {
    const score_min = least - ROUNDING;
    if (query.native !== undefined) this.#table.native.find(query.native, score_min, found);
    if (query.weight === 0) return;
    this.#stamp += 1;
    const slots = this.#slots.read(query);
    const rests = restsOf(slots);
    this.#bound.start(query, slots);
    for (let at = slots.length - 1; at >= 0; at -= 1) {
      const slot = slots[at];
      if (slot !== undefined) this.#meet(query, slot, rests[at] ?? NOTHING, score_min, found);
    }
  }

  /** Looks at the names that this slot leads to and that none before did. */
  #meet(query: PreparedName, slot: FeatureHits, rest: Rest, score_min: number, found: FoundName): void {
    const ends = this.#table.initialsEnds;
    for (let initials = 0; initials < ends.length; initials += 1) {
      if ((slot.namesByClass[initials] ?? 0) > 0)
        this.#meetClass(query, slot, initials, restWith(rest, initials, this.#table.wordWeightMax), score_min, found);
    }
  }

  /** The same of the names with so many initials. */
  #meetClass(query: PreparedName, slot: FeatureHits, initials: number, rest: Rest, score_min: number, found: FoundName): void {
    const mass = slot.mass + rest.mass;
    const words = slot.words_max + rest.words;
    const isPerson = !query.looksLikeOrganisation;
    const scoreOf = (ofQuery: number, ofName: number): number =>
      nameScore(Math.min(1, (ofQuery + rest.ofQuery) / query.weight), ofName, mass, words, isPerson);
    const share = leastShare((ofName) => scoreOf(slot.ofQuery, ofName), score_min);
    if (share === undefined) return;
    const hits = hitsThatReach(slot, (ofQuery) => scoreOf(ofQuery, 1) >= score_min);
    const { starts, classes } = this.#table.postings;
    for (let hit = 0; hit < hits; hit += 1) {
      const row = (slot.features[hit] ?? 0) * classes + initials;
      const start = starts[row] ?? 0;
      const end = starts[row + 1] ?? 0;
      if (start === end) continue;
      const ofName = (slot.masses[hit] ?? 0) + (slot.candidateExcess[hit] ?? 0);
      this.#walk(start, end, (ofName + rest.ofName) / share, score_min, found);
    }
  }

  /** Looks at the names put under a feature from `start` to `end` that weigh no more than can be explained. */
  #walk(start: number, end: number, weight_max: number, score_min: number, found: FoundName): void {
    const { postings, weightOf } = this.#table;
    const { values } = postings;
    for (let at = start; at < end; at += 1) {
      const name = values[at] ?? 0;
      if ((weightOf[name] ?? 0) > weight_max) return;
      if (this.#seen[name] === this.#stamp) continue;
      this.#seen[name] = this.#stamp;
      const bound = this.#bound.of(name);
      if (bound >= score_min) found(name, bound);
    }
  }
}

/** How many of a slot's hits, from the first on, can still reach the score. */
function hitsThatReach({ masses, queryExcess }: FeatureHits, reaches: (ofQuery: number) => boolean): number {
  let low = 0;
  let high = masses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reaches((masses[middle] ?? 0) + (queryExcess[middle] ?? 0))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the rest may add where the initials of a name may stand for words of the query. */
function restWith(rest: Rest, initialsClass: number, wordWeightMax: number): Rest {
  const initials = INITIALS_BY_CLASS[initialsClass] ?? 0;
  if (initials === 0) return rest;
  return {
    ofQuery: rest.ofQuery + initials * wordWeightMax,
    ofName: rest.ofName + initials * INITIAL_WEIGHT,
    mass: rest.mass + initials * INITIAL_WEIGHT,
    words: rest.words,
  };
}

/** For each slot, what those before it may add together. */
function restsOf(slots: readonly FeatureHits[]): Rest[] {
  let rest = NOTHING;
  return slots.map((slot) => {
    const before = rest;
    rest = {
      ofQuery: rest.ofQuery + slot.ofQuery,
      ofName: rest.ofName + slot.ofName,
      mass: rest.mass + slot.mass,
      words: rest.words + slot.words_max,
    };
    return before;
  });
}
