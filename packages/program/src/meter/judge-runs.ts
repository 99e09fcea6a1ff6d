import { buildRuns, forecast, type JobPower, type Run } from '@gatehouse/compute';
import type { Flag, RunFacts, RunView, UsageRecord } from '@gatehouse/contracts';
import { FLAGS } from '@gatehouse/contracts';
import { sha256Hex, toInstant } from '@gatehouse/foundation';
import { compareRun, type ComparedThreshold, describeMeasurement, lawReference, type RulePacks, thresholdsOf } from '@gatehouse/rules';
import type { CustomerGroup } from '../identify/customer-links.ts';
import type { AccountHolder } from './account-holder.ts';
import { reachedAt, runSeries, type SeriesPoint } from './run-series.ts';
import { labelledWork, type RunWork } from './run-work.ts';
import type { StoredRun } from './stored-run.ts';

export interface JudgedRun {
  readonly run: StoredRun;
  readonly work: RunWork;
  readonly foreign: 'yes' | 'no' | 'unknown';
  readonly compared: readonly ComparedThreshold[];
  readonly flags: readonly Flag[];
}

export interface MeterGround {
  readonly rules: RulePacks;
  readonly today: string;
  readonly holders: ReadonlyMap<string, AccountHolder>;
  /** Linked customers who count as one, by customer. */
  readonly groups?: ReadonlyMap<string, CustomerGroup>;
}

/** A run is still going where its last usage is no older than this on the day. */
const STILL_RUNNING_MS = 2 * 86_400_000;

/** Usage as runs, each held against every threshold of every pack: one run, every regime. */
export function judgeRuns(ground: MeterGround, records: readonly UsageRecord[], power: readonly JobPower[]): JudgedRun[] {
  const least = leastLimits(ground);
  const byId = new Map(records.map((record) => [record.id, record]));
  return buildRuns(records, { power, together: (account, other) => oneHand(ground, account, other) }).map((run) => {
    const own = run.parts.flatMap((part) => part.recordIds.flatMap((id) => byId.get(id) ?? []));
    return judgeRun(ground, run, own, least);
  });
}

/** Why two accounts may be one hand's: one customer holds both, or customers who are linked. */
function oneHand({ holders, groups }: MeterGround, account: string, other: string): string | null {
  const first = holders.get(account)?.customer;
  const second = holders.get(other)?.customer;
  if (first === undefined || second === undefined) return null;
  if (first === second) return `both are accounts of ${first}`;
  const group = groups?.get(first);
  if (group === undefined || !group.customers.includes(second)) return null;
  return `their holders ${first} and ${second} are linked as one customer (the weakest link of the group ${group.weakest.probability.toFixed(2)})`;
}

function judgeRun(ground: MeterGround, run: Run, records: readonly UsageRecord[], least: LeastLimits): JudgedRun {
  const { work, because } = labelledWork(records);
  const holders = run.parts.flatMap((part) => ground.holders.get(part.account) ?? []);
  const foreign = foreignOf(holders);
  const trains = work === 'training' || work === 'unknown';
  // What the chips could do at most excludes almost every tenant, without a look at what they do.
  const small = run.operations.operations.ceiling <= least.operations && run.cluster.peak_operations_per_second.max < least.peak;
  const facts: RunFacts = {
    operations: { min: run.operations.operations.low, max: run.operations.operations.high },
    foreignPerson: foreign,
    cluster: {
      oneDatacentre: run.cluster.datacentres.length === 0 ? 'unknown' : run.cluster.datacentres.length === 1 ? 'yes' : 'no',
      ...(run.cluster.link_gbps === null ? {} : { link_gbps: run.cluster.link_gbps }),
      peak_ops_per_second: run.cluster.peak_operations_per_second,
    },
  };
  const compared = trains && !small ? compareRun(ground.rules, facts, { on: ground.today }) : [];
  const notes = [
    because,
    ...(trains ? [] : ['Thresholds on training do not apply.']),
    ...(small ? ['Its physical ceiling lies under every threshold of every rule pack.'] : []),
  ];
  const stored = storedRun(ground, run, records, compared, notes);
  return { run: stored, work, foreign, compared, flags: flagsOf(stored, compared, foreign) };
}

interface LeastLimits {
  readonly operations: number;
  readonly peak: number;
}

/** The lowest number of operations, and of operations a second, that any threshold of any pack speaks of. */
function leastLimits({ rules, today }: MeterGround): LeastLimits {
  const tests = thresholdsOf(rules, { on: today }).map((threshold) => threshold.test);
  return {
    operations: Math.min(...tests.map((test) => test.operations?.limit ?? Number.POSITIVE_INFINITY)),
    peak: Math.min(...tests.map((test) => test.cluster?.peak_ops_per_second?.limit ?? Number.POSITIVE_INFINITY)),
  };
}

