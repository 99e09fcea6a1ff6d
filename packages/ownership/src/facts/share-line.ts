import type { Interval } from '@gatehouse/foundation';

/** Half of this is lost in a sum of shares; two shares nearer than this are the same share. Percent. */
const TOLERANCE = 1e-10;

/** How far an exclusive end stands from its number, so that "less than 50" never reaches 50. Percent. */
export const OPEN_END = 1e-9;

export const ALL: Interval = { min: 0, max: 100 };
export const NOTHING: Interval = { min: 0, max: 0 };
/** More than half: what accounting consolidation says of a share, and no more. */
export const MAJORITY: Interval = { min: 50 + OPEN_END, max: 100 };

/** Is the share at the line or over it? Tolerates the rounding of sums and products, not an exclusive end. */
export function reaches(share: number, line: number): boolean {
  return share >= line - TOLERANCE;
}

/** Is the share over the line? */
export function passes(share: number, line: number): boolean {
  return share > line + TOLERANCE;
}

/** The interval as it is shown: within 0..100, exclusive ends and the rounding of doubles put back on their number. */
export function shownShare(share: Interval): { min: number; max: number } {
  const min = shown(share.min);
  return { min, max: Math.max(min, shown(share.max)) };
}

function shown(share: number): number {
  const near = Math.round(share * 1e4) / 1e4;
  const settled = Math.abs(share - near) < 5 * OPEN_END ? near : share;
  return Math.min(100, Math.max(0, settled));
}

/** A share in words: "30 %", "25 to 50 %". */
export function shareInWords(share: Interval): string {
  const { min, max } = shownShare(share);
  const round = (value: number): string => String(Math.round(value * 100) / 100);
  return round(min) === round(max) ? `${round(min)} %` : `${round(min)} to ${round(max)} %`;
}
