import { nicknamesOf } from '../names/name-vocabulary.ts';
import type { NameToken, TokenKind } from '../names/prepare-name.ts';
import { latinKeyFor } from '../names/script-keys.ts';
import type { Script } from '../names/script-of.ts';
import { soundOf } from '../names/sound-of.ts';
import { hasKey, isOneSlip, KEY_SLIP_LETTERS_MIN, textSimilarity, tokenSimilarity } from '../names/token-similarity.ts';
import { DeletionTable, type Words } from './deletion-table.ts';
import { HashTable } from './hash-table.ts';
import { KEY_SCRIPTS, keyScriptOf } from './key-scripts.ts';

const SHORT_LETTERS_MAX = 3;
/** In five letters two slips still leave a likeness. */
const TWO_DELETIONS_LETTERS_MIN = 5;
/** A sound has few letters: two fewer fit too many. */
const SOUND_TWO_DELETIONS_LETTERS_MIN = 7;
/** The forms with two letters deleted grow with the square: of a longer word only those with one are looked up. */
const TWO_DELETIONS_LETTERS_MAX = 40;
const LONG_LETTERS_MIN = 12;
const END_LETTERS = 8;
const JOIN_SLIP_LETTERS_MIN = 7;
/** By so many letters a word and the words closed up that it is compared with may differ. */
const JOIN_LENGTHS_APART_MAX = 2;
/** Weights are told apart in such steps. */
const WEIGHT_STEPS = 4096;
/** Of these there are few, and each is compared with every other of its kind. */
const FEW: readonly TokenKind[] = ['number', 'particle', 'initial'];

/** The words of the index in a script that is compared by key, by that key; and how long a text may be that such a word is compared with. */
interface KeyedWords {
  readonly script: Script;
  readonly ids: readonly number[];
  readonly table: DeletionTable;
  readonly lengths: ReadonlySet<number>;
}

/** Every different word of the indexed names, and the search for those that resemble a given one. */
export class TokenDictionary {
  readonly tokens: readonly NameToken[];
  readonly #ids: ReadonlyMap<string, number>;
  readonly #byText: ReadonlyMap<string, readonly number[]>;
  readonly #bySymbol: ReadonlyMap<string, readonly number[]>;
  readonly #byKind: ReadonlyMap<TokenKind, readonly number[]>;
  readonly #text: DeletionTable;
  /** Long words by their beginning and by their end: where one is cut or lengthened at one side by more than two letters. */
  readonly #beginnings: HashTable;
  readonly #ends: HashTable;
  readonly #sound: DeletionTable;
  /** The same words by one letter only, for joins: most of them are no word, and are to be left fast. */
  readonly #slips: DeletionTable;
  readonly #keys = new Map<Script, DeletionTable>();
  /** The words in other scripts than Latin that are compared as they are romanised. */
  readonly #foreign: DeletionTable;
  readonly #keyed: readonly KeyedWords[];
  /** By how many letters words written together may be one of {@link #foreign}. */
  readonly #foreignLengths: ReadonlySet<number>;
  /** For each word the query that it was last considered for. */
  readonly #seen: Int32Array;
  #stamp = 0;

