/** For each key, the numbers that were put under it, in one typed array. */
export class Postings {
  readonly #starts: Int32Array;
  readonly #values: Int32Array;

  /** `keys[i]` and `values[i]` form a pair; keys lie in 0..`keyCount` - 1. */
  constructor(keyCount: number, keys: readonly number[], values: readonly number[]) {
    this.#starts = new Int32Array(keyCount + 1);
    this.#values = new Int32Array(values.length);
    for (const key of keys) this.#starts[key + 1] = (this.#starts[key + 1] ?? 0) + 1;
    for (let key = 1; key <= keyCount; key += 1) this.#starts[key] = (this.#starts[key] ?? 0) + (this.#starts[key - 1] ?? 0);
    const next = this.#starts.slice();
    for (const [index, key] of keys.entries()) {
      const at = next[key] ?? 0;
      this.#values[at] = values[index] ?? 0;
      next[key] = at + 1;
    }
  }

  of(key: number): Int32Array {
    return this.#values.subarray(this.#starts[key] ?? 0, this.#starts[key + 1] ?? 0);
  }
}
