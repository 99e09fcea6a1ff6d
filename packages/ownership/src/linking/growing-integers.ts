/** A list of 32-bit integers that grows by doubling: a plain array of numbers takes twice the memory and boxes at millions. */
export class GrowingIntegers {
  #items = new Int32Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Int32Array(this.#items.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length] = item;
    this.#length += 1;
  }

  /** The items without spare room. */
  toArray(): Int32Array {
    return this.#items.slice(0, this.#length);
  }
}
