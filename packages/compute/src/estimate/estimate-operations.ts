import type { EstimateAnswer, EstimateFlag, EvidenceRung, OperationsEstimate } from '@gatehouse/contracts';
import type { Accelerator, Precision } from '../catalogue/accelerator.ts';
import { PRECISIONS } from '../catalogue/accelerator.ts';
import type { ResolvedAccelerator } from '../catalogue/resolve-accelerator.ts';
import { AMBIGUITY_FACTOR, utilisationPrior } from './utilisation-prior.ts';

/** What is known of some accelerator time. */
export interface Evidence {
  readonly resolved: ResolvedAccelerator;
  readonly chipHours: number;
  readonly precision: Precision | null;
  readonly workload: string | null;
  /** Mean tensor activity at the peak's clock, 0..1, and the part of the chip-hours that its samples cover. */
  readonly activity?: { readonly mean: number; readonly coverage: number } | undefined;
  /** Mean power of one accelerator, or of a node of eight. */
  readonly power_w?: number | undefined;
}

const SECONDS_OF_AN_HOUR = 3600;

/** Tensor activity counts every issue of the pipe: recomputation and attention too, and some waiting. Measured against known runs: docs/model-cards/operations-from-tensor-activity.md. */
const ACTIVITY_TO_OPERATIONS = 0.92;
const ACTIVITY_LOW = 0.76;
const ACTIVITY_HIGH = 1.25;
/** What no sample saw may have been idle, or busier. */
const UNSEEN_LOW = 0.4;
const UNSEEN_HIGH = 1.7;

/** Power model: the busy part of the way from idle to full power, times what a busy chip reaches. docs/model-cards/operations-from-power.md. */
const IDLE_PART_OF_TDP = 0.12;
const FULL_PART_OF_TDP = 0.9;
const BUSY_PART_OF_BF16 = 0.55;
const BUSY_PART_OF_FP8 = 0.33;
const POWER_FACTOR = 2;
/** A reading beyond this many TDP is a node's, of eight accelerators, of whose power they take this part. */
const NODE_POWER_FROM_TDP = 2;
const ACCELERATORS_OF_A_NODE = 8;
const ACCELERATOR_PART_OF_NODE_POWER = 0.8;

/**
 * Operations of some accelerator time as a 90 % interval under a physical ceiling, from the best evidence there is:
 * tensor activity, then power, then chip-hours alone. A multiply-add counts as two operations, and no format weighs more than another.
 * Always low <= mid <= high <= ceiling. An ambiguous name takes the hull over what it may mean.
 */
export function estimateOperations(evidence: Evidence): EstimateAnswer & { operations: OperationsEstimate } {
  const { candidates } = evidence.resolved;
  const flags = flagsOf(evidence);
  const ceiling = Math.max(...candidates.map((candidate) => ceilingOf(candidate, evidence)));
  const rungs: EvidenceRung[] = [];
  const add = (rung: EvidenceRung | null): void => {
    if (rung !== null) rungs.push(rung);
  };
  add(hullOver(candidates, ceiling, (candidate) => fromActivity(candidate, evidence)));
  add(hullOver(candidates, ceiling, (candidate) => fromPower(candidate, evidence, flags)));
  const fromHours = hullOver(candidates, ceiling, (candidate) => fromChipHours(candidate, evidence));
  add(fromHours);
  const best = rungs[0];
  if (best === undefined || best.rung === 'ceiling' || best.rung === 'declared') throw new TypeError('chip-hours always give an estimate');
  rungs.push({
    rung: 'ceiling',
    low: ceiling,
    mid: ceiling,
    high: ceiling,
    because: 'every chip at the dense peak of its fastest format, all the time',
  });
  return { operations: { low: best.low, mid: best.mid, high: best.high, ceiling }, basis: best.rung, ladder: rungs, flags };
}

function chipSeconds({ resolved, chipHours }: Evidence): number {
  return chipHours * SECONDS_OF_AN_HOUR * resolved.share;
}

function ceilingOf(accelerator: Accelerator, evidence: Evidence): number {
  return accelerator.peak_max * chipSeconds(evidence);
}

