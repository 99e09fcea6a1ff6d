import { nameScore } from '../names/compare-names.ts';
import { INITIAL_WEIGHT, type NameToken, type PreparedName } from '../names/prepare-name.ts';
import { hasKey } from '../names/token-similarity.ts';
import { initialCount, isPosted, type Join, joinsOf, type NameTable, slackOf } from './name-table.ts';

/** An initial may stand for a word that weighs so much more: what it stands for is then left out of the whole. */
const INITIAL_EXCESS = 1 - INITIAL_WEIGHT;

/** A key of fewer letters fits too many neighbouring words. */
const KEY_LETTERS_MIN = 3;

/** Adds one word's worth to a name; kept apart from the class so that the loop stays plain. */
interface Tally {
  /** Explained weight of the query's and of the name's words, by name. */
  readonly query: Float64Array;
  readonly candidate: Float64Array;
  /** By how much the matched words of a side outweigh those that they match. */
  readonly queryExcess: Float64Array;
  readonly candidateExcess: Float64Array;
  /** Matched words by name. */
  readonly words: Uint8Array;
  /** The last word of the query that touched a name: each counts once, at its best. */
  readonly lastToken: Int32Array;
  readonly touched: Int32Array;
  touchedCount: number;
  stamp: number;
}

/** A name that may reach the score asked for; `bound` is the most that it can score. */
export interface NameCandidate {
  readonly name: number;
  readonly bound: number;
}

/** Finds, among all names, those whose score may reach a minimum: sums over postings give an upper bound of the name score. */
export class CandidateSearch {
  readonly #table: NameTable;
  readonly #tally: Tally;

  constructor(table: NameTable) {
    this.#table = table;
    this.#tally = {
      query: new Float64Array(table.size),
      candidate: new Float64Array(table.size),
      queryExcess: new Float64Array(table.size),
      candidateExcess: new Float64Array(table.size),
      words: new Uint8Array(table.size),
      lastToken: new Int32Array(table.size).fill(-1),
      touched: new Int32Array(table.size),
      touchedCount: 0,
      stamp: 0,
    };
  }

  /** The names that may score at least `score_min` against this one. */
  find(query: PreparedName, score_min: number): NameCandidate[] {
    const tally = this.#tally;
    tally.touchedCount = 0;
    for (const token of query.tokens) if (isPosted(token, query)) this.#addToken(token);
    this.#addJoins(query);
    return this.#collect(query, score_min);
  }

  #addToken(token: NameToken): void {
    const { dictionary, postings } = this.#table;
    this.#tally.stamp += 1;
    for (const { id, similarity } of dictionary.similarTo(token)) {
      const weight = dictionary.tokens[id]?.weight ?? 0;
      addPosting(this.#tally, postings.of(id), similarity, token.weight, weight, 1);
    }
  }

  // Words apart in the query and closed up in the list, and the other way round. The bound may grow too large, never too small.
  #addJoins(query: PreparedName): void {
    const { dictionary, postings } = this.#table;
    for (const { text, weight } of joinsOf(query)) {
      this.#tally.stamp += 1;
      for (const { id, similarity } of dictionary.spelledLike(text)) {
        const own = dictionary.tokens[id]?.weight ?? 0;
        addPosting(this.#tally, postings.of(id), similarity, weight, own, 2);
      }
    }
    for (const token of query.tokens) {
      if (token.kind !== 'word') continue;
      const names =
        hasKey(token.script) && token.key.length >= KEY_LETTERS_MIN
          ? this.#table.joinedAsKey(token.script, token.key)
          : this.#table.joinedAs(token.text);
      this.#tally.stamp += 1;
      if (names.length > 0) addJoined(this.#tally, names, token.weight);
    }
  }

  #collect(query: PreparedName, score_min: number): NameCandidate[] {
    const { weightOf, slackOf: slack, initialsOf, organisationLike } = this.#table;
    const tally = this.#tally;
    const queryInitials = initialCount(query);
    const querySlack = slackOf(query);
    const mayBePeople = !query.looksLikeOrganisation;
    const found: NameCandidate[] = [];
    for (let index = 0; index < tally.touchedCount; index += 1) {
      const name = tally.touched[index] ?? 0;
      const queryMass = (tally.query[name] ?? 0) + querySlack + INITIAL_WEIGHT * (initialsOf[name] ?? 0);
      const nameMass = (tally.candidate[name] ?? 0) + (slack[name] ?? 0) + INITIAL_WEIGHT * queryInitials;
      const isPerson = mayBePeople && organisationLike[name] === 0;
      const ofQuery = share(queryMass, query.weight - (tally.queryExcess[name] ?? 0) - INITIAL_EXCESS * (initialsOf[name] ?? 0));
      const ofName = share(nameMass, (weightOf[name] ?? 1) - (tally.candidateExcess[name] ?? 0) - INITIAL_EXCESS * queryInitials);
      const bound = nameScore(ofQuery, ofName, Math.min(queryMass, nameMass), tally.words[name] ?? 0, isPerson);
      if (bound >= score_min) found.push({ name, bound });
      tally.query[name] = 0;
      tally.candidate[name] = 0;
      tally.queryExcess[name] = 0;
      tally.candidateExcess[name] = 0;
      tally.words[name] = 0;
      tally.lastToken[name] = -1;
    }
    return found;
  }
}

// Words may be counted for more than one pairing: what comes out above the whole is the whole.
function share(mass: number, whole: number): number {
  return whole <= mass ? 1 : mass / whole;
}

function addPosting(tally: Tally, names: Int32Array, similarity: number, query: number, candidate: number, words: number): void {
  for (let index = 0; index < names.length; index += 1) addName(tally, names[index] ?? 0, similarity, query, candidate, words);
}

function addJoined(tally: Tally, joins: readonly Join[], query: number): void {
  for (const { name, weight } of joins) addName(tally, name, 1, query, weight, 2);
}

function addName(tally: Tally, name: number, similarity: number, query: number, candidate: number, words: number): void {
  if (tally.lastToken[name] === tally.stamp) return;
  if (tally.lastToken[name] === -1) {
    tally.touched[tally.touchedCount] = name;
    tally.touchedCount += 1;
  }
  tally.lastToken[name] = tally.stamp;
  const weight = query < candidate ? query : candidate;
  tally.query[name] = (tally.query[name] ?? 0) + weight * similarity;
  tally.candidate[name] = (tally.candidate[name] ?? 0) + weight * similarity;
  tally.queryExcess[name] = (tally.queryExcess[name] ?? 0) + query - weight;
  tally.candidateExcess[name] = (tally.candidateExcess[name] ?? 0) + candidate - weight;
  tally.words[name] = (tally.words[name] ?? 0) + words;
}
