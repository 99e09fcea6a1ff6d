/** What a job on accelerators did, before it is written in one of the formats of `usage/`. */
export interface UsageRow {
  readonly account: string;
  readonly job: string;
  /** A name as schedulers and clouds write it. */
  readonly accelerator: AcceleratorName;
  readonly count: number;
  readonly start_ms: number;
  readonly end_ms: number;
  readonly region: string;
  readonly datacentre: string;
  readonly link_gbps: number;
  readonly workload: 'training' | 'inference' | 'other';
  readonly precision: 'bf16' | 'fp8';
  /** Mean share of cycles in which the tensor pipe was busy, 0 to 1 (DCGM field 1004). */
  readonly tensorActivity: number;
  /** Mean power of one accelerator, watts. */
  readonly power_w: number;
  readonly format: UsageFormat;
}

export type UsageFormat = 'plain' | 'slurm' | 'focus' | 'dcgm';

/** A line of `usage/power.jsonl`: mean power of the job's nodes (8 accelerators each); seconds since the export's first day, 00:00Z. */
export interface PowerLine {
  readonly account: string;
  readonly job: string;
  readonly series: readonly (readonly [seconds: number, watts: number])[];
}

/** Accelerators of the made-up provider: how each format calls them, and the power of one, idle and at full load. */
export const ACCELERATORS = {
  L4: { plain: 'NVIDIA L4', tres: 'l4', dcgm: 'NVIDIA L4', full_w: 72, idle_w: 16 },
  A100: { plain: 'NVIDIA A100 SXM4 80GB', tres: 'a100_80gb', dcgm: 'NVIDIA A100-SXM4-80GB', full_w: 390, idle_w: 60 },
  H100: { plain: 'NVIDIA H100 SXM5 80GB', tres: 'h100', dcgm: 'NVIDIA H100 80GB HBM3', full_w: 680, idle_w: 75 },
  H200: { plain: 'NVIDIA H200 SXM', tres: 'h200', dcgm: 'NVIDIA H200', full_w: 690, idle_w: 80 },
  B200: { plain: 'NVIDIA B200 SXM (HGX)', tres: 'b200', dcgm: 'NVIDIA B200', full_w: 960, idle_w: 140 },
  GB200: { plain: 'NVIDIA GB200 (per GPU)', tres: 'gb200', dcgm: 'NVIDIA GB200', full_w: 1150, idle_w: 170 },
} as const;
export type AcceleratorName = keyof typeof ACCELERATORS;
