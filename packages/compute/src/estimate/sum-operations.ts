import type { EstimateBasis, OperationsEstimate, UsageRecord } from '@gatehouse/contracts';
import { PRECISIONS, type Precision } from '../catalogue/accelerator.ts';
import { resolveAccelerator, type ResolvedAccelerator } from '../catalogue/resolve-accelerator.ts';
import { estimateOperations } from './estimate-operations.ts';

/** The operations of many usage records together. */
export interface OperationsSum {
  readonly operations: OperationsEstimate;
  readonly chip_hours: number;
  readonly records: number;
  /** Chip-hours by the evidence that was used for them. */
  readonly chip_hours_by_basis: Readonly<Partial<Record<EstimateBasis, number>>>;
}

interface Pool {
  readonly resolved: ResolvedAccelerator;
  readonly precision: Precision | null;
  readonly workload: string | null;
  chipHours: number;
  activityHours: number;
  coveredHours: number;
  powerHours: number;
}

/**
 * Sums records as one body of work: records of the same accelerator, precision, workload and kind of evidence are pooled before they are estimated,
 * so that splitting a run over records, jobs or accounts leaves the sum as it is.
 * Throws a ProblemError `unknown-name` for an accelerator that is not known.
 */
export function sumOperations(records: Iterable<UsageRecord>): OperationsSum {
  const pools = new Map<string, Pool>();
  let count = 0;
  for (const record of records) {
    count += 1;
    pool(pools, record);
  }
  const operations = { low: 0, mid: 0, high: 0, ceiling: 0 };
  const byBasis: Partial<Record<EstimateBasis, number>> = {};
  let chip_hours = 0;
  for (const { resolved, precision, workload, chipHours, activityHours, coveredHours, powerHours } of pools.values()) {
    const coverage = chipHours === 0 ? 1 : Math.min(1, coveredHours / chipHours);
    const answer = estimateOperations({
      resolved,
      chipHours,
      precision,
      workload,
      activity: coveredHours > 0 ? { mean: Math.min(1, activityHours / coveredHours), coverage } : undefined,
      power_w: powerHours > 0 ? powerHours / chipHours : undefined,
    });
    operations.low += answer.operations.low;
    operations.mid += answer.operations.mid;
    operations.high += answer.operations.high;
    operations.ceiling += answer.operations.ceiling;
    chip_hours += chipHours;
    byBasis[answer.basis] = (byBasis[answer.basis] ?? 0) + chipHours;
  }
  return { operations, chip_hours, records: count, chip_hours_by_basis: byBasis };
}

/** Sums for each group that `groupOf` names; a record may belong to none (`null`). */
export function sumOperationsBy(
  records: Iterable<UsageRecord>,
  groupOf: (record: UsageRecord) => string | null,
): Map<string, OperationsSum> {
  const groups = new Map<string, UsageRecord[]>();
  for (const record of records) {
    const group = groupOf(record);
    if (group === null) continue;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [record]);
    else members.push(record);
  }
  return new Map([...groups].map(([group, members]) => [group, sumOperations(members)]));
}

function pool(pools: Map<string, Pool>, record: UsageRecord): void {
  const evidence = record.activity !== undefined ? 'activity' : record.power_w !== undefined ? 'power' : 'hours';
  const key = [record.accelerator, record.precision, record.workload, evidence].join('\u0000');
  let member = pools.get(key);
  if (member === undefined) {
    member = {
      resolved: resolveAccelerator(record.accelerator),
      precision: precisionOf(record.precision),
      workload: record.workload ?? null,
      chipHours: 0,
      activityHours: 0,
      coveredHours: 0,
      powerHours: 0,
    };
    pools.set(key, member);
  }
  member.chipHours += record.chip_hours;
  if (record.activity !== undefined) {
    const covered = record.chip_hours * record.activity.coverage;
    member.coveredHours += covered;
    member.activityHours += covered * record.activity.mean;
  } else if (record.power_w !== undefined) {
    member.powerHours += record.chip_hours * record.power_w;
  }
}

function precisionOf(word: string | undefined): Precision | null {
  const plain = word?.toLowerCase() ?? '';
  if (plain === 'fp16' || plain === 'float16' || plain === 'bfloat16') return 'bf16';
  return PRECISIONS.find((precision) => precision === plain) ?? null;
}
