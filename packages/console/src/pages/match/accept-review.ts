import type { MatchReviewView } from '@gatehouse/contracts';
import type { QueryClient } from '@tanstack/react-query';

/** Whatever shows a match, or counts what waits, is read again behind. */
const TOUCHED = ['listMatches', 'getMatch', 'getCustomer', 'listCustomers', 'listCases', 'getCase', 'getOverview', 'getToday'];

/** Puts the server's answer to a judgement in the place of what was known of the match. */
export function acceptReview(cache: QueryClient, review: MatchReviewView): void {
  cache.setQueryData(['getMatch', { params: { id: review.match.id } }], review);
  void Promise.all(TOUCHED.map((key) => cache.invalidateQueries({ queryKey: [key] })));
}
