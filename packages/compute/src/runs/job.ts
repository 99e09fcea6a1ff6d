import type { UsageRecord } from '@gatehouse/contracts';
import { resolveAccelerator } from '../catalogue/resolve-accelerator.ts';

/** The records of one job of one account, or of a chain of jobs that resume each other. */
export interface Job {
  readonly account: string;
  /** The first job's id; `null` where the records name none. */
  readonly job: string | null;
  /** The catalogue's name of the usual candidate: spellings of one chip are one. */
  readonly accelerator: string;
  /** Accelerators at once. */
  count: number;
  start_ms: number;
  end_ms: number;
  chip_hours: number;
  readonly records: UsageRecord[];
  datacentre: string | null;
  readonly because: string[];
}

/** Records of the same account and job are one job: restarts under one id, hourly rows of a bill, several formats. */
export function jobsOf(records: Iterable<UsageRecord>): Job[] {
  const jobs = new Map<string, Job>();
  for (const record of records) {
    const accelerator = resolveAccelerator(record.accelerator).candidates[0].name;
    const key = [record.account, record.job ?? `${record.datacentre ?? ''}\u0001${record.workload ?? ''}`, accelerator].join('\u0000');
    const start_ms = Date.parse(record.start);
    const end_ms = Date.parse(record.end);
    const job = jobs.get(key);
    if (job === undefined) {
      jobs.set(key, {
        account: record.account,
        job: record.job ?? null,
        accelerator,
        count: record.count,
        start_ms,
        end_ms,
        chip_hours: record.chip_hours,
        records: [record],
        datacentre: record.datacentre ?? null,
        because: [],
      });
      continue;
    }
    job.records.push(record);
    job.count = Math.max(job.count, record.count);
    job.start_ms = Math.min(job.start_ms, start_ms);
    job.end_ms = Math.max(job.end_ms, end_ms);
    job.chip_hours += record.chip_hours;
    job.datacentre ??= record.datacentre ?? null;
  }
  return [...jobs.values()].toSorted((a, b) => a.start_ms - b.start_ms);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** A job resumes another of its account where it has the same shape, at least so many accelerators, and begins so soon after. */
const RESUME_ACCELERATORS_MIN = 32;
const RESUME_GAP_MAX_MS = 30 * MINUTE_MS;
const RESUME_AFTER_FAILURE_MAX_MS = 24 * HOUR_MS;
const RESUME_HOURS_MIN = 2;
const FAILED = /^(FAILED|NODE_FAIL|TIMEOUT|PREEMPTED|REQUEUED|OUT_OF_MEMORY|BOOT_FAIL)/i;

/** Chains jobs of one account that resume each other: a training run outlives its jobs. Takes jobs in the order of their start. */
export function chained(jobs: readonly Job[]): Job[] {
  const chains: Job[] = [];
  const open = new Map<string, Job>();
  for (const job of jobs) {
    const key = [job.account, job.accelerator, job.count, job.datacentre ?? ''].join('\u0000');
    const before = open.get(key);
    if (before !== undefined && resumes(before, job)) {
      before.because.push(
        `job ${job.job ?? 'without a name'} resumes it after ${((job.start_ms - before.end_ms) / MINUTE_MS).toFixed(0)} minutes with the same ${job.count} accelerators`,
      );
      before.records.push(...job.records);
      before.end_ms = Math.max(before.end_ms, job.end_ms);
      before.chip_hours += job.chip_hours;
      continue;
    }
    chains.push(job);
    open.set(key, job);
  }
  return chains;
}

function resumes(before: Job, job: Job): boolean {
  if (job.count < RESUME_ACCELERATORS_MIN || before.job === null || job.job === null) return false;
  const shorter_ms = Math.min(before.end_ms - before.start_ms, job.end_ms - job.start_ms);
  if (shorter_ms < RESUME_HOURS_MIN * HOUR_MS) return false;
  const gap_ms = job.start_ms - before.end_ms;
  const failed = FAILED.test(before.records.at(-1)?.state ?? '');
  return gap_ms >= -MINUTE_MS && gap_ms <= (failed ? RESUME_AFTER_FAILURE_MAX_MS : RESUME_GAP_MAX_MS);
}
