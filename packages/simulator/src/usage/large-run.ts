import type { World } from '../world.ts';
import type { Rng } from '@gatehouse/foundation';
import { FITTED } from '../model/fitted.ts';
import type { SITES } from './ordinary-usage.ts';
import { inferenceShape, powerSeries, trainingShape } from './power-series.ts';
import { ACCELERATORS, type AcceleratorName } from './usage-row.ts';

const HOUR_MS = 3_600_000;
const ACCELERATORS_PER_NODE = 8;
/** A run ends when it is done, not at the full hour of a time limit. */
const UNEVEN_END_MS = 1_043_000;

export interface LargeRun {
  readonly accounts: readonly string[];
  readonly accelerator: AcceleratorName;
  /** Accelerator-hours of all accounts together. */
  readonly chipHours: number;
  readonly tensorActivity: number;
  readonly workload: 'training' | 'inference';
  /** When it starts, as a share of the export's days. */
  readonly startAt: number;
  readonly site: (typeof SITES)[number];
  readonly link_gbps: number;
}

/** Adds a job that fills most of the period, spread evenly over the accounts, which share start, shape and datacentre. */
export function addLargeRun(world: World, rng: Rng, run: LargeRun): void {
  const shape = run.workload === 'training' ? trainingShape(rng) : inferenceShape(rng);
  const hours = Math.floor(world.time.days * 24 * 0.9);
  const startAfter_h = Math.round(world.time.days * 24 * run.startAt);
  const start_ms = world.time.firstDay_ms + startAfter_h * HOUR_MS;
  const perAccount = run.chipHours / run.accounts.length / hours;
  const count = Math.ceil(perAccount / ACCELERATORS_PER_NODE) * ACCELERATORS_PER_NODE;
  const { full_w } = ACCELERATORS[run.accelerator];
  const level_w = (FITTED.power[run.workload].level_w * full_w) / ACCELERATORS.H100.full_w;
  for (const account of run.accounts) {
    const job = String(100_000 + world.nextSerial());
    world.usage.push({
      account,
      job,
      accelerator: run.accelerator,
      count,
      start_ms,
      end_ms: start_ms + hours * HOUR_MS + UNEVEN_END_MS,
      ...run.site,
      link_gbps: run.link_gbps,
      workload: run.workload,
      precision: 'bf16',
      tensorActivity: run.tensorActivity,
      // Without the host's share, which is in the series of the nodes.
      power_w: Math.round(full_w * (run.workload === 'training' ? 0.94 : 0.7)),
      format: 'plain',
    });
    world.power.push({ account, job, series: powerSeries(rng, shape, startAfter_h * 3600, level_w) });
  }
}
