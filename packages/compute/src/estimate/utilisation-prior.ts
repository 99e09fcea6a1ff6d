import type { Accelerator, Precision } from '../catalogue/accelerator.ts';

/** How fast one chip works, in operations a second, before anybody measured it. */
export interface UtilisationPrior {
  readonly rate: number;
  /** The 90 % interval is the rate divided and multiplied by this. */
  readonly factor: number;
  readonly because: string;
}

/**
 * Parts of the peak that training runs reached; how each was fitted: docs/model-cards/operations-from-chip-hours.md.
 * `long` are published runs of thousands of chip-hours and more, with their restarts and evaluations (bf16 peak);
 * `short` are single uninterrupted runs (fp8 peak where the chip has it: such runs use it).
 */
const LONG = 0.3;
const LONG_BEFORE_BF16 = 0.12;
const LONG_FP8 = 0.2;
const SHORT_FP8 = 0.31;
const SHORT_BF16 = 0.58;
const FP4 = 0.22;
const INT8 = 0.25;
const TF32 = 0.35;
const FACTOR_LONG = 1.9;
const FACTOR_SHORT = 1.95;
const FACTOR_OTHER_FORMAT = 2.3;
/** Where one becomes the other, in chip-hours, and how sharply, in decades. */
const SHORT_UNTIL_CHIP_HOURS = 4500;
const TRANSITION_DECADES = 0.12;

/** What is not training uses less of the peak, and how much is less certain: part of training's rate, and the interval's factor. */
const OTHER_WORKLOADS: Readonly<Record<string, readonly [number, number]>> = {
  'fine-tuning': [0.85, 2.2],
  inference: [0.27, 5],
  other: [0.3, 6],
  idle: [0.01, 10],
};
const TRAINING_WORDS = /^(?:pre-?)?train(?:ing)?$/i;

/** Form factors of one family differ in their sustained clock: an ambiguous name widens the interval so much. */
export const AMBIGUITY_FACTOR = 1.15;

export interface PriorQuestion {
  readonly accelerator: Accelerator;
  readonly chipHours: number;
  readonly precision: Precision | null;
  /** Without one, the question is what the chips did if they trained. */
  readonly workload: string | null;
}

/** The prior for one kind of chip. The rate never grows with the chip-hours, so that splitting a run never lowers its estimate. */
export function utilisationPrior(question: PriorQuestion): UtilisationPrior {
  const training = trainingPrior(question);
  const { workload } = question;
  if (workload === null || TRAINING_WORDS.test(workload)) return training;
  const [part, factor] = OTHER_WORKLOADS[workload.toLowerCase()] ?? [0.3, 6];
  return {
    rate: training.rate * part,
    factor: Math.max(factor, training.factor),
    because: `${training.because}, times ${part} for ${workload}`,
  };
}

function trainingPrior({ accelerator, chipHours, precision }: PriorQuestion): UtilisationPrior {
  const { peaks } = accelerator;
  const asked = precision === null ? undefined : peaks[precision];
  if (precision !== null && asked !== undefined && precision !== 'bf16' && precision !== 'fp8') {
    const part = { fp4: FP4, int8: INT8, tf32: TF32 }[precision];
    return { rate: asked * part, factor: FACTOR_OTHER_FORMAT, because: `${percent(part)} of the ${precision} peak` };
  }
  const bf16 = peaks.bf16;
  if (bf16 === undefined || accelerator.peakBasis === 'bounded') return unpublishedPrior(accelerator);
  const shortness = 1 / (1 + (Math.max(chipHours, 1e-9) / SHORT_UNTIL_CHIP_HOURS) ** (1 / (TRANSITION_DECADES * Math.LN10)));
  const long = longRate(accelerator, bf16, precision);
  const short = Math.max(long, shortRate(accelerator, bf16, precision));
  const rate = long * (short / long) ** shortness;
  const factor = FACTOR_LONG * (FACTOR_SHORT / FACTOR_LONG) ** shortness;
  return {
    rate,
    factor,
    because: `${percent(rate / bf16)} of the bf16 peak: ${shortness > 0.5 ? 'a single short run' : 'a long run with its restarts'}`,
  };
}

function longRate(accelerator: Accelerator, bf16: number, precision: Precision | null): number {
  if (precision === 'fp8' && accelerator.peaks.fp8 !== undefined) return accelerator.peaks.fp8 * LONG_FP8;
  return bf16 * (hasNoBf16(accelerator) ? LONG_BEFORE_BF16 : LONG);
}

function shortRate(accelerator: Accelerator, bf16: number, precision: Precision | null): number {
  if (hasNoBf16(accelerator)) return bf16 * LONG_BEFORE_BF16;
  if (precision !== 'bf16' && accelerator.peaks.fp8 !== undefined && accelerator.peaks.fp8 > bf16) return accelerator.peaks.fp8 * SHORT_FP8;
  return bf16 * SHORT_BF16;
}

/** NVIDIA's chips before 2020 train in fp16 with loss scaling, and reached less of their peak. */
function hasNoBf16(accelerator: Accelerator): boolean {
  return accelerator.vendor === 'NVIDIA' && accelerator.released !== null && accelerator.released < '2020';
}

const UNPUBLISHED_PART = 0.05;
const UNPUBLISHED_FACTOR = 8;

function unpublishedPrior(accelerator: Accelerator): UtilisationPrior {
  return {
    rate: accelerator.peak_max * UNPUBLISHED_PART,
    factor: UNPUBLISHED_FACTOR,
    because: 'a small part of a bound: the peak by format is not published',
  };
}

function percent(part: number): string {
  return `${(part * 100).toFixed(0)} %`;
}
