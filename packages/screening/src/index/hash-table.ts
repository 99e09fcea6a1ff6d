import { hashText } from './hash-text.ts';

const LOAD = 2;

/** Numbered texts by their hash: an answer is a candidate, to be compared. Empty texts are left out. */
export class HashTable {
  readonly #mask: number;
  readonly #starts: Int32Array;
  readonly #ids: Int32Array;

  /** Asks for each text once. */
  constructor(count: number, textOf: (id: number) => string) {
    let size = 1;
    while (size < count * LOAD) size *= 2;
    this.#mask = size - 1;
    const buckets = new Int32Array(count);
    const starts = new Int32Array(size + 1);
    for (let id = 0; id < count; id += 1) {
      const text = textOf(id);
      const bucket = text === '' ? -1 : hashText(text) & this.#mask;
      buckets[id] = bucket;
      if (bucket >= 0) starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    let sum = 0;
    for (let bucket = 0; bucket < starts.length; bucket += 1) {
      sum += starts[bucket] ?? 0;
      starts[bucket] = sum;
    }
    this.#ids = new Int32Array(sum);
    for (let id = 0; id < count; id += 1) {
      const bucket = buckets[id] ?? -1;
      if (bucket < 0) continue;
      const at = (starts[bucket] ?? 0) - 1;
      starts[bucket] = at;
      this.#ids[at] = id;
    }
    this.#starts = starts;
  }

  /** Calls with the numbers of the texts that may be this one. */
  lookUp(text: string, found: (id: number) => void): void {
    if (text === '') return;
    const bucket = hashText(text) & this.#mask;
    const end = this.#starts[bucket + 1] ?? 0;
    for (let at = this.#starts[bucket] ?? 0; at < end; at += 1) found(this.#ids[at] ?? 0);
  }
}
