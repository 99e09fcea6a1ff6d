import type { Operations } from '@gatehouse/contracts';

/** The sum of several intervals of operations, each end by itself: whatever the truth of each, that of all lies within. Zero of none. */
export function sumOfOperations(parts: readonly Operations[]): Operations {
  return parts.reduce(
    (sum, part) => ({
      low: sum.low + part.low,
      mid: sum.mid + part.mid,
      high: sum.high + part.high,
      ceiling: sum.ceiling + part.ceiling,
    }),
    { low: 0, mid: 0, high: 0, ceiling: 0 },
  );
}
