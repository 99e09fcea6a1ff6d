import { otherSpellingsOf } from './other-spellings.ts';
import { soundOf } from './sound-of.ts';
import { isKnownWord, tokenWeight } from './token-weight.ts';

/** What a word tells by its letters alone, in whatever name it stands. */
export interface WordFacts {
  readonly sound: string;
  readonly weight: number;
  readonly isKnown: boolean;
  readonly otherSpellings: ReadonlyMap<string, number> | undefined;
}

// The same words come back with every name: what is known of them is kept, within bounds.
const KEPT_MAX = 100_000;
const kept = new Map<string, WordFacts>();

/** The facts of a folded word, found once for all names that hold it. */
export function wordFacts(text: string): WordFacts {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  const facts = { sound: soundOf(text), weight: tokenWeight(text), isKnown: isKnownWord(text), otherSpellings: otherSpellingsOf(text) };
  kept.set(text, facts);
  return facts;
}
