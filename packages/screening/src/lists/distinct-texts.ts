const SMALL_MAX = 24;

/** Texts in the order of their coming, each once. Few are looked through, many are hashed. */
export class DistinctTexts {
  readonly values: string[] = [];
  #seen: Set<string> | undefined;

  has(text: string): boolean {
    return this.#seen === undefined ? this.values.includes(text) : this.#seen.has(text);
  }

  add(text: string): void {
    if (this.has(text)) return;
    this.values.push(text);
    if (this.#seen !== undefined) this.#seen.add(text);
    else if (this.values.length > SMALL_MAX) this.#seen = new Set(this.values);
  }
}
