import { hull, intersect, type Interval } from '@gatehouse/foundation';
import { controlBits } from '../facts/control-kind.ts';
import type { Holding } from './holding-table.ts';
import { NOTHING } from '../facts/share-line.ts';
import type { Stake } from '../facts/stake.ts';

/**
 * The stakes of one pair, from one source or several, as one holding. Sources that allow each other narrow the interval;
 * sources that exclude each other widen it to their hull, and the holding says so.
 */
export function holdingOf(owner: number, owned: number, stakes: readonly Stake[]): Holding {
  const equity = reconcile(stakes.flatMap((stake) => stake.equity ?? []));
  const stated = reconcile(stakes.flatMap((stake) => stake.votes ?? []));
  // Votes follow shares unless a source states them.
  const votes = stated ?? equity;
  return {
    owner,
    owned,
    equity: equity?.share ?? NOTHING,
    votes: votes?.share ?? NOTHING,
    controls: controlBits(stakes.flatMap((stake) => stake.controls)),
    nominee: stakes.some((stake) => stake.nominee),
    conflict: equity?.conflict === true || stated?.conflict === true,
    stakes,
  };
}

function reconcile(shares: readonly Interval[]): { share: Interval; conflict: boolean } | null {
  const [first, ...rest] = shares;
  if (first === undefined) return null;
  let common: Interval | null = first;
  for (const share of rest) common = common === null ? null : intersect(common, share);
  if (common !== null) return { share: common, conflict: false };
  return { share: rest.reduce(hull, first), conflict: true };
}

/**
 * The direct holdings in one party, each upper end lowered to what the others' lower ends leave of the whole.
 * Where the lower ends already exceed the whole the sources contradict each other, and nothing is lowered.
 */
export function fitIntoWhole(holdings: readonly Holding[]): Holding[] {
  const equityLeft = 100 - holdings.reduce((total, holding) => total + holding.equity.min, 0);
  const votesLeft = 100 - holdings.reduce((total, holding) => total + holding.votes.min, 0);
  return holdings.map((holding) => ({ ...holding, equity: lowered(holding.equity, equityLeft), votes: lowered(holding.votes, votesLeft) }));
}

function lowered(share: Interval, left: number): Interval {
  return left < 0 ? share : { min: share.min, max: Math.max(share.min, Math.min(share.max, share.min + left)) };
}
