import type { TelemetryRow } from '@gatehouse/contracts';
import { PATTERNS, type WorkClass } from './patterns.ts';
import { type Signals, signalsOf } from './signals.ts';

export type Probabilities = Readonly<Record<WorkClass, number>>;

/** What some windows of telemetry look like; `abstain` where the likeliest class is not likely enough. */
export interface Classification {
  readonly class: WorkClass | 'abstain';
  readonly probabilities: Probabilities;
  /** What was seen, and which signal would tell more. */
  readonly because: string;
}

/** Below this the class is not said. */
const SAID_FROM = 0.75;
/** What is known without a telling signal: the mix of the traces that we have (docs/model-cards/workload-class.md). */
const WITHOUT_SIGNAL: Probabilities = { training: 0.7, inference: 0.25, other: 0.03, idle: 0.02 };

/**
 * Classifies work by counters, never by content. Power alone tells training from inference no better than a coin on machines that were not seen before,
 * so rows with power alone abstain, and say which counter is missing. A customer who disguises the work may pass for another class.
 */
export function classify(rows: readonly TelemetryRow[]): Classification {
  const signals = signalsOf(rows);
  const pattern = PATTERNS.find(({ matches }) => matches(signals));
  const probabilities = pattern?.probabilities ?? WITHOUT_SIGNAL;
  const likeliest = mostLikely(probabilities);
  const sees = described(signals);
  if (pattern === undefined) {
    return { class: 'abstain', probabilities, because: `${sees}: this does not tell training from inference. ${missing(signals)}` };
  }
  if (probabilities[likeliest] < SAID_FROM)
    return { class: 'abstain', probabilities, because: `${sees}: ${pattern.name}, which is not telling enough. ${missing(signals)}` };
  return { class: likeliest, probabilities, because: `${sees}: ${pattern.name}.` };
}

const CLASSES = ['training', 'inference', 'other', 'idle'] as const satisfies readonly WorkClass[];

function mostLikely(probabilities: Probabilities): WorkClass {
  return CLASSES.reduce((best, candidate) => (probabilities[candidate] > probabilities[best] ? candidate : best));
}

function described(signals: Signals): string {
  const parts: string[] = [];
  const add = (name: string, value: number | null): void => {
    if (value !== null) parts.push(`${name} ${(value * 100).toFixed(1)} %`);
  };
  add('tensor pipe', signals.tensor);
  add('memory interface', signals.dram);
  add('multiprocessors', signals.sm);
  add('utilisation', signals.busy);
  if (signals.link_bytes_s !== null) parts.push(`links ${(signals.link_bytes_s / 1e9).toFixed(1)} GB/s`);
  if (signals.power_w.length > 0) parts.push(`power over ${signals.power_w.length} instants`);
  return parts.length === 0 ? 'No known field' : parts.join(', ');
}

function missing(signals: Signals): string {
  const wanted: string[] = [];
  if (signals.tensor === null) wanted.push('DCGM_FI_PROF_PIPE_TENSOR_ACTIVE');
  if (signals.dram === null) wanted.push('DCGM_FI_PROF_DRAM_ACTIVE');
  if (signals.link_bytes_s === null) wanted.push('DCGM_FI_PROF_NVLINK_TX_BYTES');
  return wanted.length === 0 ? 'Ask the customer what runs.' : `${wanted.join(', ')} would tell more.`;
}
