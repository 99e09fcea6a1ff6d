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
    const { initialsEnds } = this.#table;
    const limits: [number, number, number] = [0, 0, 0];
    let start = 0;
    let isAny = false;
    for (const [initials, end] of initialsEnds.entries()) {
      const weight_max = this.#heaviest(query, slot, rest, initials, score_min);
      limits[initials] = weight_max < 0 ? start : this.#firstHeavier(start, end, weight_max);
      if ((limits[initials] ?? 0) > start) isAny = true;
      start = end;
    }
    if (!isAny) return;
    for (const feature of slot.features) this.#walk(feature, limits, score_min, found);
  }

  #walk(feature: number, limits: readonly [number, number, number], score_min: number, found: FoundName): void {
    const { postings, initialsEnds } = this.#table;
    const { values } = postings;
    const end = postings.starts[feature + 1] ?? 0;
    let at = postings.starts[feature] ?? 0;
    let start = 0;
    for (let initials = 0; initials < limits.length && at < end; initials += 1) {
      const limit = limits[initials] ?? 0;
      if (start > 0) at = firstAtLeast(values, at, end, start);
      for (; at < end; at += 1) {
        const name = values[at] ?? 0;
        if (name >= limit) break;
        if (this.#seen[name] === this.#stamp) continue;
        this.#seen[name] = this.#stamp;
        const bound = this.#bound.of(name);
        if (bound >= score_min) found(name, bound);
      }
      start = initialsEnds[initials] ?? 0;
    }
  }

  /** The weight of the heaviest name that can still reach the score when it is met by this slot first; -1 where none can. */
  #heaviest(query: PreparedName, slot: FeatureHits, rest: Rest, initialsClass: number, score_min: number): number {
    const initials = INITIALS_BY_CLASS[initialsClass] ?? 0;
    const ofQuery = Math.min(1, (slot.ofQuery + rest.ofQuery + initials * this.#table.wordWeightMax) / query.weight);
    const mass = slot.mass + rest.mass + initials * INITIAL_WEIGHT;
    const words = slot.words_max + rest.words;
    const share = leastShare((ofName) => nameScore(ofQuery, ofName, mass, words, !query.looksLikeOrganisation), score_min);
    return share === undefined ? -1 : (slot.ofName + rest.ofName + initials * INITIAL_WEIGHT) / share;
  }

  #firstHeavier(start: number, end: number, weight_max: number): number {
    const { weightOf } = this.#table;
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((weightOf[middle] ?? 0) <= weight_max) low = middle + 1;
      else high = middle;
    }
    return low;
  }
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

function firstAtLeast(values: Int32Array, from: number, to: number, least: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
