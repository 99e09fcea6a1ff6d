import type { DispositionCode, MatchView } from '@gatehouse/contracts';

/** The answers to "is it the same one", with the response of proposed 7.306(b)(3) that each leads to. */
export const JUDGEMENTS = {
  y: { label: 'Same party', disposition: 'close-or-suspend' },
  n: { label: 'Different party', disposition: 'no-response' },
  h: { label: 'Not enough information', disposition: 'contact' },
} as const satisfies Record<string, { label: string; disposition: DispositionCode }>;
export type Judgement = keyof typeof JUDGEMENTS;

/**
 * A first draft of the reason from the parts of the score, for a person to edit. Nothing is drafted for "same party":
 * that is a legal act, and its reason is typed.
 */
export function draftReason(judgement: Judgement, match: MatchView | undefined): string {
  if (judgement === 'y' || match === undefined) return '';
  const against = match.parts.filter((part) => part.effect < 0).toSorted((a, b) => a.effect - b.effect);
  if (judgement === 'n') {
    if (against.length === 0) return '';
    return `Another party than ${match.list} ${match.entryId}: ${against.map(({ feature, detail }) => `${feature} (${detail})`).join('; ')}.`;
  }
  return `Not enough to tell from ${match.list} ${match.entryId}: ask the customer for what would decide it.`;
}

/** The match that a case speaks of: the one whose score it carries; then its closest rival. */
export function orderMatches(matches: readonly MatchView[], score: number | null): readonly MatchView[] {
  const distance = (match: MatchView): number => (score === null ? -match.score : Math.abs(match.score - score));
  return matches.toSorted((a, b) => distance(a) - distance(b));
}
