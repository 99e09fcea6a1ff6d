import type { FeatureHits } from './feature-hits.ts';

const STAMP_MAX = 2 ** 31 - 2 ** 20;

/** Which hits of a query's slots each feature of the index has. Kept from query to query, so that none makes garbage. */
export class MetFeatures {
  /** For each hit its slot, its place among the hits of that slot, and the hit before of the same feature (-1 for none). */
  slotOf = new Int32Array(1024);
  placeOf = new Int32Array(1024);
  before = new Int32Array(1024);
  /** For each feature its last hit, plus the stamp of the query that it was written by. */
  readonly #last: Int32Array;
  #stamp = 1;
  #count = 0;

  constructor(features: number) {
    this.#last = new Int32Array(features);
  }

  /** Takes the hits of another query. */
  start(slots: readonly FeatureHits[]): void {
    this.#stamp += this.#count;
    this.#count = 0;
    if (this.#stamp > STAMP_MAX) {
      this.#last.fill(0);
      this.#stamp = 1;
    }
    for (let slot = 0; slot < slots.length; slot += 1) {
      const features = slots[slot]?.features;
      if (features !== undefined) this.#add(slot, features);
    }
  }

  /** The last hit of a feature, -1 where the query has none. */
  lastOf(feature: number): number {
    return Math.max(-1, (this.#last[feature] ?? 0) - this.#stamp);
  }

  #add(slot: number, features: Int32Array): void {
    while (this.#count + features.length > this.slotOf.length) this.#grow();
    for (let place = 0; place < features.length; place += 1) {
      const hit = this.#count + place;
      const feature = features[place] ?? 0;
      this.slotOf[hit] = slot;
      this.placeOf[hit] = place;
      this.before[hit] = this.lastOf(feature);
      this.#last[feature] = this.#stamp + hit;
    }
    this.#count += features.length;
  }

  #grow(): void {
    this.slotOf = grown(this.slotOf);
    this.placeOf = grown(this.placeOf);
    this.before = grown(this.before);
  }
}

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
