import { z } from 'zod';
import { Instant } from './primitives.ts';

/** A coarse series, evenly spaced, for comparing jobs: power or activity. */
export const UsageSignature = z.object({ start: Instant, step_s: z.number().positive(), values: z.array(z.number()) });
export type UsageSignature = z.infer<typeof UsageSignature>;

/** Accelerator time of one account, as read from one row (or one group of samples) of a usage file. */
export const UsageRecord = z.object({
  id: z.string(),
  account: z.string(),
  job: z.string().optional(),
  /** As the file writes it. */
  accelerator: z.string(),
  /** Accelerators, not machines. */
  count: z.number().nonnegative(),
  start: Instant,
  end: Instant,
  chip_hours: z.number().nonnegative(),
  region: z.string().optional(),
  datacentre: z.string().optional(),
  link_gbps: z.number().nonnegative().optional(),
  workload: z.string().optional(),
  precision: z.string().optional(),
  state: z.string().optional(),
  source: z.object({ file: z.string(), line: z.number().int().nonnegative() }),
  /** Mean activity of the tensor pipe, 0..1, at the stated clock, and the part of the time that samples cover. */
  activity: z.object({ mean: z.number().min(0).max(1), coverage: z.number().min(0).max(1) }).optional(),
  /** Mean power of one accelerator. */
  power_w: z.number().nonnegative().optional(),
  signature: UsageSignature.optional(),
});
export type UsageRecord = z.infer<typeof UsageRecord>;

/** A row that could not be used, and what to do about it. Never holds the row's personal data. */
export const UsageProblem = z.object({
  file: z.string(),
  line: z.number().int().nonnegative(),
  field: z.string(),
  problem: z.string(),
  fix: z.string(),
});
export type UsageProblem = z.infer<typeof UsageProblem>;

/** A line of power: seconds on one clock for the whole file, watts of the job's machines. */
export const PowerSeriesLine = z.object({
  account: z.string().min(1),
  job: z.union([z.string(), z.number()]).transform(String),
  series: z.array(z.tuple([z.number(), z.number()])).min(1),
});
export type PowerSeriesLine = z.infer<typeof PowerSeriesLine>;

/** A usage row as JSON: the fields of the plain CSV. */
export const PlainUsageLine = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type PlainUsageLine = z.infer<typeof PlainUsageLine>;
