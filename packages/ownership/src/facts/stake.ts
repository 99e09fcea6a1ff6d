import type { Interval } from '@gatehouse/foundation';
import type { ControlKind } from './control-kind.ts';

/** What one source says that one party holds in another. Shares in percent. */
export interface Stake {
  readonly ownerId: string;
  readonly ownedId: string;
  /** `unknown` is read as direct unless the direct owners already fill the whole. */
  readonly route: 'direct' | 'indirect' | 'unknown';
  /** Ownership interests (shares, or rights to profit where no shares are stated); `null` where none are stated. */
  readonly equity: Interval | null;
  /** Votes; `null` where none are stated, which reads as "votes follow shares". */
  readonly votes: Interval | null;
  readonly controls: readonly ControlKind[];
  /** The holder acts for somebody else. */
  readonly nominee: boolean;
  /** The source declares the holder a beneficial owner: evidence, never an answer. */
  readonly declared: boolean;
  /** The record or row that says so. */
  readonly source: string;
  readonly statedOn: string | null;
}

/** A parent that a register publishes, as GLEIF level 2 does. */
export interface PublishedParent {
  readonly childId: string;
  readonly parentId: string;
  readonly level: 'direct' | 'ultimate';
  /** The registration of the relationship lapsed: evidence with its date. */
  readonly lapsedOn: string | null;
}
