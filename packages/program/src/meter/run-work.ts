import type { UsageRecord } from '@gatehouse/contracts';

/** What a run does, as far as it is told. `unknown` is treated as training: unknown is no clearance. */
export type RunWork = 'training' | 'inference' | 'other' | 'unknown';

const TRAINING = new Set(['training', 'fine-tuning', 'pretraining']);
const INFERENCE = new Set(['inference', 'serving']);

/** The work of a run by what the scheduler or the customer wrote on most of its chip-hours. It is a label, not a measurement. */
export function labelledWork(records: readonly UsageRecord[]): { work: RunWork; because: string } {
  const hours = new Map<RunWork, number>();
  for (const record of records) {
    const label = record.workload?.toLowerCase();
    const work = label === undefined ? 'unknown' : TRAINING.has(label) ? 'training' : INFERENCE.has(label) ? 'inference' : 'other';
    hours.set(work, (hours.get(work) ?? 0) + record.chip_hours);
  }
  const [work = 'unknown'] = [...hours].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
  return work === 'unknown'
    ? { work, because: 'No source says what the work is; it is treated as training.' }
    : { work, because: `The scheduler or the customer labels it ${work}; a label, not a measurement.` };
}
