import type { BodsShare } from '@gatehouse/contracts';
import type { Interval } from '@gatehouse/foundation';
import { ALL, OPEN_END } from '../facts/share-line.ts';

/** The interval of a BODS share; an absent or contradictory one says nothing, which is 0 to 100. Percent. */
export function intervalOfShare(share: BodsShare | undefined): Interval {
  if (share === undefined) return ALL;
  if (share.exact !== undefined) return { min: share.exact, max: share.exact };
  const min = Math.max(share.minimum ?? 0, share.exclusiveMinimum === undefined ? 0 : share.exclusiveMinimum + OPEN_END);
  const max = Math.min(share.maximum ?? 100, share.exclusiveMaximum === undefined ? 100 : share.exclusiveMaximum - OPEN_END);
  return min <= max ? { min, max: Math.max(0, max) } : ALL;
}
