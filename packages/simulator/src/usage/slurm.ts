import type { Rng } from '@gatehouse/foundation';
import { FITTED } from '../model/fitted.ts';
import { toSecondInstant } from '../timeline.ts';
import { lines } from './plain-csv.ts';
import { ACCELERATORS, type UsageRow } from './usage-row.ts';

/** `usage/sacct.txt`: what `sacct -P` prints. Slurm writes times without a zone; this cluster's clock is UTC. */
export function writeSlurm(rng: Rng, rows: readonly UsageRow[]): string {
  return lines(['JobID|Account|State|Start|End|AllocTRES|Partition', ...rows.map((row) => writeRow(rng, row))]);
}

function writeRow(rng: Rng, row: UsageRow): string {
  const nodes = Math.ceil(row.count / 8);
  const tres = `cpu=${row.count * 12},gres/gpu:${ACCELERATORS[row.accelerator].tres}=${row.count},mem=${row.count * 128}G,node=${nodes}`;
  return [row.job, row.account, drawState(rng.next()), zoneless(row.start_ms), zoneless(row.end_ms), tres, row.region].join('|');
}

function drawState(draw: number): string {
  if (draw < FITTED.jobs.completed) return 'COMPLETED';
  return draw < FITTED.jobs.completed + FITTED.jobs.failed ? 'FAILED' : 'CANCELLED';
}

function zoneless(time_ms: number): string {
  return toSecondInstant(time_ms).slice(0, 19);
}
