import { type Identifier, identifierKey } from './identifiers.ts';

/** How two sides' numbers meet: `doubtful` where the shared one does not fit its own check digits. */
export interface IdentifierComparison {
  readonly verdict: 'shared' | 'doubtful' | 'other';
  readonly scheme: string;
  readonly query: string;
  readonly candidate: string;
}

/** A number in common, or two of one scheme that differ where each can belong to one party only; undefined where neither is so. */
export function compareIdentifiers(query: readonly Identifier[], candidate: readonly Identifier[]): IdentifierComparison | undefined {
  if (query.length === 0 || candidate.length === 0) return undefined;
  let doubtful: IdentifierComparison | undefined;
  let other: IdentifierComparison | undefined;
  for (const one of query) {
    for (const two of candidate) {
      const pair = { scheme: one.scheme, query: one.value, candidate: two.value };
      if (identifierKey(one) === identifierKey(two)) {
        if (one.checked !== false && two.checked !== false) return { verdict: 'shared', ...pair };
        doubtful ??= { verdict: 'doubtful', ...pair };
      } else if (one.strong && two.strong && one.scheme === two.scheme) other ??= { verdict: 'other', ...pair };
    }
  }
  return doubtful ?? other;
}
