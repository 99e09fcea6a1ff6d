import type { Accelerator } from './accelerator.ts';

export interface KnownOfAChip {
  readonly name: string;
  readonly isProcessor: boolean;
  readonly year: number | null;
  readonly tdp_w: number | null;
  /** Operations a second in single precision. */
  readonly fp32: number | null;
  readonly peaks: Accelerator['peaks'];
}

/** The fastest dense format may be so many times single precision on NVIDIA's chips since tensor cores (2018). */
const TENSOR_OVER_SINGLE = 16;
/** The most operations a joule that any chip of that kind and year reached, rounded up. Rows: first year, graphics or accelerator, processor. */
const EFFICIENCY_BOUNDS: readonly (readonly [number, number, number])[] = [
  [2023, 1e13, 2e12],
  [2020, 4e12, 2e11],
  [2017, 4e12, 1e11],
  [2010, 2e11, 4e10],
  [0, 5e10, 1e10],
];
const TDP_WHERE_UNKNOWN_W = 400;

/**
 * An upper bound for a chip's dense peak, in operations a second. What a vendor published stands when its fast formats are among it;
 * else single precision or power bounds it from above, generously: a ceiling may be too high, never too low.
 */
export function boundPeak(chip: KnownOfAChip): { peak_max: number; basis: Accelerator['peakBasis'] } {
  const fastest = Math.max(0, ...Object.values(chip.peaks), chip.fp32 ?? 0);
  const tensorsPublished = chip.peaks.int8 !== undefined || (chip.peaks.bf16 ?? 0) > 3 * (chip.fp32 ?? 0);
  const tensorsUnpublished = /NVIDIA/i.test(chip.name) && (chip.year ?? 9999) >= 2018 && !tensorsPublished && chip.fp32 !== null;
  if (tensorsUnpublished) return { peak_max: Math.max(fastest, (chip.fp32 ?? 0) * TENSOR_OVER_SINGLE), basis: 'bounded' };
  if (fastest > 0) return { peak_max: fastest, basis: 'published' };
  const bounds = EFFICIENCY_BOUNDS.find(([year]) => (chip.year ?? 9999) >= year);
  const operationsAJoule = (chip.isProcessor ? bounds?.[2] : bounds?.[1]) ?? 1e13;
  return { peak_max: (chip.tdp_w ?? TDP_WHERE_UNKNOWN_W) * operationsAJoule, basis: 'bounded' };
}
