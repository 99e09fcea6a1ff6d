import type { Rng } from '@gatehouse/foundation';
import type { World } from '../world.ts';
import { lines } from './plain-csv.ts';
import { ACCELERATORS, type UsageRow } from './usage-row.ts';

const STEP_MS = 600_000;

const METRICS = [
  { name: 'DCGM_FI_DEV_GPU_UTIL', help: 'GPU utilization (in %).' },
  { name: 'DCGM_FI_DEV_POWER_USAGE', help: 'Power draw (in W).' },
  { name: 'DCGM_FI_PROF_PIPE_TENSOR_ACTIVE', help: 'Ratio of cycles the tensor (HMMA) pipe is active.' },
] as const;

/** Turns a few short jobs into telemetry: the last of the small ones in the plain file that run for an hour or more. */
export function chooseForTelemetry(world: World): void {
  let left = 5;
  for (const [index, row] of world.usage.entries()) {
    if (left === 0) return;
    if (row.format !== 'plain' || row.count > 2 || row.end_ms - row.start_ms < 6 * STEP_MS) continue;
    world.usage[index] = { ...row, format: 'dcgm', end_ms: row.start_ms + 6 * STEP_MS };
    left -= 1;
  }
}

/** `usage/dcgm.prom`: Prometheus text exposition with timestamps, as dcgm-exporter names its metrics; labels name account and job. */
export function writeDcgm(rng: Rng, rows: readonly UsageRow[]): string {
  return lines(
    METRICS.flatMap(({ name, help }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...rows.flatMap((row) => samples(rng, row, name)),
    ]),
  );
}

function samples(rng: Rng, row: UsageRow, metric: (typeof METRICS)[number]['name']): string[] {
  const texts: string[] = [];
  for (let gpu = 0; gpu < row.count; gpu += 1) {
    const labels = `gpu="${gpu}",UUID="GPU-${row.job}-${gpu}",modelName="${ACCELERATORS[row.accelerator].dcgm}",Hostname="${row.datacentre}-n${row.job.slice(-3)}",account="${row.account}",job="${row.job}"`;
    for (let time_ms = row.start_ms; time_ms <= row.end_ms; time_ms += STEP_MS)
      texts.push(`${metric}{${labels}} ${valueOf(rng, row, metric)} ${time_ms}`);
  }
  return texts;
}

function valueOf(rng: Rng, row: UsageRow, metric: (typeof METRICS)[number]['name']): string {
  const wobble = 1 + 0.04 * rng.normal();
  switch (metric) {
    case 'DCGM_FI_DEV_GPU_UTIL':
      return String(Math.max(0, Math.min(100, Math.round(93 * wobble))));
    case 'DCGM_FI_DEV_POWER_USAGE':
      return Math.max(0, row.power_w * wobble).toFixed(1);
    case 'DCGM_FI_PROF_PIPE_TENSOR_ACTIVE':
      return Math.max(0, Math.min(1, row.tensorActivity * wobble)).toFixed(4);
  }
}
