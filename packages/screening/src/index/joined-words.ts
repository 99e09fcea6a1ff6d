import { acronymsOf } from '../names/acronyms.ts';
import type { NameToken, PreparedName } from '../names/prepare-name.ts';
import { latinKeyFor } from '../names/script-keys.ts';
import type { Script } from '../names/script-of.ts';
import { hasKey, isOneSlip } from '../names/token-similarity.ts';
import { DeletionTable } from './deletion-table.ts';
import { HashTable } from './hash-table.ts';
import { KEY_SCRIPTS, keyScriptOf } from './key-scripts.ts';
import type { PackedTexts } from './packed-texts.ts';

const JOIN_WORDS_MAX = 3;
const JOIN_LETTERS_MAX = 64;
const SLIP_LETTERS_MIN = 7;
/** A key of fewer letters fits too many neighbouring words. */
const KEY_LETTERS_MIN = 3;

/** Neighbouring words of a name closed up, and their weight together. */
export interface Join {
  readonly text: string;
  readonly weight: number;
}

/** The joins of a name that a word of another name may be ("Abd al-Rahman" for "Abdulrahman"). */
export function joinsOf(name: PreparedName): Join[] {
  const found: Join[] = [];
  for (let start = 0; start + 1 < name.tokens.length; start += 1) {
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
  // What the first letters of a firm's words make may stand for them all.
  if (name.kind === 'organisation') for (const text of acronymsOf(name.tokens)) found.push({ text, weight: acronymWeight(name) });
  return found;
}

function acronymWeight(name: PreparedName): number {
  return name.tokens.reduce((sum, token) => (token.kind === 'legal' ? sum : sum + token.weight), 0);
}

/** The different joins of the indexed names, and the search for those that a word may be. */
export class JoinedWords {
  readonly #texts: PackedTexts;
  readonly #slips: DeletionTable;
  readonly #byKey = new Map<Script, HashTable>();

  constructor(texts: PackedTexts) {
    this.#texts = texts;
    this.#slips = new DeletionTable(texts, joinDeletions);
  }

  /** Calls with the joins that are this word, or lie one slip from it, or share its key where its script is compared by key. */
  joinedAs(token: NameToken, found: (join: number) => void): void {
    if (token.kind !== 'word') return;
    if (hasKey(token.script)) {
      if (token.key.length >= KEY_LETTERS_MIN) this.#joinedAsKey(token.script, token.key, found);
      return;
    }
    const { text } = token;
    const same = this.#texts.find(text);
    if (same !== undefined) found(same);
    if (joinDeletions(text.length) === 0) return;
    const lookedAt = (join: number): void => {
      if (join !== same && Math.abs(this.#texts.lengthOf(join) - text.length) <= 1 && isOneSlip(text, this.#texts.at(join))) found(join);
    };
    this.#slips.lookUp(text, lookedAt);
  }

  /** Makes the tables that are otherwise made when the first name of their script is asked for. */
  prepare(): void {
    for (const script of KEY_SCRIPTS) this.#tableOf(script);
  }

  #joinedAsKey(script: Script, key: string, found: (join: number) => void): void {
    this.#tableOf(keyScriptOf(script)).lookUp(key, (join) => {
      if (latinKeyFor(script, this.#texts.at(join)) === key) found(join);
    });
  }

  #tableOf(script: Script): HashTable {
    const known = this.#byKey.get(script);
    if (known !== undefined) return known;
    const texts = this.#texts;
    const table = new HashTable(texts.size, (join) => latinKeyFor(script, texts.at(join)));
    this.#byKey.set(script, table);
    return table;
  }
}

// In a short join a slip makes other words of it.
function joinDeletions(length: number): number {
  return length < SLIP_LETTERS_MIN ? 0 : 1;
}
