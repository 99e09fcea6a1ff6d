import type { GridSeries } from '../rejoin/resample.ts';
import { strength } from '../rejoin/rejoin.ts';
import { similarity } from '../rejoin/similarity.ts';
import type { Job } from './job.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Machines of one run start together: the scheduler of the run sees to it. */
const GANG_START_MS = 5 * MINUTE_MS;
const GANG_END_MS = 5 * MINUTE_MS;
/** A shorter job says too little: its start and its end lie close anyway. */
export const JOIN_HOURS_MIN = 1;
export const JOIN_ACCELERATORS_MIN = 8;
/** A length of whole hours is a time limit's, and jobs of one limit that start together also end together. */
const WHOLE_HOUR_MS = 2 * MINUTE_MS;
/** Starts and ends say more where the jobs are long beside the tolerance. */
const TELLING_HOURS_MIN = 6;

/**
 * Why two jobs of different owners are parts of one run; `null` where they are not, as far as can be seen.
 * Two independent signals are needed: power that rises and falls together, a common start, a common end that no time limit explains, the same shape.
 * A common start and the same shape alone are not enough: ordinary jobs of the same minute have them. That the accounts may be one hand's (`together`)
 * stands for the second sign: beside power in step, or beside start and end of jobs that are short and of different shape.
 */
export function joinedBecause(a: Job, b: Job, rhythmOf: (job: Job) => GridSeries | null, together: string | null = null): string[] | null {
  if (a.accelerator !== b.accelerator || !mayShareDatacentre(a, b)) return null;
  const overlap_ms = Math.min(a.end_ms, b.end_ms) - Math.max(a.start_ms, b.start_ms);
  if (overlap_ms < JOIN_HOURS_MIN * HOUR_MS) return null;
  const start_ms = Math.abs(a.start_ms - b.start_ms);
  const end_ms = Math.abs(a.end_ms - b.end_ms);
  const sameStart = start_ms <= GANG_START_MS;
  const sameEnd = end_ms <= GANG_END_MS && !isTimeLimit(a) && !isTimeLimit(b);
  const sameShape = a.count === b.count;
  const rhythms = [rhythmOf(a), rhythmOf(b)] as const;
  const correlated = correlation(rhythms);
  const because: string[] = [];
  if (correlated !== null && correlated.strength > 0)
    because.push(`power rises and falls together (correlation ${correlated.correlation.toFixed(2)})`);
  if (sameStart) because.push(`starts ${(start_ms / MINUTE_MS).toFixed(1)} minutes apart`);
  if (sameEnd) because.push(`ends ${(end_ms / MINUTE_MS).toFixed(1)} minutes apart`);
  if (sameShape) because.push(`the same shape: ${a.count} × ${a.accelerator}`);
  if (together !== null) because.push(together);
  if (correlated !== null) return correlated.strength > 0 && because.length > 1 ? because : null;
  const long = Math.min(a.end_ms - a.start_ms, b.end_ms - b.start_ms) >= TELLING_HOURS_MIN * HOUR_MS;
  return sameStart && sameEnd && (sameShape || long || together !== null) ? because : null;
}

function mayShareDatacentre(a: Job, b: Job): boolean {
  return a.datacentre === null || b.datacentre === null || a.datacentre === b.datacentre;
}

function isTimeLimit(job: Job): boolean {
  const rest = (job.end_ms - job.start_ms) % HOUR_MS;
  return Math.min(rest, HOUR_MS - rest) < WHOLE_HOUR_MS;
}

function correlation([a, b]: readonly [GridSeries | null, GridSeries | null]): { correlation: number; strength: number } | null {
  if (a === null || b === null) return null;
  const found = similarity(a, b);
  const strong = strength(found);
  return found === null || strong === null ? null : { correlation: found.correlation, strength: strong };
}
