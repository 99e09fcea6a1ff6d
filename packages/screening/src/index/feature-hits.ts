import type { Postings } from './postings.ts';

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
  /** How many names the hits lead to: all, and those of each class of names. */
  readonly names: number;
  readonly namesByClass: readonly number[];
}

/** What is known of a hit while hits are gathered. */
interface Hit {
  readonly feature: number;
  readonly mass: number;
  readonly queryExcess: number;
  readonly candidateExcess: number;
  readonly words: number;
}

/** Gathers hits one by one. */
export class FeatureHitsBuilder {
  readonly #queryWeight: number;
  readonly #postings: Postings;
  readonly #hits: Hit[] = [];
  readonly #namesByClass: number[];
  #mass = 0;
  #ofQuery = 0;
  #ofName = 0;
  #wordsMax = 0;

  /** `queryWeight` is the weight of the query's word; `postings` tell which names a feature leads to. */
  constructor(queryWeight: number, postings: Postings) {
    this.#queryWeight = queryWeight;
    this.#postings = postings;
    this.#namesByClass = Array.from({ length: postings.classes }, () => 0);
  }

  get isEmpty(): boolean {
    return this.#hits.length === 0;
  }

  /** A feature so similar that weighs `least` to `most` in the names that have it. */
  add(feature: number, similarity: number, least: number, most: number, words: number): void {
    const weight = this.#queryWeight;
    const met = Math.min(weight, most);
    const queryExcess = Math.max(0, weight - least);
    const mass = met * similarity;
    this.#hits.push({ feature, mass, queryExcess, candidateExcess: most - met, words });
    this.#mass = Math.max(this.#mass, mass);
    this.#ofQuery = Math.max(this.#ofQuery, mass + queryExcess);
    this.#ofName = Math.max(this.#ofName, mass + most - met);
    this.#wordsMax = Math.max(this.#wordsMax, words);
    const { starts, classes } = this.#postings;
    for (let one = 0; one < classes; one += 1) {
      const row = feature * classes + one;
      this.#namesByClass[one] = (this.#namesByClass[one] ?? 0) + (starts[row + 1] ?? 0) - (starts[row] ?? 0);
    }
  }

  build(): FeatureHits {
    const hits = this.#hits.sort((a, b) => b.mass + b.queryExcess - (a.mass + a.queryExcess));
    const count = hits.length;
    const features = new Int32Array(count);
    const masses = new Float64Array(count);
    const queryExcess = new Float64Array(count);
    const candidateExcess = new Float64Array(count);
    const words = new Uint8Array(count);
    for (let at = 0; at < count; at += 1) {
      const hit = hits[at];
      if (hit === undefined) break;
      features[at] = hit.feature;
      masses[at] = hit.mass;
      queryExcess[at] = hit.queryExcess;
      candidateExcess[at] = hit.candidateExcess;
      words[at] = hit.words;
    }
    const names = this.#namesByClass.reduce((sum, ofClass) => sum + ofClass, 0);
    const most = { mass: this.#mass, ofQuery: this.#ofQuery, ofName: this.#ofName, words_max: this.#wordsMax };
    return { features, masses, queryExcess, candidateExcess, words, ...most, names, namesByClass: this.#namesByClass };
  }
}
