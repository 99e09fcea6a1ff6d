import { DeletionForms, formCount } from './deletion-forms.ts';

const LOAD = 2;
/** An entry holds the number of a word and, above it, part of the form's hash: most chance neighbours in a bucket are told apart by it. */
const ID_BITS = 24;
const ID_MASK = 2 ** ID_BITS - 1;
const CLOSE_FIRST = 64;

const FORMS = new DeletionForms();

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
  #close = new Int32Array(CLOSE_FIRST);

  /** `deletions` says how many letters may be deleted from a word of a length: 0, 1 or 2. Empty words are left out. */
  constructor(words: Words, deletions: (length: number) => number) {
    if (words.size > ID_MASK) throw new RangeError(`A vocabulary holds at most ${ID_MASK} words.`);
    this.#deletions = deletions;
    let forms = 0;
    for (let id = 0; id < words.size; id += 1) {
      const { length } = words.at(id);
      if (length > 0) forms += formCount(length, deletions(length));
    }
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
    const count = FORMS.read(word, this.#deletions(word.length));
    const { hashes } = FORMS;
    const starts = this.#starts;
    const filled = this.#filled;
    const mask = this.#mask;
    let close = 0;
    for (let form = 0; form < count; form += 1) {
      const hash = hashes[form] ?? 0;
      const bucket = hash & mask;
      if (((filled[bucket >>> 3] ?? 0) & (1 << (bucket & 7))) === 0) continue;
      // Gathered first: whoever is called may look up another word.
      const end = starts[bucket + 1] ?? 0;
      for (let at = starts[bucket] ?? 0; at < end; at += 1) {
        const entry = this.#ids[at] ?? 0;
        if (entry >>> ID_BITS !== hash >>> ID_BITS) continue;
        if (close === this.#close.length) this.#close = grown(this.#close);
        this.#close[close] = entry & ID_MASK;
        close += 1;
      }
    }
    const ids = this.#close;
    for (let at = 0; at < close; at += 1) found(ids[at] ?? 0);
  }

  // Counted from the ends of the buckets downwards: the starts stand when all are put away.
  #fill(words: Words): void {
    const starts = this.#starts;
    const mask = this.#mask;
    this.#eachForm(words, (_id, hash) => {
      const bucket = hash & mask;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
      this.#filled[bucket >>> 3] = (this.#filled[bucket >>> 3] ?? 0) | (1 << (bucket & 7));
    });
    let sum = 0;
    for (let bucket = 0; bucket < starts.length; bucket += 1) {
      sum += starts[bucket] ?? 0;
      starts[bucket] = sum;
    }
    this.#eachForm(words, (id, hash) => {
      const bucket = hash & mask;
      const at = (starts[bucket] ?? 0) - 1;
      starts[bucket] = at;
      this.#ids[at] = id | ((hash >>> ID_BITS) << ID_BITS);
    });
  }

  #eachForm(words: Words, call: (id: number, hash: number) => void): void {
    for (let id = 0; id < words.size; id += 1) {
      const word = words.at(id);
      if (word.length === 0) continue;
      const count = FORMS.read(word, this.#deletions(word.length));
      for (let form = 0; form < count; form += 1) call(id, FORMS.hashes[form] ?? 0);
    }
  }
}

function grown(ids: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(ids.length * 2);
  larger.set(ids);
  return larger;
}