function fromActivity(accelerator: Accelerator, evidence: Evidence): EvidenceRung | null {
  const { activity, precision } = evidence;
  if (activity === undefined) return null;
  const stated = precision === null ? undefined : accelerator.peaks[precision];
  const peak = stated ?? accelerator.peaks.bf16 ?? accelerator.peak_max;
  // The counter does not tell the format: unless that is stated, the upper end is the same activity in the eight-bit formats.
  const peakHigh = stated ?? Math.max(peak, accelerator.peaks.fp8 ?? accelerator.peaks.int8 ?? peak);
  const full = activity.mean * chipSeconds(evidence);
  const seen = activity.coverage;
  return {
    rung: 'tensor-activity',
    low: full * peak * ACTIVITY_LOW * (seen + (1 - seen) * UNSEEN_LOW),
    mid: full * peak * ACTIVITY_TO_OPERATIONS,
    high: full * peakHigh * ACTIVITY_HIGH * (seen + (1 - seen) * UNSEEN_HIGH),
    because: `tensor pipe active ${(activity.mean * 100).toFixed(1)} % of the time, samples cover ${(seen * 100).toFixed(0)} %`,
  };
}

function fromPower(accelerator: Accelerator, evidence: Evidence, flags: EstimateFlag[]): EvidenceRung | null {
  const { power_w, precision } = evidence;
  const { tdp_w, peaks } = accelerator;
  if (power_w === undefined || tdp_w === null || peaks.bf16 === undefined) return null;
  const isNode = power_w > NODE_POWER_FROM_TDP * tdp_w;
  if (isNode && !flags.some((flag) => flag.code === 'power-of-node')) {
    flags.push({
      code: 'power-of-node',
      because: `${power_w.toFixed(0)} W is taken as a node of ${ACCELERATORS_OF_A_NODE} accelerators of ${tdp_w} W.`,
    });
  }
  const each_w = isNode ? (power_w * ACCELERATOR_PART_OF_NODE_POWER) / ACCELERATORS_OF_A_NODE : power_w;
  const busy = Math.min(1, Math.max(0.01, (each_w / tdp_w - IDLE_PART_OF_TDP) / (FULL_PART_OF_TDP - IDLE_PART_OF_TDP)));
  const reached = precision === 'bf16' || peaks.fp8 === undefined ? peaks.bf16 * BUSY_PART_OF_BF16 : peaks.fp8 * BUSY_PART_OF_FP8;
  const mid = reached * busy * chipSeconds(evidence);
  return {
    rung: 'power',
    low: mid / POWER_FACTOR,
    mid,
    high: mid * POWER_FACTOR,
    because: `mean power ${each_w.toFixed(0)} W of ${tdp_w} W`,
  };
}

function fromChipHours(accelerator: Accelerator, evidence: Evidence): EvidenceRung {
  const { chipHours, precision, workload, resolved } = evidence;
  const prior = utilisationPrior({ accelerator, chipHours, precision, workload });
  const mid = prior.rate * chipSeconds(evidence);
  const factor = prior.factor * (resolved.candidates.length > 1 ? AMBIGUITY_FACTOR : 1);
  return { rung: 'chip-hours', low: mid / factor, mid, high: mid * factor, because: prior.because };
}

/** Lowest low and highest high over the candidates; the middle is the usual candidate's. */
function hullOver(
  candidates: readonly Accelerator[],
  ceiling: number,
  rungOf: (candidate: Accelerator) => EvidenceRung | null,
): EvidenceRung | null {
  const rungs = candidates.map(rungOf).filter((rung) => rung !== null);
  const [usual] = rungs;
  if (usual === undefined) return null;
  const low = Math.min(...rungs.map((rung) => rung.low));
  const high = Math.max(...rungs.map((rung) => rung.high));
  const mid = Math.min(usual.mid, ceiling);
  return { ...usual, low: Math.min(low, mid), mid, high: Math.min(Math.max(high, mid), ceiling) };
}

function flagsOf({ resolved, precision }: Evidence): EstimateFlag[] {
  const flags: EstimateFlag[] = [];
  const [first] = resolved.candidates;
  if (resolved.candidates.length > 1) {
    const names = resolved.candidates.map((candidate) => candidate.name).join(', ');
    flags.push({ code: 'ambiguous-accelerator', because: `"${resolved.name}" may be ${names}.` });
  }
  if (first.peakBasis === 'bounded') {
    flags.push({ code: 'bounded-peak', because: `No peak by format is published for ${first.name}; the ceiling is an upper bound.` });
  }
  if (precision !== null && first.peaks[precision] === undefined) {
    const known = PRECISIONS.filter((format) => first.peaks[format] !== undefined).join(', ');
    flags.push({ code: 'precision-unsupported', because: `${first.name} has no published ${precision} peak (known: ${known || 'none'}).` });
  }
  return flags;
}
