import type { UsageRecord } from '@gatehouse/contracts';
import { resolveAccelerator } from '../catalogue/resolve-accelerator.ts';
import { combineEvidence } from '../estimate/combine-evidence.ts';
import { type OperationsSum, sumOperations } from '../estimate/sum-operations.ts';
import { fluctuation } from '../rejoin/fluctuation.ts';
import { type GridSeries, gridStep, resample } from '../rejoin/resample.ts';
import { chained, type Job, jobsOf } from './job.ts';
import { JOIN_ACCELERATORS_MIN, JOIN_HOURS_MIN, joinedBecause } from './join-signals.ts';

/** Power of one job over time, seconds on one clock for all of them. */
export interface JobPower {
  readonly account: string;
  readonly job: string;
  readonly series: readonly (readonly [seconds: number, watts: number])[];
}

export interface RunPart {
  readonly account: string;
  readonly job: string | null;
  readonly recordIds: readonly string[];
  readonly operations: OperationsSum;
  /** Why this part belongs to the run. */
  readonly because: readonly string[];
}

/** A body of work on accelerators that is one run, as far as can be seen: a belief for a person, with its reasons. */
export interface Run {
  /** The same for the same first part, whatever else joins it. */
  readonly id: string;
  readonly parts: readonly RunPart[];
  /** Signals that joined parts of different accounts or jobs. */
  readonly because: readonly string[];
  readonly operations: OperationsSum;
  /** ISO 8601 instants. */
  readonly start: string;
  readonly end: string;
  readonly accelerators: string;
  /** The most accelerators at once. */
  readonly count_max: number;
  readonly cluster: {
    readonly datacentres: readonly string[];
    /** The slowest link among the parts that tell one. */
    readonly link_gbps: number | null;
    /** Dense peak of all accelerators at once, of the bf16 format and of the fastest one. */
    readonly peak_operations_per_second: { readonly min: number; readonly max: number };
  };
}

export interface BuildRunsOptions {
  readonly power?: readonly JobPower[];
  /** Why two accounts may be one hand's, in one phrase, as whoever knows their holders tells it: it counts as one sign beside those of the jobs. */
  readonly together?: (account: string, other: string) => string | null;
}

/**
 * Groups usage into runs: jobs of one account that resume each other, and parts spread over accounts that run as one.
 * Throws a ProblemError `unknown-name` where a record's accelerator is not known.
 */
export function buildRuns(records: Iterable<UsageRecord>, options: BuildRunsOptions = {}): Run[] {
  const jobs = chained(jobsOf(combineEvidence(records)));
  const power = options.power ?? [];
  const step_s = gridStep(power.map(({ series }) => series));
  const rhythmOf = rhythms(power, jobs, step_s);
  const groupOf = Array.from(jobs, (_, index) => index);
  const because = jobs.map((job) => [...job.because]);
  for (const [first, second] of candidatePairs(jobs)) {
    const a = jobs[first];
    const b = jobs[second];
    if (a === undefined || b === undefined) continue;
    const reasons = joinedBecause(a, b, rhythmOf, a.account === b.account ? null : (options.together?.(a.account, b.account) ?? null));
    if (reasons === null) continue;
    because[second]?.push(`with ${a.account}${a.job === null ? '' : `, job ${a.job}`}: ${reasons.join('; ')}`);
    unite(groupOf, first, second);
  }
  const groups = new Map<number, number[]>();
  jobs.forEach((_, index) => {
    const root = rootOf(groupOf, index);
    const members = groups.get(root);
    if (members === undefined) groups.set(root, [index]);
    else members.push(index);
  });
  return [...groups.values()].map((members) =>
    toRun(
      members.map((index) => jobs[index]).filter((job) => job !== undefined),
      members.map((index) => because[index] ?? []),
    ),
  );
}

/** Pairs that overlap in time and are large enough to be parts of a run. Jobs come in the order of their start. */
function* candidatePairs(jobs: readonly Job[]): Generator<[number, number]> {
  const open: number[] = [];
  for (let index = 0; index < jobs.length; index += 1) {
    const job = jobs[index];
    if (job === undefined || job.count < JOIN_ACCELERATORS_MIN || job.chip_hours < JOIN_ACCELERATORS_MIN * JOIN_HOURS_MIN) continue;
    for (let place = open.length - 1; place >= 0; place -= 1) {
      const other = open[place] ?? 0;
      if ((jobs[other]?.end_ms ?? 0) < job.start_ms) open.splice(place, 1);
      else if (jobs[other]?.accelerator === job.accelerator) yield [other, index];
    }
    open.push(index);
  }
}

function rhythms(power: readonly JobPower[], jobs: readonly Job[], step_s: number): (job: Job) => GridSeries | null {
  const known = new Map(power.map((line) => [`${line.account}\u0000${line.job}`, line]));
  const found = new Map<Job, GridSeries | null>();
  for (const job of jobs) {
    const line = job.job === null ? undefined : known.get(`${job.account}\u0000${job.job}`);
    if (line !== undefined) found.set(job, fluctuation(resample(line.series, step_s)));
  }
  return (job) => found.get(job) ?? null;
}

function toRun(jobs: readonly Job[], because: readonly (readonly string[])[]): Run {
  const first = jobs[0];
  if (first === undefined) throw new TypeError('a run has a part');
  const records = jobs.flatMap((job) => job.records);
  const links = records.map((record) => record.link_gbps).filter((link) => link !== undefined);
  const count_max = largestTogether(jobs);
  return {
    id: `run-${first.account}-${first.job ?? first.records[0]?.id ?? ''}`,
    parts: jobs.map((job, index) => ({
      account: job.account,
      job: job.job,
      recordIds: job.records.map((record) => record.id),
      operations: sumOperations(job.records),
      because: because[index] ?? [],
    })),
    because: [...new Set(because.flat())],
    operations: sumOperations(records),
    start: new Date(Math.min(...jobs.map((job) => job.start_ms))).toISOString(),
    end: new Date(Math.max(...jobs.map((job) => job.end_ms))).toISOString(),
    accelerators: first.accelerator,
    count_max,
    cluster: {
      datacentres: [...new Set(jobs.map((job) => job.datacentre).filter((datacentre) => datacentre !== null))],
      link_gbps: links.length === 0 ? null : Math.min(...links),
      peak_operations_per_second: peakOf(first, count_max),
    },
  };
}

function peakOf(job: Job, count: number): { min: number; max: number } {
  const { candidates, share } = resolveAccelerator(job.records[0]?.accelerator ?? job.accelerator);
  const peaks = candidates.map((candidate) => candidate.peaks.bf16 ?? candidate.peak_max);
  return { min: Math.min(...peaks) * count * share, max: Math.max(...candidates.map((candidate) => candidate.peak_max)) * count * share };
}

function largestTogether(jobs: readonly Job[]): number {
  const changes = jobs.flatMap((job) => [
    { at: job.start_ms, by: job.count },
    { at: job.end_ms, by: -job.count },
  ]);
  let now = 0;
  let most = 0;
  for (const change of changes.toSorted((a, b) => a.at - b.at || a.by - b.by)) {
    now += change.by;
    most = Math.max(most, now);
  }
  return most;
}

function rootOf(groupOf: number[], index: number): number {
  let root = index;
  while (groupOf[root] !== root) root = groupOf[root] ?? root;
  groupOf[index] = root;
  return root;
}

function unite(groupOf: number[], a: number, b: number): void {
  const first = rootOf(groupOf, a);
  const second = rootOf(groupOf, b);
  groupOf[Math.max(first, second)] = Math.min(first, second);
}
