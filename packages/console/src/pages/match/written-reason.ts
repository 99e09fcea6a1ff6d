import type { MatchVerdict } from '@gatehouse/contracts';

/** As the server asks: shorter reasons explain nothing to the person who reads them later. */
const CHARACTERS_MIN = 10;

/** The reason as it is recorded: the chosen grounds, then a person's own words. */
export function becauseOf(grounds: readonly string[], text: string): string {
  return [...grounds, text.trim()].filter((part) => part !== '').join(' ');
}

/** What is still missing before a judgement can be made; null where nothing is. To clear somebody takes own words. */
export function whyNotYet(verdict: MatchVerdict, grounds: readonly string[], text: string): string | null {
  const written = text.trim().length;
  if (verdict === 'different' && written < CHARACTERS_MIN) return 'Write in your own words, at least ten characters, why it is another.';
  if (grounds.length === 0 && written < CHARACTERS_MIN) return 'Choose a ground by its number, or write at least ten characters.';
  return null;
}
