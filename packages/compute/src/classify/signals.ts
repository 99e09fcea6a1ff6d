import type { TelemetryRow } from '@gatehouse/contracts';
import { POWER_FIELDS, TENSOR_ACTIVITY_FIELDS } from '../estimate/summarise-telemetry.ts';

/** Means over the windows of what was measured; `null` where no row has the field. Ratios lie in 0..1. */
export interface Signals {
  readonly tensor: number | null;
  /** Activity of the memory interface. */
  readonly dram: number | null;
  readonly sm: number | null;
  /** GPU utilisation: whether any kernel ran. Tells idle from busy and nothing more. */
  readonly busy: number | null;
  /** Bytes a second over the links between accelerators, both ways. */
  readonly link_bytes_s: number | null;
  /** Power in the order of time, of all devices of one instant together. */
  readonly power_w: readonly number[];
}

const FIELDS = {
  tensor: TENSOR_ACTIVITY_FIELDS,
  dram: [
    'DCGM_FI_PROF_DRAM_ACTIVE',
    'DCGM_FI_PROF_DRAM_UTIL_RATIO',
    'DRAM_ACTIVE',
    'DRAMA',
    'UTILIZATION.MEMORY',
    'DCGM_FI_DEV_MEM_COPY_UTIL',
    'MEM_UTIL',
  ],
  sm: ['DCGM_FI_PROF_SM_ACTIVE', 'DCGM_FI_PROF_SM_UTIL_RATIO', 'SM_ACTIVE', 'SMACT'],
  busy: [
    'DCGM_FI_PROF_GR_ENGINE_ACTIVE',
    'DCGM_FI_PROF_GR_ENGINE_UTIL_RATIO',
    'GR_ENGINE_ACTIVE',
    'GRACT',
    'DCGM_FI_DEV_GPU_UTIL',
    'GPU_UTIL',
    'UTILIZATION.GPU',
    'GPU_UTILIZATION',
  ],
  linkSent: ['DCGM_FI_PROF_NVLINK_TX_BYTES', 'NVLINK_TX_BYTES', 'NVLTX'],
  linkReceived: ['DCGM_FI_PROF_NVLINK_RX_BYTES', 'NVLINK_RX_BYTES', 'NVLRX'],
  power: POWER_FIELDS,
} as const;
type Field = keyof typeof FIELDS;
/** A field in per cent when it goes above this. */
const PERCENT_FROM = 1.5;

/** What the rows measure, on average and in order. */
export function signalsOf(rows: readonly TelemetryRow[]): Signals {
  const values: Record<Field, number[]> = { tensor: [], dram: [], sm: [], busy: [], linkSent: [], linkReceived: [], power: [] };
  const powerAt = new Map<string, number>();
  for (const row of rows) {
    const cells = new Map(Object.entries(row).map(([key, value]) => [key.trim().toUpperCase(), value]));
    for (const field of Object.keys(FIELDS) as Field[]) {
      const value = numberIn(cells, FIELDS[field]);
      if (value === null) continue;
      values[field].push(value);
      if (field === 'power') {
        const time = String(cells.get('TIME') ?? cells.get('TIMESTAMP') ?? values.power.length);
        powerAt.set(time, (powerAt.get(time) ?? 0) + value);
      }
    }
  }
  return {
    tensor: ratio(values.tensor),
    dram: ratio(values.dram),
    sm: ratio(values.sm),
    busy: ratio(values.busy),
    link_bytes_s: values.linkSent.length === 0 ? null : (mean(values.linkSent) ?? 0) + (mean(values.linkReceived) ?? 0),
    power_w: [...powerAt.values()],
  };
}

function numberIn(cells: ReadonlyMap<string, unknown>, names: readonly string[]): number | null {
  for (const name of names) {
    const value = cells.get(name);
    if (value === undefined || value === null || value === '') continue;
    const number = typeof value === 'string' ? Number.parseFloat(value) : Number(value);
    if (Number.isFinite(number)) return number;
  }
  return null;
}

function ratio(values: readonly number[]): number | null {
  const average = mean(values);
  if (average === null) return null;
  return values.some((value) => value > PERCENT_FROM) ? average / 100 : average;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
