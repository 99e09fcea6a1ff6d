import { nameScore } from '../names/compare-names.ts';
import { INITIAL_WEIGHT, type PreparedName } from '../names/prepare-name.ts';
import type { FeatureHits } from './feature-hits.ts';
import { MetFeatures } from './met-features.ts';
import { initialLetterOf, type NameTable } from './name-table.ts';

const SLOTS_FIRST = 64;

/** What one side of a pair of names explains, and by how much its words outweigh those that they meet. */
interface Side {
  mass: number;
  excess: number;
  words: number;
}

/** The most that a name can score against a query, from the hits of its words: never less than its score, mostly the same. */
export class NameBound {
  readonly #table: NameTable;
  readonly #met: MetFeatures;
  /** For each word of the index, its weight, the letter that an initial of it has, and whether it is an initial. */
  readonly #weightOf: Float64Array;
  readonly #letterOf: Uint16Array;
  readonly #isInitial: Uint8Array;
  #query: PreparedName | undefined;
  #initials: readonly number[] = [];
  #slots: readonly FeatureHits[] = [];
  #slotMass = new Float64Array(SLOTS_FIRST);
  #slotExcess = new Float64Array(SLOTS_FIRST);
  readonly #ofQuery: Side = { mass: 0, excess: 0, words: 0 };
  readonly #ofName: Side = { mass: 0, excess: 0, words: 0 };

  constructor(table: NameTable) {
    const { tokens } = table.dictionary;
    this.#table = table;
    this.#met = new MetFeatures(table.postings.keys);
    this.#weightOf = Float64Array.from(tokens, (token) => token.weight);
    this.#letterOf = Uint16Array.from(tokens, initialLetterOf);
    this.#isInitial = Uint8Array.from(tokens, (token) => (token.kind === 'initial' ? 1 : 0));
  }

  /** Sets the query, and the features that its words meet. */
  start(query: PreparedName, slots: readonly FeatureHits[]): void {
    this.#query = query;
    this.#met.start(slots);
    this.#initials = query.tokens.flatMap((token) => (token.kind === 'initial' ? [initialLetterOf(token)] : []));
    this.#slots = slots;
    if (slots.length > this.#slotMass.length) {
      this.#slotMass = new Float64Array(slots.length * 2);
      this.#slotExcess = new Float64Array(slots.length * 2);
    }
  }

  of(name: number): number {
    const query = this.#query;
    if (query === undefined) return 0;
    const { featureStarts, features, weightOf, organisationLike } = this.#table;
    const ofQuery = this.#ofQuery;
    const ofName = this.#ofName;
    ofQuery.mass = ofQuery.excess = ofQuery.words = 0;
    ofName.mass = ofName.excess = ofName.words = 0;
    const slots = this.#slots.length;
    for (let slot = 0; slot < slots; slot += 1) {
      this.#slotMass[slot] = 0;
      this.#slotExcess[slot] = 0;
    }
    const end = featureStarts[name + 1] ?? 0;
    for (let at = featureStarts[name] ?? 0; at < end; at += 1) this.#addFeature(features[at] ?? 0);
    for (let slot = 0; slot < slots; slot += 1) {
      ofQuery.mass += this.#slotMass[slot] ?? 0;
      ofQuery.excess += this.#slotExcess[slot] ?? 0;
    }
    const mass = Math.min(ofQuery.mass, ofName.mass);
    const isPerson = !query.looksLikeOrganisation && organisationLike[name] === 0;
    const queryShare = share(mass, query.weight - ofQuery.excess);
    return nameScore(queryShare, share(mass, (weightOf[name] ?? 0) - ofName.excess), mass, ofName.words, isPerson);
  }

  #addFeature(feature: number): void {
    const { slotOf, placeOf, before } = this.#met;
    let most = 0;
    let excess = 0;
    let agreeing = 0;
    for (let hit = this.#met.lastOf(feature); hit !== -1; hit = before[hit] ?? -1) {
      const slot = slotOf[hit] ?? 0;
      const place = placeOf[hit] ?? 0;
      const hits = this.#slots[slot];
      if (hits === undefined) continue;
      const mass = hits.masses[place] ?? 0;
      const queryExcess = hits.queryExcess[place] ?? 0;
      const candidateExcess = hits.candidateExcess[place] ?? 0;
      const words = hits.words[place] ?? 0;
      if (mass > (this.#slotMass[slot] ?? 0)) this.#slotMass[slot] = mass;
      if (queryExcess > (this.#slotExcess[slot] ?? 0)) this.#slotExcess[slot] = queryExcess;
      if (mass > most) most = mass;
      if (candidateExcess > excess) excess = candidateExcess;
      if (words > agreeing) agreeing = words;
    }
    if (this.#initials.length > 0 && this.#initials.includes(this.#letterOf[feature] ?? 0)) {
      const weight = this.#weightOf[feature] ?? 0;
      most = Math.max(most, Math.min(INITIAL_WEIGHT, weight));
      excess = Math.max(excess, weight - INITIAL_WEIGHT);
      this.#ofQuery.mass += INITIAL_WEIGHT;
    }
    if (this.#isInitial[feature] === 1) most = Math.max(most, this.#addInitial(this.#letterOf[feature] ?? 0));
    this.#ofName.mass += most;
    this.#ofName.excess += excess;
    this.#ofName.words += agreeing;
  }

  /** An initial of the name may stand for the weightiest word of the query that begins with it. */
  #addInitial(letter: number): number {
    let weight = 0;
    for (const token of this.#query?.tokens ?? []) {
      if (initialLetterOf(token) === letter && token.weight > weight) weight = token.weight;
    }
    const mass = Math.min(INITIAL_WEIGHT, weight);
    this.#ofQuery.mass += mass;
    this.#ofQuery.excess += weight - mass;
    return mass;
  }
}

// Words may be counted for more than one pairing: what comes out above the whole is the whole.
function share(mass: number, whole: number): number {
  return whole <= mass ? 1 : mass / whole;
}
