/** A series on a grid that all series share: `values[i]` stands at `(first + i) * step_s`. */
export interface GridSeries {
  readonly first: number;
  readonly values: Float64Array;
}

/** The time between two samples that a series usually has, in seconds; 0 for fewer than two samples. */
export function usualStep(series: readonly (readonly [number, number])[]): number {
  const steps: number[] = [];
  for (let index = 1; index < series.length; index += 1) {
    const step = (series[index]?.[0] ?? 0) - (series[index - 1]?.[0] ?? 0);
    if (step > 0) steps.push(step);
  }
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
}

/** One series that is sampled this many times more coarsely than most must not blur the others. */
const COARSER_THAN_MOST = 4;

/** The grid for many series: as coarse as the coarsest of them, within reason, and no finer than a second. */
export function gridStep(all: readonly (readonly (readonly [number, number])[])[]): number {
  const steps = all
    .map(usualStep)
    .filter((step) => step > 0)
    .toSorted((a, b) => a - b);
  const median = steps[Math.floor(steps.length / 2)] ?? 1;
  return Math.max(1, Math.min(steps.at(-1) ?? 1, COARSER_THAN_MOST * median));
}

/** The most grid points of one series; a longer one is cut at its end. */
const POINTS_MAX = 1_000_000;

/**
 * Puts a series on the grid of `step_s`: the mean of the samples about each point where they are denser than the grid,
 * and the straight line between samples where they are not, so that clocks of different phase still agree.
 * Samples are sorted by time first; those that are no numbers are left out.
 */
export function resample(unordered: readonly (readonly [number, number])[], step_s: number): GridSeries {
  const series = unordered.filter(([time, value]) => Number.isFinite(time) && Number.isFinite(value)).toSorted((a, b) => a[0] - b[0]);
  if (usualStep(series) > DENSE_PART * step_s) return interpolated(series, step_s);
  const start = series[0]?.[0];
  const end = series.at(-1)?.[0];
  if (start === undefined || end === undefined) return { first: 0, values: new Float64Array(0) };
  const first = Math.round(start / step_s);
  const length = Math.min(POINTS_MAX, Math.round(end / step_s) - first + 1);
  const sums = new Float64Array(length);
  const counts = new Uint32Array(length);
  for (const [time, value] of series) {
    const place = Math.round(time / step_s) - first;
    if (place >= length) break;
    sums[place] = (sums[place] ?? 0) + value;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { first, values: withGapsFilled(sums, counts) };
}

/** Samples that come more than this part of a step apart are too thin to average. */
const DENSE_PART = 0.6;

function interpolated(series: readonly (readonly [number, number])[], step_s: number): GridSeries {
  const first = Math.ceil((series[0]?.[0] ?? 0) / step_s);
  const length = Math.max(0, Math.min(POINTS_MAX, Math.floor((series.at(-1)?.[0] ?? 0) / step_s) - first + 1));
  const values = new Float64Array(length);
  let after = 0;
  for (let place = 0; place < length; place += 1) {
    const time = (first + place) * step_s;
    while (after < series.length - 1 && (series[after]?.[0] ?? 0) < time) after += 1;
    const [timeAfter, valueAfter] = series[after] ?? [0, 0];
    const [timeBefore, valueBefore] = series[Math.max(0, after - 1)] ?? [0, 0];
    const part = timeAfter > timeBefore ? (time - timeBefore) / (timeAfter - timeBefore) : 1;
    values[place] = valueBefore + (valueAfter - valueBefore) * part;
  }
  return { first, values };
}

function withGapsFilled(sums: Float64Array, counts: Uint32Array): Float64Array {
  const values = new Float64Array(sums.length);
  let last = 0;
  for (let place = 0; place < sums.length; place += 1) {
    const count = counts[place] ?? 0;
    if (count === 0) continue;
    const value = (sums[place] ?? 0) / count;
    values[place] = value;
    const before = values[last] ?? value;
    for (let gap = last + 1; gap < place; gap += 1) values[gap] = before + ((value - before) * (gap - last)) / (place - last);
    last = place;
  }
  return values;
}