  /** `ids` numbers the words by their {@link tokenKey}. */
  constructor(tokens: readonly NameToken[], ids: ReadonlyMap<string, number>) {
    this.tokens = tokens;
    this.#ids = ids;
    this.#byText = groupIds(tokens, (token) => (isSpelled(token) ? token.text : undefined));
    this.#bySymbol = groupIds(tokens, (token) => token.symbol);
    this.#byKind = groupIds(tokens, (token) => (FEW.includes(token.kind) ? token.kind : undefined));
    const keyed = groupIds(tokens, (token) => (hasKey(token.script) ? token.script : undefined));
    this.#keyed = [...keyed].map(([script, group]) => keyedWords(tokens, script, group));
    this.#foreign = new DeletionTable(
      this.#spelled((token) => (isForeign(token) ? token.text : '')),
      deletions,
    );
    this.#foreignLengths = lengthsNear(tokens.filter(isForeign));
    this.#seen = new Int32Array(tokens.length);
    this.#text = new DeletionTable(
      this.#spelled((token) => token.text),
      deletions,
    );
    const ends = this.#spelled(({ text }) => (text.length < LONG_LETTERS_MIN ? '' : text.slice(-END_LETTERS)));
    const beginnings = this.#spelled(({ text }) => (text.length < LONG_LETTERS_MIN ? '' : text.slice(0, END_LETTERS)));
    this.#ends = new HashTable(ends.size, (id) => ends.at(id));
    this.#beginnings = new HashTable(beginnings.size, (id) => beginnings.at(id));
    this.#sound = new DeletionTable(
      this.#spelled((token) => token.sound),
      soundDeletions,
    );
    this.#slips = new DeletionTable(
      this.#spelled(({ kind, text }) => (kind === 'word' && text.length >= JOIN_SLIP_LETTERS_MIN - 1 ? text : '')),
      () => 1,
    );
  }

  get size(): number {
    return this.tokens.length;
  }

  /** Calls with the words that resemble this one, known by its {@link tokenKey}, and how much each does. */
  similarTo(token: NameToken, key: string, found: (id: number, similarity: number) => void): void {
    this.#stamp += 1;
    const stamp = this.#stamp;
    const seen = this.#seen;
    const consider = (id: number): void => {
      if (seen[id] === stamp) return;
      seen[id] = stamp;
      const other = this.tokens[id];
      const similarity = other === undefined ? 0 : tokenSimilarity(token, other);
      if (similarity > 0) found(id, similarity);
    };
    const same = this.#ids.get(key);
    if (same !== undefined) consider(same);
    if (token.symbol !== undefined) for (const id of this.#bySymbol.get(token.symbol) ?? []) consider(id);
    if (FEW.includes(token.kind)) for (const id of this.#byKind.get(token.kind) ?? []) consider(id);
    if (isSpelled(token)) {
      for (const id of this.#byText.get(token.text) ?? []) consider(id);
      this.#text.lookUp(token.text, consider);
      if (token.text.length >= LONG_LETTERS_MIN) {
        this.#beginnings.lookUp(token.text.slice(0, END_LETTERS), consider);
        this.#ends.lookUp(token.text.slice(-END_LETTERS), consider);
      }
      this.#sound.lookUp(token.sound, consider);
      if (token.script === 'cyrillic') this.#text.lookUp(token.key, consider);
      for (const name of nicknamesOf(token.text)) for (const id of this.#byText.get(name) ?? []) consider(id);
      this.#considerOtherScripts(token, consider);
    }
  }

  /** Calls with the words that neighbouring words of a query, closed up, may be; possibly more than once. */
  spelledLike(text: string, found: (id: number) => void): void {
    for (const id of this.#byText.get(text) ?? []) found(id);
    if (text.length >= JOIN_SLIP_LETTERS_MIN) {
      this.#slips.lookUp(text, (id) => {
        const other = this.tokens[id]?.text;
        if (other !== undefined && other !== text && isOneSlip(text, other)) found(id);
      });
    }
    // In other scripts what is written apart is compared like any word, if the lengths are near.
    if (this.#foreignLengths.has(text.length)) {
      this.#foreign.lookUp(text, (id) => {
        if (isSpelledNear(text, this.tokens[id])) found(id);
      });
    }
    for (const { script, ids, table, lengths } of this.#keyed) {
      if (!lengths.has(text.length)) continue;
      const key = latinKeyFor(script, text);
      table.lookUp(key, (place) => {
        const id = ids[place] ?? -1;
        if (this.tokens[id]?.key === key) found(id);
      });
    }
  }

  /** Makes the tables that are otherwise made when the first name of their script is asked for. */
  prepare(): void {
    for (const script of KEY_SCRIPTS) this.#keyTable(script);
  }

  #spelled(text: (token: NameToken) => string): Words {
    const { tokens } = this;
    return {
      size: tokens.length,
      at(id) {
        const token = tokens[id];
        return token !== undefined && isSpelled(token) ? text(token) : '';
      },
    };
  }

  #considerOtherScripts(token: NameToken, consider: (id: number) => void): void {
    if (hasKey(token.script)) this.#keyTable(keyScriptOf(token.script)).lookUp(token.key, consider);
    for (const { script, ids, table } of this.#keyed) {
      if (script === token.script) table.lookUp(token.key, (place) => consider(ids[place] ?? 0));
      else if (!hasKey(token.script)) table.lookUp(latinKeyFor(script, token.text), (place) => consider(ids[place] ?? 0));
    }
  }

  #keyTable(script: Script): DeletionTable {
    const known = this.#keys.get(script);
    if (known !== undefined) return known;
    const keys = this.tokens.map((token) => (isSpelled(token) ? latinKeyFor(script, token.text) : ''));
    const table = new DeletionTable({ size: keys.length, at: (id) => keys[id] ?? '' }, keyDeletions);
    this.#keys.set(script, table);
    return table;
  }
}

