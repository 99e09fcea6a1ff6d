import type { GridSeries } from './resample.ts';

/** Points on each side of the moving mean that is taken off: slower changes are what any two jobs share. */
const TREND_POINTS = 4;
/** Fluctuations beyond so many usual ones count no more: one large step, as at a start, must not decide. */
const CLIP = 4;
const MAD_TO_DEVIATION = 1.4826;

/** What is left of a series without its trend, in units of its usual fluctuation, clipped: the rhythm of the job. */
export function fluctuation({ first, values }: GridSeries): GridSeries {
  const length = values.length;
  const sums = new Float64Array(length + 1);
  for (let place = 0; place < length; place += 1) sums[place + 1] = (sums[place] ?? 0) + (values[place] ?? 0);
  const rest = new Float64Array(length);
  for (let place = 0; place < length; place += 1) {
    const from = Math.max(0, place - TREND_POINTS);
    const until = Math.min(length, place + TREND_POINTS + 1);
    rest[place] = (values[place] ?? 0) - ((sums[until] ?? 0) - (sums[from] ?? 0)) / (until - from);
  }
  const scale = usualFluctuation(rest);
  for (let place = 0; place < length; place += 1) {
    rest[place] = scale === 0 ? 0 : Math.max(-CLIP, Math.min(CLIP, (rest[place] ?? 0) / scale));
  }
  return { first, values: rest };
}

function usualFluctuation(rest: Float64Array): number {
  if (rest.length === 0) return 0;
  const sizes = rest.map(Math.abs).sort();
  const median = (sizes[Math.floor(sizes.length / 2)] ?? 0) * MAD_TO_DEVIATION;
  if (median > 0) return median;
  const square = rest.reduce((sum, value) => sum + value * value, 0) / rest.length;
  return Math.sqrt(square);
}
