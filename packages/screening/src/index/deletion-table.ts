const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const LOAD = 2;

/**
 * Finds the words of a vocabulary that lie within few edits of a word: two words within d edits share a form with at most d letters deleted
 * (symmetric deletion, W. Garbe 2012). Forms are kept as hashes only: an answer is a candidate, to be compared.
 */
export class DeletionTable {
  readonly #mask: number;
  readonly #starts: Int32Array;
  readonly #ids: Int32Array;
  readonly #deletions: (length: number) => number;

  /** `deletions` says how many letters may be deleted from a word of a length: 0, 1 or 2. */
  constructor(words: readonly string[], deletions: (length: number) => number) {
    this.#deletions = deletions;
    let forms = 0;
    for (const word of words) forms += formCount(word.length, deletions(word.length));
    let size = 1;
    while (size < forms * LOAD) size *= 2;
    this.#mask = size - 1;
    this.#starts = new Int32Array(size + 1);
    this.#ids = new Int32Array(forms);
    this.#fill(words);
  }

  /** Calls `found` with the number of each word that may lie close, possibly more than once. Fewer deletions find the closest only. */
  lookUp(word: string, found: (id: number) => void, deletions_max: number = 2): void {
    const starts = this.#starts;
    const ids = this.#ids;
    eachForm(word, Math.min(deletions_max, this.#deletions(word.length)), (hash) => {
      const bucket = hash & this.#mask;
      const end = starts[bucket + 1] ?? 0;
      for (let at = starts[bucket] ?? 0; at < end; at += 1) found(ids[at] ?? 0);
    });
  }

  #fill(words: readonly string[]): void {
    const starts = this.#starts;
    for (const word of words) {
      eachForm(word, this.#deletions(word.length), (hash) => {
        const bucket = (hash & this.#mask) + 1;
        starts[bucket] = (starts[bucket] ?? 0) + 1;
      });
    }
    for (let bucket = 1; bucket < starts.length; bucket += 1) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const next = starts.slice();
    for (const [id, word] of words.entries()) {
      eachForm(word, this.#deletions(word.length), (hash) => {
        const bucket = hash & this.#mask;
        const at = next[bucket] ?? 0;
        this.#ids[at] = id;
        next[bucket] = at + 1;
      });
    }
  }
}

function formCount(length: number, deletions: number): number {
  if (deletions === 0) return 1;
  return deletions === 1 ? 1 + length : 1 + length + (length * (length - 1)) / 2;
}

/** Calls with the hash of the word and of each form with one letter, and with two letters, deleted. */
function eachForm(word: string, deletions: number, call: (hash: number) => void): void {
  const length = word.length;
  call(hashWithout(word, -1, -1));
  if (deletions < 1) return;
  for (let first = 0; first < length; first += 1) {
    call(hashWithout(word, first, -1));
    if (deletions < 2) continue;
    for (let second = first + 1; second < length; second += 1) call(hashWithout(word, first, second));
  }
}

function hashWithout(word: string, first: number, second: number): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < word.length; index += 1) {
    if (index === first || index === second) continue;
    hash = Math.imul(hash ^ word.charCodeAt(index), FNV_PRIME);
  }
  // The low bits choose the bucket: mix the high ones in.
  return (hash ^ (hash >>> 15)) >>> 0;
}
