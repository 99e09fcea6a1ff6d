import { fitLine, type Line } from './fit-line.ts';
import { lastRegime, type Point, type Regime } from './last-regime.ts';

/** When a line is crossed, in seconds on the axis of the points: a 90 % interval. `null` where no crossing is in sight. */
export interface Crossing {
  readonly low: number | null;
  readonly mid: number | null;
  readonly high: number | null;
}

/**
 * Pace drifts between what was seen and the crossing by so much, as a part of the time that is left.
 * Fitted on MLPerf training logs (perf/compute-forecast.ts): nine in ten crossings fall inside.
 */
const DRIFT = 0.009;
/** A few points say less of the pace than their scatter shows. */
const DEVIATIONS = 1.645;
const STUDENT_SPARE = 1.5;

/**
 * Forecasts when cumulated operations cross a threshold, from the pace of the last regime: an earlier pause or another pace does not count.
 * A run that stands still at its end may go on: `low` is the crossing if it resumes at once at its last pace, `mid` and `high` are `null`.
 * Points need not be sorted; a threshold that was already crossed gives the time of that.
 */
export function forecast(unsorted: readonly Point[], threshold: number): Crossing {
  const points = unsorted
    .filter(([time, operations]) => Number.isFinite(time) && Number.isFinite(operations))
    .toSorted((a, b) => a[0] - b[0]);
  const crossed = crossedAt(points, threshold);
  if (crossed !== null) return { low: crossed, mid: crossed, high: crossed };
  const last = points.at(-1);
  if (last === undefined || points.length < 2) return { low: null, mid: null, high: null };
  const regime = lastRegime(points);
  if (regime === null) return { low: null, mid: null, high: null };
  const { line, drift } = recentLine(regime.points);
  const crossing = (threshold - line.intercept) / line.slope;
  if (!(line.slope > 0) || !Number.isFinite(crossing)) return { low: null, mid: null, high: null };
  const early = Math.max(last[0], crossing);
  if (regime.standsStill) return { low: early, mid: null, high: null };
  const left = early - last[0];
  const pauses = pausesAhead(regime, left);
  const mid = early + pauses.likely_s;
  const pace = Math.hypot(DRIFT, drift, (DEVIATIONS * STUDENT_SPARE * line.slopeDeviation) / line.slope);
  const spread = left * pace + (DEVIATIONS * line.residual) / line.slope;
  const paceCouldBeNothing = DEVIATIONS * line.slopeDeviation >= line.slope;
  return { low: Math.max(last[0], early - spread), mid, high: paceCouldBeNothing ? null : mid + spread + pauses.possible_s };
}

const RECENT_POINTS_MIN = 4;
const CURVED_FROM_DEVIATIONS = 3;

/** The regime's line; where its later half runs at another pace, that half's line, and the difference as drift. */
function recentLine(points: readonly Point[]): { line: Line; drift: number } {
  const whole = fitLine(points);
  const recentCount = Math.max(RECENT_POINTS_MIN, Math.ceil(points.length / 2));
  if (points.length < RECENT_POINTS_MIN + 2) return { line: whole, drift: 0 };
  const recent = fitLine(points.slice(-recentCount));
  const difference = Math.abs(recent.slope - whole.slope);
  if (difference <= CURVED_FROM_DEVIATIONS * Math.hypot(recent.slopeDeviation, whole.slopeDeviation)) return { line: whole, drift: 0 };
  return { line: recent, drift: (2 * difference) / recent.slope };
}

/** Pauses come again where they came more than once; one may come again. */
function pausesAhead({ points, pauses_s }: Regime, left_s: number): { likely_s: number; possible_s: number } {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || pauses_s.length === 0) return { likely_s: 0, possible_s: 0 };
  const lost_s = pauses_s.reduce((sum, pause) => sum + pause, 0);
  const again_s = (lost_s / Math.max(last[0] - first[0], 1e-9)) * left_s;
  return pauses_s.length > 1 ? { likely_s: again_s, possible_s: again_s } : { likely_s: 0, possible_s: 1.5 * again_s };
}

function crossedAt(points: readonly Point[], threshold: number): number | null {
  let before: Point | null = null;
  for (const point of points) {
    if (point[1] >= threshold) {
      if (before === null || point[1] === before[1]) return point[0];
      return before[0] + ((point[0] - before[0]) * (threshold - before[1])) / (point[1] - before[1]);
    }
    before = point;
  }
  return null;
}