function storedRun(
  ground: MeterGround,
  run: Run,
  records: readonly UsageRecord[],
  compared: readonly ComparedThreshold[],
  notes: readonly string[],
): StoredRun {
  const total = run.operations.operations;
  const series = compared.length > 0 ? runSeries(records, total) : runSeries(records, total, 1);
  const customers = [...new Set(run.parts.flatMap((part) => ground.holders.get(part.account)?.customer ?? []))];
  return {
    id: `run_${sha256Hex(run.id).slice(0, 20)}`,
    customers,
    accounts: [...new Set(run.parts.map((part) => part.account))],
    start: run.start,
    end: run.end,
    accelerators: run.accelerators,
    // Hours of a bill may come to half a chip; whoever uses a part of a chip uses that chip.
    count_max: Math.ceil(run.count_max),
    operations: total,
    over: compared.flatMap((row) => (row.over === 'no' ? [] : [{ threshold: row.id, over: row.over }])),
    joined: new Set(run.parts.map((part) => part.account)).size > 1,
    series: series.map(({ at_ms, ...operations }) => ({ at: toInstant(at_ms), ...operations })),
    regimes: compared.map((row) => regimeOf(ground, row, series, run)),
    ladder: ladderOf(run),
    parts: run.parts.map((part) => ({
      account: part.account,
      customer: ground.holders.get(part.account)?.customer ?? 'unknown',
      reseller: ground.holders.get(part.account)?.reseller ?? null,
      job: part.job,
      operations: part.operations.operations,
      because: part.because.join(' ') || 'First part of the run.',
    })),
    because: [...run.because, ...notes],
    cluster: {
      datacentres: [...run.cluster.datacentres],
      link_gbps: run.cluster.link_gbps,
      peak_operations_per_second: run.cluster.peak_operations_per_second,
    },
  };
}

function regimeOf(ground: MeterGround, row: ComparedThreshold, series: readonly SeriesPoint[], run: Run): RunView['regimes'][number] {
  const limit = row.test.operations?.limit ?? null;
  return {
    threshold: row.id,
    title: row.title,
    limit,
    unit: 'operations',
    over: row.over,
    crossedAt: limit === null ? { low: null, mid: null, high: null } : crossing(ground, series, limit, run),
    because: row.because,
    owes: row.owes,
    measurement: describeMeasurement(row.measurement),
    clock: row.clock ?? null,
    law: lawReference(
      ground.rules,
      { pack: row.regime, citation: row.clause, readings: row.readings.map(({ id }) => id) },
      { on: ground.today },
    ),
  };
}

/** When a line was crossed, from the curves of the interval; for a run that still goes, when a straight line will cross it. */
function crossing(ground: MeterGround, series: readonly SeriesPoint[], limit: number, run: Run): RunView['regimes'][number]['crossedAt'] {
  const past = { low: reachedAt(series, 'high', limit), mid: reachedAt(series, 'mid', limit), high: reachedAt(series, 'low', limit) };
  const running = Date.parse(`${ground.today}T00:00:00Z`) - Date.parse(run.end) <= STILL_RUNNING_MS;
  const ahead =
    running && past.mid === null
      ? forecast(
          series.map((point) => [point.at_ms / 1000, point.mid] as const),
          limit,
        )
      : { low: null, mid: null, high: null };
  const instant = (at_ms: number | null, ahead_s: number | null): string | null => {
    const at = at_ms ?? (ahead_s === null ? null : ahead_s * 1000);
    return at === null || !Number.isFinite(at) || Math.abs(at) > 8e15 ? null : toInstant(at);
  };
  return { low: instant(past.low, ahead.low), mid: instant(past.mid, ahead.mid), high: instant(past.high, ahead.high) };
}

function ladderOf(run: Run): RunView['ladder'] {
  const total = run.operations.operations;
  const hours = Object.entries(run.operations.chip_hours_by_basis).toSorted((a, b) => (b[1] ?? 0) - (a[1] ?? 0));
  const used = hours.map(([basis, chipHours]) => `${basis} for ${Math.round(chipHours ?? 0).toLocaleString('en')} chip-hours`).join(', ');
  return [
    {
      basis: hours[0]?.[0] ?? 'chip-hours',
      operations: total,
      used: true,
      detail: `Evidence used: ${used}. A 90 % interval; a multiply-accumulate counts as two.`,
    },
    {
      basis: 'ceiling',
      operations: { ceiling: total.ceiling },
      used: false,
      detail: 'Physical limit: every chip at the dense peak of its fastest format, all the time.',
    },
  ];
}

function foreignOf(holders: readonly AccountHolder[]): 'yes' | 'no' | 'unknown' {
  if (holders.some((holder) => holder.foreign === 'yes')) return 'yes';
  return holders.length > 0 && holders.every((holder) => holder.foreign === 'no') ? 'no' : 'unknown';
}

function flagsOf(run: StoredRun, compared: readonly ComparedThreshold[], foreign: 'yes' | 'no' | 'unknown'): Flag[] {
  const raise = (code: Flag['code'], because: string): Flag[] =>
    run.customers.map((subject) => ({ subject, code, severity: FLAGS[code].severity, because }));
  const certain = compared.filter((row) => row.over === 'yes');
  const covered = certain.find((row) => row.clock === REPORT_CLOCK);
  return [
    ...(run.joined
      ? raise('split-run', `${run.id} runs over ${run.accounts.length} accounts (${run.accounts.join(', ')}): ${run.because[0] ?? ''}`)
      : []),
    ...(certain.length > 0 ? raise('threshold-crossed', `${run.id} is over ${certain.map((row) => row.id).join(', ')}.`) : []),
    ...(covered !== undefined && foreign === 'yes'
      ? raise('foreign-covered-run', `${run.id} is over ${covered.id}: ${covered.because}`)
      : []),
  ];
}

/** The clock that a covered run of a foreign person starts: proposed 7.308(c)(1). */
export const REPORT_CLOCK = 'ai-initial';