/** What makes two words of names one word of the dictionary: all that comparing looks at, and what they weigh. */
export function tokenKey({ kind, text, script, key, symbol, weight }: NameToken): string {
  return `${text} ${kind} ${script} ${Math.round(weight * WEIGHT_STEPS)} ${key === text ? '' : key} ${symbol ?? ''}`;
}

function keyedWords(tokens: readonly NameToken[], script: Script, ids: readonly number[]): KeyedWords {
  const own = ids.flatMap((id) => tokens[id] ?? []);
  const table = new DeletionTable({ size: own.length, at: (place) => own[place]?.key ?? '' }, keyDeletions);
  return { script, ids, lengths: lengthsNear(own), table };
}

/** The numbers of letters that lie near those of some words. */
function lengthsNear(tokens: readonly NameToken[]): Set<number> {
  const own = new Set(tokens.map(({ text }) => text.length));
  const near = new Set<number>();
  for (const length of own)
    for (let other = length - JOIN_LENGTHS_APART_MAX; other <= length + JOIN_LENGTHS_APART_MAX; other += 1) near.add(other);
  return near;
}

function isForeign({ script }: NameToken): boolean {
  return script !== 'latin' && !hasKey(script);
}

function isSpelledNear(text: string, other: NameToken | undefined): boolean {
  if (other === undefined || Math.abs(other.text.length - text.length) > JOIN_LENGTHS_APART_MAX) return false;
  const sound = soundOf(text);
  if (textSimilarity(text, sound, other.text, other.sound) > 0) return true;
  return other.script === 'cyrillic' && textSimilarity(text, sound, other.key, soundOf(other.key)) > 0;
}

function isSpelled(token: NameToken): boolean {
  return token.kind === 'word' || token.kind === 'particle';
}

function deletions(length: number): number {
  if (length <= SHORT_LETTERS_MAX) return length < SHORT_LETTERS_MAX ? 0 : 1;
  return length < TWO_DELETIONS_LETTERS_MIN || length > TWO_DELETIONS_LETTERS_MAX ? 1 : 2;
}

function soundDeletions(length: number): number {
  if (length <= SHORT_LETTERS_MAX) return 0;
  return length < SOUND_TWO_DELETIONS_LETTERS_MIN || length > TWO_DELETIONS_LETTERS_MAX ? 1 : 2;
}

function keyDeletions(length: number): number {
  return length < KEY_SLIP_LETTERS_MIN ? 0 : 1;
}

function groupIds<K>(tokens: readonly NameToken[], keyOf: (token: NameToken) => K | undefined): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const [id, token] of tokens.entries()) {
    const key = keyOf(token);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  }
  return groups;
}
