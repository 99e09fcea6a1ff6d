/**
 * The features of the index that resemble a word of a query (or neighbouring words of it, closed up), those first that can explain most of the query.
 * A hit explains `mass` of either side; by `queryExcess` and `candidateExcess` a side's word outweighs the one that it meets
 * and is taken off the whole of its name. Each is the most that is possible.
 */
export interface FeatureHits {
  readonly features: Int32Array;
  readonly masses: Float64Array;
  readonly queryExcess: Float64Array;
  readonly candidateExcess: Float64Array;
  /** How many words agree by it. */
  readonly words: Uint8Array;
  /** The most that a hit explains, alone and together with what it takes off the whole of the query and of a name. */
  readonly mass: number;
  readonly ofQuery: number;
  readonly ofName: number;
  readonly words_max: number;
  /** How many names the hits lead to. */
  readonly names: number;
}

/** Gathers hits one by one. */
export class FeatureHitsBuilder {
  readonly #queryWeight: number;
  readonly #features: number[] = [];
  readonly #masses: number[] = [];
  readonly #queryExcess: number[] = [];
  readonly #candidateExcess: number[] = [];
  readonly #words: number[] = [];
  #mass = 0;
  #ofQuery = 0;
  #ofName = 0;
  #wordsMax = 0;
  #names = 0;

  /** `queryWeight` is the weight of the query's word. */
  constructor(queryWeight: number) {
    this.#queryWeight = queryWeight;
  }

  get isEmpty(): boolean {
    return this.#features.length === 0;
  }

  /** A feature so similar that weighs `least` to `most` in the names that have it, of which there are so many. */
  add(feature: number, similarity: number, least: number, most: number, words: number, names: number): void {
    const weight = this.#queryWeight;
    const met = Math.min(weight, most);
    const queryExcess = Math.max(0, weight - least);
    const mass = met * similarity;
    this.#features.push(feature);
    this.#masses.push(mass);
    this.#queryExcess.push(queryExcess);
    this.#candidateExcess.push(most - met);
    this.#words.push(words);
    this.#mass = Math.max(this.#mass, mass);
    this.#ofQuery = Math.max(this.#ofQuery, mass + queryExcess);
    this.#ofName = Math.max(this.#ofName, mass + most - met);
    this.#wordsMax = Math.max(this.#wordsMax, words);
    this.#names += names;
  }

  build(): FeatureHits {
    const order = this.#features.map((_, hit) => hit).sort((a, b) => this.#ofQueryBy(b) - this.#ofQueryBy(a));
    return {
      features: Int32Array.from(order, (hit) => this.#features[hit] ?? 0),
      masses: Float64Array.from(order, (hit) => this.#masses[hit] ?? 0),
      queryExcess: Float64Array.from(order, (hit) => this.#queryExcess[hit] ?? 0),
      candidateExcess: Float64Array.from(order, (hit) => this.#candidateExcess[hit] ?? 0),
      words: Uint8Array.from(order, (hit) => this.#words[hit] ?? 0),
      mass: this.#mass,
      ofQuery: this.#ofQuery,
      ofName: this.#ofName,
      words_max: this.#wordsMax,
      names: this.#names,
    };
  }

  #ofQueryBy(hit: number): number {
    return (this.#masses[hit] ?? 0) + (this.#queryExcess[hit] ?? 0);
  }
}
