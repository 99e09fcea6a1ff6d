import type { NameToken } from './prepare-name.ts';

const WORDS_MIN = 3;
export const ACRONYM_LETTERS_MAX = 8;

/** What the first letters of an organisation's words make, with its small words and without them: `IRISL` of `Islamic Republic of Iran Shipping Lines`. */
export function acronymsOf(tokens: readonly NameToken[]): string[] {
  const words = tokens.filter((token) => token.kind !== 'legal');
  if (words.length < WORDS_MIN || words.some((token) => token.script !== 'latin')) return [];
  const initials = (of: readonly NameToken[]): string => of.map((token) => token.text.charAt(0)).join('');
  const found = new Set([initials(words.filter((token) => token.kind !== 'particle')), initials(words)]);
  return [...found].filter((text) => text.length >= WORDS_MIN && text.length <= ACRONYM_LETTERS_MAX);
}
