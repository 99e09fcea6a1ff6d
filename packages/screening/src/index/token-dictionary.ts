import { nicknamesOf } from '../names/name-vocabulary.ts';
import type { NameToken } from '../names/prepare-name.ts';
import { latinKeyFor } from '../names/script-keys.ts';
import type { Script } from '../names/script-of.ts';
import { hasKey, isOneSlip, KEY_SLIP_LETTERS_MIN, tokenSimilarity } from '../names/token-similarity.ts';
import { DeletionTable } from './deletion-table.ts';

const SHORT_LETTERS_MAX = 3;
const TWO_DELETIONS_LETTERS_MIN = 6;
const JOIN_SLIP_LETTERS_MIN = 7;
const CACHED_MAX = 50_000;

/** A word of the index that resembles a word of a query. */
export interface TokenMatch {
  readonly id: number;
  readonly similarity: number;
}

/** Every different word of the indexed names, and the search for those that resemble a given one. */
export class TokenDictionary {
  readonly tokens: readonly NameToken[];
  readonly #ids: ReadonlyMap<string, number>;
  readonly #bySymbol: ReadonlyMap<string, readonly number[]>;
  readonly #text: DeletionTable;
  readonly #sound: DeletionTable;
  readonly #keys = new Map<Script, DeletionTable>();
  /** The words of the index in scripts that are compared by key, by that key. */
  readonly #keyed: readonly { readonly script: Script; readonly ids: readonly number[]; readonly table: DeletionTable }[];
  readonly #cache = new Map<string, readonly TokenMatch[]>();

  constructor(tokens: readonly NameToken[]) {
    this.tokens = tokens;
    this.#ids = new Map(tokens.map((token, id) => [tokenKey(token), id]));
    this.#bySymbol = groupIds(tokens, (token) => token.symbol);
    this.#keyed = [...groupIds(tokens, (token) => (hasKey(token.script) ? token.script : undefined))].map(([script, ids]) => ({
      script,
      ids,
      table: new DeletionTable(
        ids.map((id) => tokens[id]?.key ?? ''),
        keyDeletions,
      ),
    }));
    this.#text = new DeletionTable(
      tokens.map((token) => (token.kind === 'word' ? token.text : '')),
      deletions,
    );
    this.#sound = new DeletionTable(
      tokens.map((token) => (token.kind === 'word' ? token.sound : '')),
      soundDeletions,
    );
  }

  /** The words that resemble this one, most alike first. */
  similarTo(token: NameToken): readonly TokenMatch[] {
    const key = tokenKey(token);
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    if (this.#cache.size >= CACHED_MAX) this.#cache.clear();
    const matches = this.#search(token);
    this.#cache.set(key, matches);
    return matches;
  }

  /** The words spelled like neighbouring words of a query closed up. */
  spelledLike(text: string): readonly TokenMatch[] {
    const key = `join ${text}`;
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const ids = new Set<number>();
    const same = this.#ids.get(`word ${text}`);
    if (same !== undefined) ids.add(same);
    if (text.length >= JOIN_SLIP_LETTERS_MIN) this.#text.lookUp(text, (id) => this.#addSlip(ids, id, text), 1);
    const matches = [...ids].map((id) => ({ id, similarity: 1 }));
    this.#cache.set(key, matches);
    return matches;
  }

  #addSlip(ids: Set<number>, id: number, text: string): void {
    const other = this.tokens[id];
    if (other?.kind === 'word' && isOneSlip(text, other.text)) ids.add(id);
  }

  #search(token: NameToken): TokenMatch[] {
    const seen = new Set<number>();
    const matches: TokenMatch[] = [];
    const consider = (id: number): void => {
      if (seen.has(id)) return;
      seen.add(id);
      const other = this.tokens[id];
      const similarity = other === undefined ? 0 : tokenSimilarity(token, other);
      if (similarity > 0) matches.push({ id, similarity });
    };
    const same = this.#ids.get(tokenKey(token));
    if (same !== undefined) consider(same);
    if (token.symbol !== undefined) for (const id of this.#bySymbol.get(token.symbol) ?? []) consider(id);
    if (token.kind === 'word') {
      this.#text.lookUp(token.text, consider);
      this.#sound.lookUp(token.sound, consider);
      if (token.script === 'cyrillic') this.#text.lookUp(token.key, consider);
      this.#considerNicknames(token, consider);
      this.#considerOtherScripts(token, consider);
    } else if (token.kind === 'number') this.#considerNumbers(consider);
    return matches.toSorted((a, b) => b.similarity - a.similarity || a.id - b.id);
  }

  #considerNicknames(token: NameToken, consider: (id: number) => void): void {
    for (const name of nicknamesOf(token.text)) {
      const id = this.#ids.get(`word ${name}`);
      if (id !== undefined) consider(id);
    }
  }

  #considerNumbers(consider: (id: number) => void): void {
    for (const [id, token] of this.tokens.entries()) if (token.kind === 'number') consider(id);
  }

  #considerOtherScripts(token: NameToken, consider: (id: number) => void): void {
    if (hasKey(token.script)) this.#keyTable(token.script).lookUp(token.key, consider);
    for (const { script, ids, table } of this.#keyed) {
      if (script !== token.script && !hasKey(token.script))
        table.lookUp(latinKeyFor(script, token.text), (place) => consider(ids[place] ?? 0));
    }
  }

  // Made when the first name of that script is asked for: most never are.
  #keyTable(script: Script): DeletionTable {
    const known = this.#keys.get(script);
    if (known !== undefined) return known;
    const table = new DeletionTable(
      this.tokens.map((token) => (token.kind === 'word' ? latinKeyFor(script, token.text) : '')),
      keyDeletions,
    );
    this.#keys.set(script, table);
    return table;
  }
}

/** What makes two words of names one word of the dictionary. */
export function tokenKey(token: NameToken): string {
  const kind = token.symbol === undefined ? token.kind : `${token.kind}:${token.symbol}`;
  return hasKey(token.script) ? `${kind} ${token.text} ${token.script}:${token.key}` : `${kind} ${token.text}`;
}

function deletions(length: number): number {
  if (length <= SHORT_LETTERS_MAX) return length < SHORT_LETTERS_MAX ? 0 : 1;
  return length < TWO_DELETIONS_LETTERS_MIN ? 1 : 2;
}

function soundDeletions(length: number): number {
  if (length <= SHORT_LETTERS_MAX) return 0;
  return length <= TWO_DELETIONS_LETTERS_MIN ? 1 : 2;
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
