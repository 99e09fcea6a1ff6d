import { LINK_FEATURES, type LinkFeature, type ValueFeature, type WordsFeature, WORD_LEVELS } from './link-features.ts';
import { WORDS_MAX } from './link-key.ts';
import type { KeyColumn, LinkIndex } from './link-index.ts';

/** How a feature of two records compares: a level from 0 (closest), `NONE_LEVEL` where both have it and nothing agrees, `MISSING` where one lacks it. */
export const NONE_LEVEL = 6;
export const MISSING = 7;

/** The outcome of a comparison, written over by the next one: nothing is allocated for a pair. */
export interface Comparison {
  /** A level for each feature of LINK_FEATURES. */
  readonly levels: Uint8Array;
  /** How likely a stranger agrees on just this value, where the level agrees. */
  readonly chances: Float64Array;
  /** How many records hold what agrees, where a single value does; 0 elsewhere. */
  readonly holders: Int32Array;
}

/** Compares two records of the index on every feature. The returned object is the same at each call. */
export type CompareRecords = (a: number, b: number) => Comparison;

/** Strangers may agree by chance however rare a value is among the records: a floor under every chance, in records of the population. */
const CHANCE_FLOOR = 0.5;
/** Records of a number that an authority gives once, up to which they are one party's; what more hold is a stand-in for no number. */
const ISSUED_HOLDERS_MAX = 20;
/** In a small set a value that two records hold may still be rare: it is taken for one of a population of at least so many. */
export const POPULATION_MIN = 2_000;
/** A word that agrees but for a letter or in sound agrees by chance more often than its shared form tells, since it has several such forms. */
const NEAR_FORMS = 3;

export function comparer(index: LinkIndex): CompareRecords {
  const levels = new Uint8Array(LINK_FEATURES.length);
  const chances = new Float64Array(LINK_FEATURES.length);
  const holders = new Int32Array(LINK_FEATURES.length);
  const comparison: Comparison = { levels, chances, holders };
  const compareOne = LINK_FEATURES.map((feature) => comparerOf(index, feature));
  return (a, b) => {
    for (let at = 0; at < compareOne.length; at += 1) {
      compareOne[at]?.(a, b, found);
      levels[at] = found.level;
      chances[at] = found.chance;
      holders[at] = found.holders;
    }
    return comparison;
  };
}

interface Found {
  level: number;
  chance: number;
  holders: number;
}

/** How likely a stranger has a value that so many records of the population hold, the two that are compared among them. */
function chanceOf(holders: number, population: number): number {
  return Math.min(1, Math.max(0, holders - 2) / population + 2 / Math.max(population, POPULATION_MIN));
}

const found: Found = { level: MISSING, chance: 1, holders: 0 };

type CompareFeature = (a: number, b: number, into: Found) => void;

function comparerOf(index: LinkIndex, feature: LinkFeature): CompareFeature {
  return feature.compare === 'value' ? valueComparer(index, feature) : wordsComparer(index, feature);
}

function valueComparer(index: LinkIndex, feature: ValueFeature): CompareFeature {
  const { issuedTwice } = feature;
  const columns = feature.levels.map(({ kind }) => index.columns[kind]);
  return (a, b, into) => {
    let both = false;
    into.holders = 0;
    for (let level = 0; level < columns.length; level += 1) {
      const column = columns[level];
      if (column === undefined || isEmpty(column, a) || isEmpty(column, b)) continue;
      both = true;
      const rarest = rarestShared(column, a, b);
      if (rarest === 0) continue;
      into.level = level;
      into.holders = rarest;
      into.chance = issuedTwice !== undefined && rarest <= ISSUED_HOLDERS_MAX ? issuedTwice : chanceOf(rarest, index.population);
      return;
    }
    into.level = both ? NONE_LEVEL : MISSING;
    into.chance = 1;
  };
}

function isEmpty(column: KeyColumn, record: number): boolean {
  return column.starts[record] === column.starts[record + 1];
}

/** The number of holders of the rarest value that both hold, 0 where none is shared. */
function rarestShared({ starts, values, holders }: KeyColumn, a: number, b: number): number {
  let left = starts[a] ?? 0;
  let right = starts[b] ?? 0;
  const leftEnd = starts[a + 1] ?? 0;
  const rightEnd = starts[b + 1] ?? 0;
  let rarest = 0;
  while (left < leftEnd && right < rightEnd) {
    const one = values[left] ?? 0;
    const other = values[right] ?? 0;
    if (one === other) {
      const held = holders[one] ?? 0;
      if (rarest === 0 || held < rarest) rarest = held;
      left += 1;
      right += 1;
    } else if (one < other) left += 1;
    else right += 1;
  }
  return rarest;
}

