import { NAME_SCORING } from '../names/compare-names.ts';
import type { PreparedName } from '../names/prepare-name.ts';
import { NumberRow } from './number-row.ts';

type Native = NonNullable<PreparedName['native']>;

/** Names written in Han or Hangul: two of one script are compared by their characters, whatever their romanisation. */
export class NativeNames {
  readonly #bySyllable = new Map<string, NumberRow>();
  readonly #syllables = new Map<number, number>();

  add(name: number, native: Native): void {
    this.#syllables.set(name, native.syllables.length);
    for (const syllable of new Set(native.syllables)) {
      const key = `${native.script}:${syllable}`;
      const row = this.#bySyllable.get(key) ?? new NumberRow();
      this.#bySyllable.set(key, row);
      row.push(name);
    }
  }

  /** Calls with the names that may score at least `score_min` by their characters, and the most that each can score. */
  find(query: Native, score_min: number, found: (name: number, bound: number) => void): void {
    const shared = new Map<number, number>();
    for (const syllable of query.syllables) {
      for (const name of this.#bySyllable.get(`${query.script}:${syllable}`)?.view() ?? []) shared.set(name, (shared.get(name) ?? 0) + 1);
    }
    for (const [name, count] of shared) {
      const ofQuery = Math.min(1, count / query.syllables.length);
      const ofName = Math.min(1, count / (this.#syllables.get(name) ?? count));
      const bound = (ofQuery * ofName) ** (NAME_SCORING.nativePower / 2);
      if (bound >= score_min) found(name, bound);
    }
  }
}
