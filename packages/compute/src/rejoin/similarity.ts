import type { GridSeries } from './resample.ts';

export interface Similarity {
  /** Correlation of the fluctuations -1..1. */
  readonly correlation: number;
  /** By how many deviations it stands over the correlations of the same two series at large shifts: those are chance, or a rhythm that any such job has. */
  readonly significance: number;
  /** Points of the grid that both series have. */
  readonly overlap: number;
}

const CORRELATION_TELLING = 0.15;
const NULL_SHIFT_MIN = 4;
const NULL_SHIFTS = 24;
export const OVERLAP_MIN = 12;
/** A correlation nearer to 1 tells no more. */
const CORRELATION_MAX = 0.995;

/** How alike two jobs fluctuate at the same time; `null` where they overlap too little to tell. All clocks are one clock: no shift is tried, for it finds twins as well. */
export function similarity(a: GridSeries, b: GridSeries): Similarity | null {
  const overlap = Math.min(a.first + a.values.length, b.first + b.values.length) - Math.max(a.first, b.first);
  if (overlap < OVERLAP_MIN) return null;
  const correlation = correlationAt(a, b, 0) ?? 0;
  // Most pairs end here: what hardly correlates need not be compared with chance.
  if (correlation < CORRELATION_TELLING) return { correlation, significance: 0, overlap };
  let sum = 0;
  let squares = 0;
  let count = 0;
  const stride = Math.max(1, Math.floor((overlap / 2 - NULL_SHIFT_MIN) / NULL_SHIFTS));
  for (let step = 0; step < NULL_SHIFTS; step += 1) {
    for (const sign of [-1, 1]) {
      const chance = correlationAt(a, b, sign * (NULL_SHIFT_MIN + step * stride));
      if (chance === null) continue;
      const z = fisher(chance);
      sum += z;
      squares += z * z;
      count += 1;
    }
  }
  const mean = count === 0 ? 0 : sum / count;
  const deviation = Math.sqrt((count === 0 ? 0 : Math.max(0, squares / count - mean * mean)) + 1 / Math.max(1, overlap - 3));
  return { correlation, significance: (fisher(correlation) - mean) / deviation, overlap };
}

/** Fisher's transform: correlations as numbers that scatter alike. */
export function fisher(correlation: number): number {
  return Math.atanh(Math.max(-CORRELATION_MAX, Math.min(CORRELATION_MAX, correlation)));
}

/** Pearson's correlation where `b` is moved by `shift` points; `null` where fewer than the least overlap remain. */
function correlationAt(a: GridSeries, b: GridSeries, shift: number): number | null {
  const from = Math.max(a.first, b.first + shift);
  const until = Math.min(a.first + a.values.length, b.first + shift + b.values.length);
  const count = until - from;
  if (count < Math.min(OVERLAP_MIN, 8)) return null;
  const offsetA = from - a.first;
  const offsetB = from - b.first - shift;
  let sumA = 0;
  let sumB = 0;
  let squareA = 0;
  let squareB = 0;
  let product = 0;
  for (let place = 0; place < count; place += 1) {
    const x = a.values[offsetA + place] ?? 0;
    const y = b.values[offsetB + place] ?? 0;
    sumA += x;
    sumB += y;
    squareA += x * x;
    squareB += y * y;
    product += x * y;
  }
  const varianceA = squareA - (sumA * sumA) / count;
  const varianceB = squareB - (sumB * sumB) / count;
  if (varianceA <= 0 || varianceB <= 0) return 0;
  return (product - (sumA * sumB) / count) / Math.sqrt(varianceA * varianceB);
}
