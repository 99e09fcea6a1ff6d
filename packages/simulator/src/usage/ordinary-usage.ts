import type { Rng } from '@gatehouse/foundation';
import { FITTED } from '../model/fitted.ts';
import type { AccountRow } from '../rows.ts';
import type { World } from '../world.ts';
import { ACCELERATORS, type AcceleratorName, type UsageFormat, type UsageRow } from './usage-row.ts';

const HOUR_MS = 3_600_000;

/** Regions of the made-up provider, each with one datacentre. */
export const SITES = [
  { region: 'us-west', datacentre: 'pdx1' },
  { region: 'us-east', datacentre: 'rdu1' },
  { region: 'eu-central', datacentre: 'fra2' },
  { region: 'ap-south', datacentre: 'sin1' },
] as const;

/** Which accelerators ordinary customers rent. */
const FLEET: readonly AcceleratorName[] = ['L4', 'L4', 'A100', 'A100', 'A100', 'H100', 'H100', 'H100', 'H200', 'B200'];

/** Adds the jobs of one ordinary account in the period: none for most of them, else one or two from the fitted job model. */
export function addOrdinaryUsage(world: World, rng: Rng, account: AccountRow): void {
  if (account.closed !== undefined || rng.next() < 0.55) return;
  const format = drawFormat(rng.next());
  const jobs = rng.next() < 0.2 ? 2 : 1;
  for (let index = 0; index < jobs; index += 1) world.usage.push(drawJob(world, rng, account, format));
}

function drawJob(world: World, rng: Rng, account: AccountRow, format: UsageFormat): UsageRow {
  const accelerator = rng.pick(FLEET);
  const opened_ms = Math.max(world.time.firstDay_ms, Date.parse(account.opened));
  const room_ms = world.time.asOf_ms - opened_ms;
  const duration_ms = Math.min(room_ms * 0.9, Math.max(0.05 * HOUR_MS, drawDuration_s(rng) * 1000));
  const start_ms = wholeSecond(opened_ms + rng.next() * (room_ms - duration_ms));
  const activity = rng.next() < 0.7 ? 0.15 + 0.3 * rng.next() : 0.02 + 0.08 * rng.next();
  const { full_w, idle_w } = ACCELERATORS[accelerator];
  return {
    account: account.id,
    job: String(100_000 + world.nextSerial()),
    accelerator,
    count: drawSize(rng),
    start_ms,
    end_ms: wholeSecond(start_ms + duration_ms),
    ...rng.pick(SITES),
    link_gbps: 100,
    workload: rng.next() < 0.6 ? 'training' : 'inference',
    precision: 'bf16',
    tensorActivity: Number(activity.toFixed(2)),
    power_w: Math.round(idle_w + (full_w - idle_w) * Math.min(1, activity * 1.9)),
    format,
  };
}

/** Formats by share of accounts: invoices and the scheduler are common, accelerator telemetry is rare. */
function drawFormat(draw: number): UsageFormat {
  if (draw < 0.5) return 'plain';
  if (draw < 0.8) return 'slurm';
  return 'focus';
}

function drawSize(rng: Rng): number {
  let left = rng.next();
  for (const { accelerators, share } of FITTED.jobs.sizes) {
    left -= share;
    if (left < 0) return accelerators;
  }
  return 1;
}

/** A duration between the fitted quantiles, in seconds; the longest of the trace (60 days) stay possible. */
function drawDuration_s(rng: Rng): number {
  const quantiles = FITTED.jobs.duration_s_quantiles;
  const place = rng.next() * (quantiles.length - 1);
  const below = quantiles[Math.floor(place)] ?? 1;
  const above = quantiles[Math.floor(place) + 1] ?? below;
  return below + (above - below) * (place % 1) ** 3;
}

function wholeSecond(time_ms: number): number {
  return Math.floor(time_ms / 1000) * 1000;
}
