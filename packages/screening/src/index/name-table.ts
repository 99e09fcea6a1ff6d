import type { PreparedEntity } from '../entity/prepare-entity.ts';
import type { NameToken, PreparedName } from '../names/prepare-name.ts';
import { latinKeyFor } from '../names/script-keys.ts';
import type { Script } from '../names/script-of.ts';
import { isOneSlip } from '../names/token-similarity.ts';
import { DeletionTable } from './deletion-table.ts';
import { Postings } from './postings.ts';
import { TokenDictionary, tokenKey } from './token-dictionary.ts';

const JOIN_WORDS_MAX = 3;
const JOIN_LETTERS_MAX = 24;
const SLIP_LETTERS_MIN = 7;

/** Neighbouring words of a name that, closed up, are one word; and their weight together. */
export interface Join {
  readonly name: number;
  readonly weight: number;
}

/** Every name of every entry, with the words that it is found by. */
export class NameTable {
  readonly dictionary: TokenDictionary;
  /** For each name, the number of its entry. */
  readonly entryOf: Int32Array;
  /** For each name, its place among the names of its entry. */
  readonly placeOf: Int32Array;
  /** For each name, its weight, and the part of it that no posting finds (particles, initials, legal forms). */
  readonly weightOf: Float64Array;
  readonly slackOf: Float64Array;
  readonly postings: Postings;
  /** For each name, how many of its words are initials. */
  readonly initialsOf: Uint8Array;
  /** For each name, 1 where it reads like a firm's. */
  readonly organisationLike: Uint8Array;
  readonly #joinTexts: readonly string[];
  readonly #joinTable: DeletionTable;
  readonly #joinedByKey = new Map<Script, Map<string, Join[]>>();
  readonly #joined: ReadonlyMap<string, readonly Join[]>;

  constructor(entities: readonly PreparedEntity[]) {
    const names = entities.flatMap((entity, entry) => entity.names.map(({ name }, place) => ({ name, entry, place })));
    const ids = new Map<string, number>();
    const tokens: NameToken[] = [];
    const keys: number[] = [];
    const values: number[] = [];
    const joined = new Map<string, Join[]>();
    this.initialsOf = Uint8Array.from(names, (one) => initialCount(one.name));
    this.organisationLike = Uint8Array.from(names, (one) => (one.name.looksLikeOrganisation ? 1 : 0));
    this.entryOf = Int32Array.from(names, (one) => one.entry);
    this.placeOf = Int32Array.from(names, (one) => one.place);
    this.weightOf = Float64Array.from(names, (one) => one.name.weight);
    this.slackOf = Float64Array.from(names, (one) => slackOf(one.name));
    for (const [id, { name }] of names.entries()) {
      for (const token of name.tokens) {
        if (!isPosted(token, name)) continue;
        keys.push(idOf(token, ids, tokens));
        values.push(id);
      }
      for (const { text, weight } of joinsOf(name)) {
        const known = joined.get(text);
        if (known === undefined) joined.set(text, [{ name: id, weight }]);
        else known.push({ name: id, weight });
      }
    }
    this.dictionary = new TokenDictionary(tokens);
    this.postings = new Postings(tokens.length, keys, values);
    this.#joined = joined;
    this.#joinTexts = [...joined.keys()];
    this.#joinTable = new DeletionTable(this.#joinTexts, joinDeletions);
  }

  /** The names in which neighbouring words, closed up, are this word or lie one slip from it. */
  joinedAs(text: string): readonly Join[] {
    if (joinDeletions(text.length) === 0) return this.#joined.get(text) ?? [];
    const texts = new Set<string>();
    this.#joinTable.lookUp(text, (id) => {
      const other = this.#joinTexts[id] ?? '';
      if (isOneSlip(text, other)) texts.add(other);
    });
    return [...texts].flatMap((other) => this.#joined.get(other) ?? []);
  }

  /** The same, under the key of a script whose words are compared by key. Made when the first name of that script is asked for. */
  joinedAsKey(script: Script, key: string): readonly Join[] {
    let byKey = this.#joinedByKey.get(script);
    if (byKey === undefined) {
      byKey = new Map<string, Join[]>();
      for (const [text, joins] of this.#joined) {
        const latinKey = latinKeyFor(script, text);
        byKey.set(latinKey, [...(byKey.get(latinKey) ?? []), ...joins]);
      }
      this.#joinedByKey.set(script, byKey);
    }
    return byKey.get(key) ?? [];
  }

  get size(): number {
    return this.entryOf.length;
  }
}

/** Whether a word is worth finding names by. Where a name has no other words, all are. */
export function isPosted(token: NameToken, name: PreparedName): boolean {
  if (token.kind === 'word' || token.kind === 'number') return true;
  return !name.tokens.some((other) => other.kind === 'word' || other.kind === 'number');
}

/** The weight of the words that are not posted. */
export function slackOf(name: PreparedName): number {
  return name.tokens.reduce((sum, token) => (isPosted(token, name) ? sum : sum + token.weight), 0);
}

/** How many words of a name are initials. */
export function initialCount(name: PreparedName): number {
  return name.tokens.reduce((count, token) => (token.kind === 'initial' ? count + 1 : count), 0);
}

/** Neighbouring words closed up. */
export function joinsOf(name: PreparedName): { text: string; weight: number }[] {
  const found: { text: string; weight: number }[] = [];
  for (let start = 0; start < name.tokens.length; start += 1) {
    let text = '';
    let weight = 0;
    for (let length = 1; length <= JOIN_WORDS_MAX; length += 1) {
      const token = name.tokens[start + length - 1];
      if (token === undefined || token.kind === 'legal' || token.kind === 'number') break;
      text += token.text;
      weight += token.weight;
      if (text.length > JOIN_LETTERS_MAX) break;
      if (length > 1) found.push({ text, weight });
    }
  }
  return found;
}

// In a short join a slip makes other words of it.
function joinDeletions(length: number): number {
  return length < SLIP_LETTERS_MIN ? 0 : 1;
}

function idOf(token: NameToken, ids: Map<string, number>, tokens: NameToken[]): number {
  const key = tokenKey(token);
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, tokens.length);
  tokens.push(token);
  return tokens.length - 1;
}
