/** A prime for a hash that is a polynomial of the letters: the hash of two texts in a row follows from the hashes of both. */
const BASE = 0x01000193;
const LETTERS_FIRST = 64;

/** Finds the hashes of all forms of a word with letters deleted: each from what comes before, between and after them. Keeps its arrays from word to word. */
export class DeletionForms {
  /** The hashes of the last word's forms, of which {@link read} has told how many. */
  hashes = new Uint32Array(1024);
  /** Of the word from each letter on its hash, and the base to the power of how many letters these are. */
  #after = new Int32Array(LETTERS_FIRST + 1);
  #power = new Int32Array(LETTERS_FIRST + 1);

  /** Reads a word's forms with up to 0, 1 or 2 letters deleted, the word itself first; their count. */
  read(word: string, deletions: number): number {
    const { length } = word;
    const count = formCount(length, deletions);
    if (count > this.hashes.length) this.hashes = new Uint32Array(count * 2);
    this.#readEnds(word);
    const hashes = this.hashes;
    const after = this.#after;
    const power = this.#power;
    hashes[0] = mixed(after[0] ?? 0);
    if (deletions < 1) return count;
    let form = 1;
    let before = 0;
    for (let first = 0; first < length; first += 1) {
      const rest = first + 1;
      hashes[form] = mixed(Math.imul(before, power[rest] ?? 0) + (after[rest] ?? 0));
      form += 1;
      if (deletions > 1) {
        let between = before;
        for (let second = rest; second < length; second += 1) {
          hashes[form] = mixed(Math.imul(between, power[second + 1] ?? 0) + (after[second + 1] ?? 0));
          form += 1;
          between = (Math.imul(between, BASE) + word.charCodeAt(second)) | 0;
        }
      }
      before = (Math.imul(before, BASE) + word.charCodeAt(first)) | 0;
    }
    return count;
  }

  #readEnds(word: string): void {
    const { length } = word;
    if (length >= this.#after.length) {
      this.#after = new Int32Array(length * 2);
      this.#power = new Int32Array(length * 2);
    }
    let hash = 0;
    let power = 1;
    this.#after[length] = 0;
    this.#power[length] = 1;
    for (let at = length - 1; at >= 0; at -= 1) {
      hash = (Math.imul(word.charCodeAt(at), power) + hash) | 0;
      power = Math.imul(power, BASE);
      this.#after[at] = hash;
      this.#power[at] = power;
    }
  }
}

/** How many forms a word of so many letters has. */
export function formCount(length: number, deletions: number): number {
  if (deletions === 0) return 1;
  return deletions === 1 ? 1 + length : 1 + length + (length * (length - 1)) / 2;
}

// The low bits of such a polynomial tell little of the letters: each bit is spread over all (the last step of MurmurHash3, A. Appleby).
function mixed(hash: number): number {
  let spread = hash ^ (hash >>> 16);
  spread = Math.imul(spread, 0x85ebca6b);
  spread ^= spread >>> 13;
  spread = Math.imul(spread, 0xc2b2ae35);
  return (spread ^ (spread >>> 16)) >>> 0;
}
