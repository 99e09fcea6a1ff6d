/** Time in seconds, and operations up to then. */
export type Point = readonly [seconds: number, operations: number];

export interface Regime {
  /** Points of the last pace; times before a pause are moved as if it had not been. */
  readonly points: readonly Point[];
  /** Nothing was done since the last of them. */
  readonly standsStill: boolean;
  /** Time lost in each pause between them, the latest first, in seconds. */
  readonly pauses_s: readonly number[];
}

/** A pace differs where it is off by more than so many usual scatters, and by more than a few per cent. */
const SCATTERS = 5;
const TOLERANCE_MIN = 0.025;
const TOLERANCE_MAX = 0.3;
const MAD_TO_DEVIATION = 1.4826;
/** Below this part of the pace an interval holds a pause. */
const PAUSE_PART = 0.8;

interface Step {
  readonly from: Point;
  readonly to: Point;
  readonly pace: number;
}

/** The points of the last steady pace; `null` where nothing was ever done. */
export function lastRegime(points: readonly Point[]): Regime | null {
  const steps = stepsOf(points);
  const moving = steps.filter((step) => step.pace > 0);
  if (moving.length === 0) return null;
  const tolerance = toleranceOf(moving);
  const standsStill = steps.length > 0 && (steps.at(-1)?.pace ?? 0) <= 0;
  const last = steps.findLastIndex((step) => step.pace > 0);
  const before = steps[last - 1];
  // One slow interval at the very end may be a pause as well as a new pace: a pause is the likelier, and the pace before it stands.
  const endsInPause = before !== undefined && (steps[last]?.pace ?? 0) < PAUSE_PART * before.pace;
  const idle_s = steps.slice(last + 1).reduce((sum, step) => sum + step.to[0] - step.from[0], 0);
  const walk = walkBack(steps.slice(0, endsInPause ? last : last + 1), tolerance);
  if (!endsInPause) return { ...walk, points: shifted(walk.points, idle_s), standsStill };
  const slow = steps[last];
  if (slow === undefined) return null;
  const lost_s = lostTime(slow, medianOf(walk.paces));
  return { points: shifted([...shifted(walk.points, lost_s), slow.to], idle_s), standsStill, pauses_s: [lost_s, ...walk.pauses_s] };
}

/** Goes back from the last interval while the pace is that of the regime, over pauses of one interval. */
function walkBack(steps: readonly Step[], tolerance: number): { points: Point[]; paces: number[]; pauses_s: number[] } {
  const points: Point[] = [];
  const paces: number[] = [];
  const pauses_s: number[] = [];
  let moved_s = 0;
  let pause: Step | null = null;
  for (const step of steps.toReversed()) {
    const usual = medianOf(paces);
    if (paces.length > 0 && !(Math.abs(Math.log(step.pace / usual)) <= tolerance)) {
      // A second slow interval in a row shows another pace.
      if (pause !== null || !(step.pace < PAUSE_PART * usual)) break;
      pause = step;
      continue;
    }
    if (pause !== null) {
      // The pace is the same again before the slow interval: that was a pause, and its lost time is taken out.
      const lost_s = lostTime(pause, usual);
      moved_s += lost_s;
      pauses_s.push(lost_s);
      pause = null;
    }
    if (points.length === 0) points.push(step.to);
    points.push([step.from[0] + moved_s, step.from[1]]);
    paces.push(step.pace);
  }
  return { points: points.toReversed(), paces, pauses_s };
}

function shifted(points: readonly Point[], by_s: number): Point[] {
  return points.map(([time, operations]) => [time + by_s, operations]);
}

function lostTime(step: Step, pace: number): number {
  return step.to[0] - step.from[0] - (step.to[1] - step.from[1]) / pace;
}

function stepsOf(points: readonly Point[]): Step[] {
  const steps: Step[] = [];
  let from = points[0];
  for (const to of points.slice(1)) {
    if (from === undefined || to[0] <= from[0]) continue;
    steps.push({ from, to, pace: (to[1] - from[1]) / (to[0] - from[0]) });
    from = to;
  }
  return steps;
}

/** How far paces of one regime scatter: from the changes between neighbours, of which few are changes of regime. */
function toleranceOf(steps: readonly Step[]): number {
  const changes = steps.slice(1).map((step, index) => Math.abs(Math.log(step.pace / (steps[index]?.pace ?? step.pace))));
  const scatter = (medianOf(changes) * MAD_TO_DEVIATION) / Math.SQRT2;
  return Math.min(TOLERANCE_MAX, Math.max(TOLERANCE_MIN, SCATTERS * scatter));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0 ? 0 : ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
