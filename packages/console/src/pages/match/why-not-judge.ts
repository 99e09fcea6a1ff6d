import type { MatchReviewView, MatchVerdict, Person } from '@gatehouse/contracts';
import { whyNot } from '../../session/can.ts';

const ON_ITS_WAY = 'Your judgement is on its way: u takes it back until it is sent.';

/** Why a person cannot give this verdict now; null where they can. The server decides; this only says it beforehand. */
export function whyNotJudge(review: MatchReviewView, verdict: MatchVerdict, person: Person | null, pending: boolean): string | null {
  if (pending) return ON_ITS_WAY;
  if (review.explanation === null) return 'One side is gone: there is nothing left to compare.';
  if (review.decision.state === 'awaiting-second') return 'A clearance waits for a second person.';
  if (review.decision.state === 'standing' && review.decision.verdict === verdict) return 'It was judged so before, and it holds.';
  return whyNot(person, 'decideMatch');
}

/** Why a person cannot approve or refuse a clearance now; null where they can. Nobody approves their own. */
export function whyNotApprove(review: MatchReviewView, person: Person | null, pending: boolean): string | null {
  if (pending) return ON_ITS_WAY;
  if (review.decision.state !== 'awaiting-second') return 'No clearance waits for a second person.';
  if (review.decision.first?.by === person?.id) return 'You cleared it yourself: another person approves.';
  return whyNot(person, 'approveMatch');
}