function wordsComparer(index: LinkIndex, feature: WordsFeature): CompareFeature {
  const whole = index.columns[feature.whole];
  const word = index.columns[feature.word];
  const near = feature.near.map((kind) => index.columns[kind]);
  const floor = CHANCE_FLOOR / Math.max(index.population, POPULATION_MIN);
  const shared = new SharedWords(index.population, feature.independence);
  return (a, b, into) => {
    into.holders = 0;
    into.chance = 1;
    if (isEmpty(word, a) || isEmpty(word, b)) {
      into.level = MISSING;
      return;
    }
    const same = rarestShared(whole, a, b);
    if (same > 0) {
      into.level = WORD_LEVELS.indexOf('same');
      into.holders = same;
      into.chance = chanceOf(same, index.population);
      return;
    }
    const wordsOfA = wordCount(word, a);
    const wordsOfB = wordCount(word, b);
    shared.clear();
    shared.look(word, a, b, 1);
    const exact = shared.words();
    if (exact < Math.max(wordsOfA, wordsOfB)) for (const column of near) shared.look(column, a, b, NEAR_FORMS);
    into.level = wordLevel(exact, shared.words(), wordsOfA, wordsOfB);
    if (into.level !== NONE_LEVEL) into.chance = Math.max(floor, shared.chance());
  };
}

/** Which level the numbers of equal and of near words make, of so many words on each side. */
export function wordLevel(exact: number, near: number, wordsOfA: number, wordsOfB: number): number {
  const more = Math.max(wordsOfA, wordsOfB);
  const fewer = Math.min(wordsOfA, wordsOfB);
  if (exact >= more) return WORD_LEVELS.indexOf('same');
  if (near >= more) return WORD_LEVELS.indexOf('near');
  if (near >= fewer && fewer >= 2) return WORD_LEVELS.indexOf('within');
  if (near >= 2) return WORD_LEVELS.indexOf('most');
  return near >= 1 ? WORD_LEVELS.indexOf('some') : NONE_LEVEL;
}

function wordCount(column: KeyColumn, record: number): number {
  return (column.starts[record + 1] ?? 0) - (column.starts[record] ?? 0);
}

/** Which words of either side have one on the other, as bits, and how common each is. */
class SharedWords {
  readonly #population: number;
  readonly #independence: number;
  readonly #chanceOf = new Float64Array(WORDS_MAX);
  #left = 0;
  #right = 0;

  constructor(population: number, independence: number) {
    this.#population = population;
    this.#independence = independence;
  }

  clear(): void {
    this.#left = 0;
    this.#right = 0;
  }

  look({ starts, values, parts, holders }: KeyColumn, a: number, b: number, forms: number): void {
    let left = starts[a] ?? 0;
    let right = starts[b] ?? 0;
    const leftEnd = starts[a + 1] ?? 0;
    const rightEnd = starts[b + 1] ?? 0;
    while (left < leftEnd && right < rightEnd) {
      const one = values[left] ?? 0;
      const other = values[right] ?? 0;
      if (one < other) left += 1;
      else if (one > other) right += 1;
      else {
        const part = parts[left] ?? 0;
        const chance = Math.min(1, forms * chanceOf(holders[one] ?? 0, this.#population));
        const seen = (this.#left & (1 << part)) !== 0;
        if (!seen || chance < (this.#chanceOf[part] ?? 1)) this.#chanceOf[part] = chance;
        this.#left |= 1 << part;
        // A word that stands once on this side may stand twice on the other.
        for (let twin = right; twin < rightEnd && values[twin] === one; twin += 1) this.#right |= 1 << (parts[twin] ?? 0);
        left += 1;
      }
    }
  }

  words(): number {
    return Math.min(bitCount(this.#left), bitCount(this.#right));
  }

  /** How likely a stranger has all of these words: of the rarest in full, of the others as far as they come independently. */
  chance(): number {
    let chance = 1;
    let power = 1;
    for (let rest = this.#left; rest !== 0;) {
      let rarest = -1;
      for (let part = 0; part < WORDS_MAX; part += 1)
        if ((rest & (1 << part)) !== 0 && (rarest < 0 || (this.#chanceOf[part] ?? 1) < (this.#chanceOf[rarest] ?? 1))) rarest = part;
      rest &= ~(1 << rarest);
      chance *= (this.#chanceOf[rarest] ?? 1) ** power;
      power *= this.#independence;
    }
    return chance;
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
