/** The dense formats whose peak is told apart; a multiply-add counts as two operations. */
export const PRECISIONS = ['fp4', 'fp8', 'int8', 'bf16', 'tf32'] as const;
export type Precision = (typeof PRECISIONS)[number];

export type FormFactor = 'sxm' | 'pcie' | 'nvl';

/** What is known of one kind of accelerator. */
export interface Accelerator {
  readonly name: string;
  readonly vendor: string;
  /** ISO date or year, `null` where unknown. */
  readonly released: string | null;
  /** Dense peaks in operations a second, without sparsity. `bf16` stands for fp16 too. */
  readonly peaks: Readonly<Partial<Record<Precision, number>>>;
  /** The fastest of them: the physical ceiling, in operations a second. */
  readonly peak_max: number;
  /** `bounded`: nobody published the peak, and `peak_max` is an upper bound from power or from single precision. */
  readonly peakBasis: 'published' | 'bounded';
  /** Total processing performance: operations a second in tera times the bits of the format, the maximum over formats. `null` where the peak is only bounded. */
  readonly tpp: number | null;
  readonly memory_gb: number | null;
  /** Bandwidth to its neighbours in the node. */
  readonly link_gb_s: number | null;
  readonly tdp_w: number | null;
  /** The clock at which the vendor states its peak. */
  readonly peak_clock_mhz: number | null;
  /** The word that clouds, schedulers and drivers use for the chip, compact: `h100`, `tpuv5p`. */
  readonly family: string | null;
  readonly form: FormFactor | null;
}

const BITS: Readonly<Record<Precision, number>> = { fp4: 4, fp8: 8, int8: 8, bf16: 16, tf32: 19 };
const TERA = 1e12;

/** TPP of 3A090 of the US Commerce Control List: dense tera-operations times bits, the maximum over formats. TF32 counts as 19 bits. */
export function totalProcessingPerformance(peaks: Accelerator['peaks']): number | null {
  let tpp: number | null = null;
  for (const precision of PRECISIONS) {
    const peak = peaks[precision];
    if (peak !== undefined) tpp = Math.max(tpp ?? 0, (peak / TERA) * BITS[precision]);
  }
  return tpp;
}
