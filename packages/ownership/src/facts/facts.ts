import type { Party } from './party.ts';
import type { PublishedParent, Stake } from './stake.ts';

/** What a source, or several together, state on one date: the input of `ownershipGraphOf`. */
export interface OwnershipFacts {
  readonly parties: readonly Party[];
  readonly stakes: readonly Stake[];
  readonly publishedParents: readonly PublishedParent[];
}

/** Several sources as one; where two name the same party the later one wins, stakes stay side by side. */
export function joinFacts(sources: readonly OwnershipFacts[]): OwnershipFacts {
  return {
    parties: sources.flatMap((source) => source.parties),
    stakes: sources.flatMap((source) => source.stakes),
    publishedParents: sources.flatMap((source) => source.publishedParents),
  };
}
