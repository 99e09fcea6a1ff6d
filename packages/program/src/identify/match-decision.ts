import type { MatchVerdict } from '@gatehouse/contracts';
import type { ComparedSides } from './compared-sides.ts';

/** Where a judgement stands. One that was refused or replaced counts no more. */
export type MatchDecisionStanding = 'awaiting-second' | 'standing' | 'lapsed' | 'refused' | 'replaced';

/** A party and a list entry: what a judgement is about, wherever the party stands. */
export interface MatchPair {
  readonly subject: string;
  readonly list: string;
  readonly entryId: string;
}

/** A remembered judgement, as far as judging a customer needs it: nothing of it is personal. */
export interface RememberedDecision extends MatchPair {
  readonly id: string;
  /** The match at which it was said, and its customer. */
  readonly match: string;
  readonly customer: string;
  readonly verdict: MatchVerdict;
  readonly state: MatchDecisionStanding;
  readonly by: string;
  readonly at: string;
  readonly needsSecond: boolean;
  readonly secondBy: string | null;
  readonly secondAt: string | null;
  readonly listVersion: string;
  readonly listDate: string | null;
  readonly profile: string;
  readonly band: 'match' | 'review';
  readonly score: number;
  /** The keyed digest of the party's compared fields. */
  readonly subjectDigest: string;
  /** The digest of the entry's content. */
  readonly entryDigest: string;
  readonly lapsedAt: string | null;
  readonly lapsedBecause: string | null;
}

/** A judgement with what was said and seen; null where that was shredded with its party. */
export interface OpenedDecision extends RememberedDecision {
  readonly byName: string;
  readonly secondByName: string | null;
  readonly because: string | null;
  readonly secondBecause: string | null;
  readonly sides: ComparedSides | null;
}

/** A judgement to be written. */
export interface NewMatchDecision extends Omit<RememberedDecision, 'secondBy' | 'secondAt' | 'lapsedAt' | 'lapsedBecause'> {
  readonly because: string;
  readonly sides: ComparedSides;
}

/** A judgement that holds no more, and why. */
export interface LapsedDecision {
  readonly id: string;
  readonly customer: string;
  readonly list: string;
  readonly entryId: string;
  readonly verdict: MatchVerdict;
  readonly because: string;
}
