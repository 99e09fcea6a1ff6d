import type { Interval } from '@gatehouse/foundation';
import type { ControlKind } from './control-kind.ts';
import type { Evidence } from './evidence.ts';

/** How it was said: by somebody about itself or its own, by an official register, or concluded from something else. */
export type StakeBasis = 'declared' | 'register' | 'inferred';

/** Interests that give neither a share nor control over the entity: kept as they were said, not counted. */
export type OtherInterest = 'boardMember' | 'enjoymentAndUseOfAssets';

/** What one source says that one party holds in another. Shares in percent, days `YYYY-MM-DD`. Made by {@link stakeOf}, so all have one shape. */
export interface Stake {
  readonly ownerId: string;
  readonly ownedId: string;
  /** `unknown` is read as direct unless the direct owners already fill the whole. */
  readonly route: 'direct' | 'indirect' | 'unknown';
  /** Ownership interests (shares, or rights to profit where no shares are stated); `null` where none are stated. */
  readonly equity: Interval | null;
  /** Votes; `null` where none are stated, which reads as "votes follow shares". */
  readonly votes: Interval | null;
  /** Rights to profit, income or surplus assets; `null` where none are stated, which reads as "profit follows shares". */
  readonly profit: Interval | null;
  /** Rights of appointment and the other kinds of control. */
  readonly controls: readonly ControlKind[];
  readonly others: readonly OtherInterest[];
  /** The holder acts for somebody else. */
  readonly nominee: boolean;
  /** The source declares the holder a beneficial owner: evidence, never an answer. */
  readonly declared: boolean;
  readonly basis: StakeBasis;
  /** The file or register in which it stands. */
  readonly origin: string;
  /** The record or row that says so. */
  readonly source: string;
  /** Valid time: the first day on which it holds; `null` where the source does not say. */
  readonly validFrom: string | null;
  /** Valid time: the first day on which it holds no more; `null` where no end is known. */
  readonly validUntil: string | null;
  /** Recorded time: the day on which the source recorded or stated it; `null` where it does not say. */
  readonly recordedOn: string | null;
  readonly evidence: readonly Evidence[];
}

const NONE: readonly never[] = [];

/** A stake of which only the given members are known. The members stand in one order, so that millions of stakes share one shape. */
export function stakeOf(known: Pick<Stake, 'ownerId' | 'ownedId' | 'origin' | 'source'> & Partial<Stake>): Stake {
  return {
    ownerId: known.ownerId,
    ownedId: known.ownedId,
    route: known.route ?? 'unknown',
    equity: known.equity ?? null,
    votes: known.votes ?? null,
    profit: known.profit ?? null,
    controls: known.controls ?? NONE,
    others: known.others ?? NONE,
    nominee: known.nominee ?? false,
    declared: known.declared ?? false,
    basis: known.basis ?? 'declared',
    origin: known.origin,
    source: known.source,
    validFrom: known.validFrom ?? null,
    validUntil: known.validUntil ?? null,
    recordedOn: known.recordedOn ?? null,
    evidence: known.evidence ?? NONE,
  };
}

/** A parent that a register publishes, as GLEIF level 2 does. */
export interface PublishedParent {
  readonly childId: string;
  readonly parentId: string;
  readonly level: 'direct' | 'ultimate';
  /** The registration of the relationship lapsed: evidence with its date. */
  readonly lapsedOn: string | null;
}
