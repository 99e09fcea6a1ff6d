import type { NameToken, PreparedName } from '../names/prepare-name.ts';
import { type FeatureHits, FeatureHitsBuilder } from './feature-hits.ts';
import { type Join, joinsOf } from './joined-words.ts';
import type { NameTable } from './name-table.ts';
import { RecentlyUsed } from './recently-used.ts';
import { tokenKey } from './token-dictionary.ts';

/** So many words agree where one stands for neighbouring ones: the most that can. */
const JOIN_WORDS = 3;
const KEPT_MAX = 40_000;

/** Finds the features that the words of a query resemble. The same words come back with every name: their hits are kept, within bounds. */
export class QuerySlots {
  readonly #table: NameTable;
  readonly #kept = new RecentlyUsed<FeatureHits>(KEPT_MAX);

  constructor(table: NameTable) {
    this.#table = table;
  }

  /** The words and joins of a query that meet anything, those that lead to most names first. */
  read(query: PreparedName): FeatureHits[] {
    const slots: FeatureHits[] = [];
    for (const token of query.tokens) {
      const hits = this.#ofToken(token);
      if (hits.names > 0) slots.push(hits);
    }
    for (const join of joinsOf(query)) {
      const hits = this.#ofJoin(join);
      if (hits !== undefined) slots.push(hits);
    }
    return slots.sort((a, b) => b.names - a.names);
  }

  #ofToken(token: NameToken): FeatureHits {
    const key = tokenKey(token);
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const hits = token.kind === 'initial' ? this.#hitsOfInitial(token, key) : this.#hitsOfToken(token, key);
    this.#kept.set(key, hits);
    return hits;
  }

  #hitsOfToken(token: NameToken, key: string): FeatureHits {
    const { dictionary, joins, joinWeightMin, joinWeightMax, postings } = this.#table;
    const hits = new FeatureHitsBuilder(token.weight, postings);
    dictionary.similarTo(token, key, (id, similarity) => {
      const other = dictionary.tokens[id];
      if (other === undefined) return;
      const words = token.kind === 'word' && other.kind === 'word' ? 1 : 0;
      hits.add(id, similarity, other.weight, other.weight, words);
    });
    joins.joinedAs(token, (join) => {
      const feature = dictionary.size + join;
      hits.add(feature, 1, joinWeightMin[join] ?? 0, joinWeightMax[join] ?? 0, JOIN_WORDS);
    });
    return hits.build();
  }

  // It meets every word that begins with it: no list of names leads there, but what it may add counts.
  #hitsOfInitial(token: NameToken, key: string): FeatureHits {
    const hits = this.#hitsOfToken(token, key);
    const { wordWeightMax, size } = this.#table;
    return { ...hits, mass: token.weight, ofQuery: token.weight, ofName: Math.max(hits.ofName, wordWeightMax), names: size };
  }

  #ofJoin({ text, weight }: Join): FeatureHits | undefined {
    const { dictionary, postings } = this.#table;
    const hits = new FeatureHitsBuilder(weight, postings);
    dictionary.spelledLike(text, (id) => {
      const other = dictionary.tokens[id];
      if (other?.kind === 'word') hits.add(id, 1, other.weight, other.weight, JOIN_WORDS);
    });
    return hits.isEmpty ? undefined : hits.build();
  }
}
