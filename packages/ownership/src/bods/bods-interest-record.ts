import type { BodsInterest, BodsShare } from '@gatehouse/contracts';
import type { Interval } from '@gatehouse/foundation';
import { ALL, OPEN_END } from '../facts/share-line.ts';
import type { Stake } from '../facts/stake.ts';

/** Kinds of control that are also an ownership interest of unknown size. */
export const OPEN_SHARE_KINDS: ReadonlySet<string> = new Set(['beneficiaryOfLegalArrangement', 'nominator']);

/** The interests of one relationship, a group a route. Only a natural person is written down as a declared beneficial owner. */
export function interestsOfStakes(stakes: readonly Stake[], isPerson: boolean): BodsInterest[] {
  return stakes.flatMap((stake) => {
    const common = {
      directOrIndirect: stake.route,
      ...(stake.validFrom === null ? {} : { startDate: stake.validFrom }),
      ...(stake.validUntil === null ? {} : { endDate: stake.validUntil }),
    };
    const interests = interestsOf(stake).map((interest) => ({ ...interest, ...common }));
    return interests.map((interest) => (stake.declared && isPerson ? { ...interest, beneficialOwnershipOrControl: true } : interest));
  });
}

function interestsOf({ equity, votes, profit, controls, others, nominee }: Stake): BodsInterest[] {
  const interests: BodsInterest[] = [];
  const isOpen = equity !== null && equity.min <= ALL.min && equity.max >= ALL.max;
  // Where only rights to profit are stated they are also what counts as the ownership interest: to write both would make two of one.
  const isProfit = equity !== null && profit !== null && equity.min === profit.min && equity.max === profit.max;
  if (equity !== null && !isProfit && (!isOpen || profit !== null)) interests.push({ type: 'shareholding', share: shareOf(equity) });
  if (isOpen && profit === null && !controls.some((kind) => OPEN_SHARE_KINDS.has(kind))) interests.push({ type: 'unknownInterest' });
  if (profit !== null) interests.push({ type: 'rightsToProfitOrIncome', share: shareOf(profit) });
  if (votes !== null) interests.push({ type: 'votingRights', share: shareOf(votes) });
  for (const type of [...controls, ...others]) interests.push({ type });
  if (nominee) interests.push({ type: 'nominee' });
  return interests;
}

/** An interval as BODS writes it: an end that only just misses its number is an exclusive one. */
function shareOf({ min, max }: Interval): BodsShare {
  if (min === max) return { exact: within(min) };
  const [above, below] = [openEnd(min, 1), openEnd(max, -1)];
  return {
    ...(above === null ? { minimum: within(min) } : { exclusiveMinimum: above }),
    ...(below === null ? { maximum: within(max) } : { exclusiveMaximum: below }),
  };
}

function openEnd(end: number, direction: 1 | -1): number | null {
  const number = Math.round(end * 1e6) / 1e6;
  return Math.abs((end - number) * direction - OPEN_END) < OPEN_END / 2 ? within(number) : null;
}

function within(share: number): number {
  return Math.min(ALL.max, Math.max(ALL.min, share));
}
