import { eachDeletionHash } from './hash-text.ts';

const LOAD = 2;
/** An entry holds the number of a word and, above it, part of the form's hash: most chance neighbours in a bucket are told apart by it. */
const ID_BITS = 24;
const ID_MASK = 2 ** ID_BITS - 1;

/** Words by number. */
export interface Words {
  readonly size: number;
  at(id: number): string;
}

/**
 * Finds the words of a vocabulary that lie within few edits of a word: two words within d edits share a form with at most d letters deleted
 * (symmetric deletion, W. Garbe 2012). Forms are kept as hashes only: an answer is a candidate, to be compared.
 */
export class DeletionTable {
  readonly #mask: number;
  readonly #starts: Int32Array;
  readonly #ids: Int32Array;
  /** A bit for each bucket, set where it holds anything: small enough to stay near the processor, where the table is not. */
  readonly #filled: Uint8Array;
  readonly #deletions: (length: number) => number;

  /** `deletions` says how many letters may be deleted from a word of a length: 0, 1 or 2. Empty words are left out. */
  constructor(words: Words, deletions: (length: number) => number) {
    if (words.size > ID_MASK) throw new RangeError(`A vocabulary holds at most ${ID_MASK} words.`);
    this.#deletions = deletions;
    let forms = 0;
    for (let id = 0; id < words.size; id += 1) forms += formCount(words.at(id).length, deletions);
    let size = 1;
    while (size < forms * LOAD) size *= 2;
    this.#mask = size - 1;
    this.#starts = new Int32Array(size + 1);
    this.#ids = new Int32Array(forms);
    this.#filled = new Uint8Array((size >>> 3) + 1);
    this.#fill(words);
  }

  /** Calls `found` with the number of each word that may lie close, possibly more than once. */
  lookUp(word: string, found: (id: number) => void): void {
    if (word.length === 0) return;
    const starts = this.#starts;
    const ids = this.#ids;
    const filled = this.#filled;
    eachDeletionHash(word, this.#deletions(word.length), (hash) => {
      const bucket = hash & this.#mask;
      if (((filled[bucket >>> 3] ?? 0) & (1 << (bucket & 7))) === 0) return;
      const end = starts[bucket + 1] ?? 0;
      for (let at = starts[bucket] ?? 0; at < end; at += 1) {
        const entry = ids[at] ?? 0;
        if (entry >>> ID_BITS === hash >>> ID_BITS) found(entry & ID_MASK);
      }
    });
  }

  // Counted from the ends of the buckets downwards: the starts stand when all are put away.
  #fill(words: Words): void {
    const starts = this.#starts;
    const ids = this.#ids;
    const mask = this.#mask;
    const count = (hash: number): void => {
      const bucket = hash & mask;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
      this.#filled[bucket >>> 3] = (this.#filled[bucket >>> 3] ?? 0) | (1 << (bucket & 7));
    };
    for (let id = 0; id < words.size; id += 1) this.#eachFormOf(words.at(id), count);
    let sum = 0;
    for (let bucket = 0; bucket < starts.length; bucket += 1) {
      sum += starts[bucket] ?? 0;
      starts[bucket] = sum;
    }
    let current = 0;
    const put = (hash: number): void => {
      const bucket = hash & mask;
      const at = (starts[bucket] ?? 0) - 1;
      starts[bucket] = at;
      ids[at] = current | ((hash >>> ID_BITS) << ID_BITS);
    };
    for (let id = 0; id < words.size; id += 1) {
      current = id;
      this.#eachFormOf(words.at(id), put);
    }
  }

  #eachFormOf(word: string, call: (hash: number) => void): void {
    if (word.length > 0) eachDeletionHash(word, this.#deletions(word.length), call);
  }
}

function formCount(length: number, deletions: (length: number) => number): number {
  if (length === 0) return 0;
  const count = deletions(length);
  if (count === 0) return 1;
  return count === 1 ? 1 + length : 1 + length + (length * (length - 1)) / 2;
}
