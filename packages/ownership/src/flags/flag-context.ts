import type { Affiliates50, BeneficialOwner, Ofac50, UltimateParent } from '@gatehouse/contracts';
import type { Interval } from '@gatehouse/foundation';
import type { Designated } from '../fifty-percent/designations.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';

/** What the signs look at: one party with all that was worked out about it. */
export interface FlagContext {
  readonly graph: OwnershipGraph;
  readonly node: number;
  /** The party itself first, then everybody above it. */
  readonly upstream: readonly number[];
  /** Looked-through shares of those above. Percent. */
  readonly shares: ReadonlyMap<number, Interval>;
  /** The circle of owners that each node stands in, -1 for none. */
  readonly circles: Int32Array;
  readonly designated: Designated;
  readonly ofac50: Ofac50;
  readonly affiliates50: Affiliates50;
  readonly beneficialOwners: readonly BeneficialOwner[];
  readonly ultimateParent: UltimateParent;
}

/** A sign as data: where `find` says a sentence, the flag stands. */
export interface FlagRule {
  readonly code: string;
  readonly severity: 'info' | 'warn' | 'high';
  /** The category of proposed 15 CFR 7.306(b)(1)(iii). */
  readonly category: 'A' | 'B' | 'C';
  /** One sentence with its facts, or `null`. */
  find(context: FlagContext): string | null;
}
