const CAPACITY_FIRST = 1024;

/** Whole numbers of 32 bits in a row that grows: four bytes each, where an array of them would take eight and more. */
export class NumberRow {
  #values = new Int32Array(CAPACITY_FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Int32Array(this.#length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  /** The numbers so far, without room to grow. */
  toArray(): Int32Array<ArrayBuffer> {
    return this.#values.slice(0, this.#length);
  }

  /** The same without a copy: a view that later numbers may leave behind. */
  view(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}
