import type { TelemetryRow } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';

/** What a window of telemetry says of one accelerator, on average. */
export interface TelemetrySummary {
  /** Mean activity of the tensor pipe times the clock over `peakClock_mhz`, 0..1; `null` where no row has it. */
  readonly activity: number | null;
  /** Mean power as reported. */
  readonly power_w: number | null;
  /** The part of the window that samples cover. */
  readonly coverage: number;
  readonly duration_s: number;
  /** Samples whose activity lies above one: no ratio can. They are left out. */
  readonly aboveOne: number;
  readonly hasGpuUtilisation: boolean;
}

/** Field 1004 of DCGM under both of its names, and as exporters shorten it. */
export const TENSOR_ACTIVITY_FIELDS = [
  'DCGM_FI_PROF_PIPE_TENSOR_ACTIVE',
  'DCGM_FI_PROF_TENSOR_UTIL_RATIO',
  'PROF_PIPE_TENSOR_ACTIVE',
  'PROF_TENSOR_UTIL_RATIO',
  'PIPE_TENSOR_ACTIVE',
  'TENSOR_ACTIVE',
  'TENSO',
];
export const POWER_FIELDS = [
  'DCGM_FI_DEV_POWER_USAGE',
  'DCGM_FI_DEV_POWER_USAGE_INSTANT',
  'POWER_USAGE',
  'POWER_W',
  'POWER.DRAW',
  'POWER_DRAW',
  'POWER',
  'POWER_WATTS',
  'WATTS',
];
export const SM_CLOCK_FIELDS = ['DCGM_FI_DEV_SM_CLOCK', 'SM_CLOCK', 'CLOCKS.SM', 'CLOCKS_SM'];
const GPU_UTILISATION_FIELDS = ['DCGM_FI_DEV_GPU_UTIL', 'DCGM_FI_DEV_GPU_UTIL_RATIO', 'GPU_UTIL', 'UTILIZATION.GPU', 'GPU_UTILIZATION'];
const DEVICE_FIELDS = ['HOSTNAME', 'HOST', 'NODE', 'GPU', 'GPU_ID', 'GPU_INDEX', 'DEVICE', 'ENTITY', 'UUID', 'INDEX'];
/** A gap longer than so many usual steps holds no samples. */
const GAP_STEPS = 1.5;

interface Sample {
  readonly time_s: number;
  readonly activity: number | null;
  readonly power_w: number | null;
}

/** Averages rows of one or many accelerators over time. Rows without a time are an error, rows without a value are a gap. */
export function summariseTelemetry(rows: readonly TelemetryRow[], peakClock_mhz: number | null): TelemetrySummary {
  const byDevice = new Map<string, Sample[]>();
  let aboveOne = 0;
  let hasGpuUtilisation = false;
  for (const row of rows) {
    const fields = upperCased(row);
    const device = DEVICE_FIELDS.map((field) => fields.get(field))
      .filter((value) => value !== undefined)
      .map(String)
      .join('/');
    const activity = activityOf(fields, peakClock_mhz);
    if (activity !== null && activity.ratio > 1) aboveOne += 1;
    hasGpuUtilisation ||= firstNumber(fields, GPU_UTILISATION_FIELDS) !== null;
    const samples = byDevice.get(device) ?? [];
    samples.push({
      time_s: secondsOf(fields.get('TIME') ?? fields.get('TIMESTAMP') ?? fields.get('SECONDS')),
      activity: activity === null || activity.ratio > 1 ? null : activity.atPeakClock,
      power_w: firstNumber(fields, POWER_FIELDS),
    });
    byDevice.set(device, samples);
  }
  const means = [...byDevice.values()].map(overTime);
  const duration_s = Math.max(0, ...means.map((mean) => mean.duration_s));
  return {
    activity: weighted(means.map((mean) => mean.activity)),
    power_w: weighted(means.map((mean) => mean.power_w)),
    coverage: Math.min(1, weighted(means.map((mean) => ({ mean: mean.coverage, weight: Math.max(mean.duration_s, 1e-9) }))) ?? 0),
    duration_s,
    aboveOne,
    hasGpuUtilisation,
  };
}

interface Weighted {
  readonly mean: number;
  readonly weight: number;
}

function overTime(unordered: Sample[]): { activity: Weighted; power_w: Weighted; coverage: number; duration_s: number } {
  const samples = unordered.toSorted((a, b) => a.time_s - b.time_s);
  const valued = samples.filter((sample) => sample.activity !== null || sample.power_w !== null);
  const first = samples[0]?.time_s ?? 0;
  const duration_s = (samples.at(-1)?.time_s ?? first) - first;
  const steps = valued.slice(1).map((sample, index) => sample.time_s - (valued[index]?.time_s ?? sample.time_s));
  const usual_s = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const covered_s = steps.reduce((sum, step) => sum + (step > GAP_STEPS * usual_s ? usual_s : step), 0);
  return {
    activity: integrated(samples, (sample) => sample.activity),
    power_w: integrated(samples, (sample) => sample.power_w),
    coverage: duration_s > 0 ? Math.min(1, covered_s / duration_s) : 1,
    duration_s,
  };
}

/** The mean by the trapezoidal rule, so that uneven and missing samples do not pull it. */
function integrated(samples: readonly Sample[], valueOf: (sample: Sample) => number | null): Weighted {
  let area = 0;
  let weight = 0;
  let plain = 0;
  let count = 0;
  let lastTime = 0;
  let lastValue = 0;
  for (const sample of samples) {
    const value = valueOf(sample);
    if (value === null) continue;
    if (count > 0) {
      area += ((value + lastValue) / 2) * (sample.time_s - lastTime);
      weight += sample.time_s - lastTime;
    }
    plain += value;
    count += 1;
    lastTime = sample.time_s;
    lastValue = value;
  }
  if (count === 0) return { mean: 0, weight: 0 };
  return weight > 0 ? { mean: area / weight, weight } : { mean: plain / count, weight: 1e-9 };
}

function weighted(parts: readonly Weighted[]): number | null {
  let area = 0;
  let weight = 0;
  for (const part of parts) {
    area += part.mean * part.weight;
    weight += part.weight;
  }
  return weight === 0 ? null : area / weight;
}

function activityOf(fields: ReadonlyMap<string, unknown>, peakClock_mhz: number | null): { ratio: number; atPeakClock: number } | null {
  const ratio = firstNumber(fields, TENSOR_ACTIVITY_FIELDS);
  if (ratio === null || ratio < 0) return null;
  const clock_mhz = firstNumber(fields, SM_CLOCK_FIELDS);
  // The counter is a ratio of cycles: at a lower clock the same ratio is less work. A boost over the stated clock is not counted.
  const clockRatio = clock_mhz === null || peakClock_mhz === null || clock_mhz <= 0 ? 1 : Math.min(1, clock_mhz / peakClock_mhz);
  return { ratio, atPeakClock: ratio * clockRatio };
}

function upperCased(row: TelemetryRow): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(row).map(([key, value]) => [key.trim().toUpperCase(), value]));
}

function firstNumber(fields: ReadonlyMap<string, unknown>, names: readonly string[]): number | null {
  for (const name of names) {
    const value = fields.get(name);
    if (value === undefined || value === null || value === '') continue;
    const number = typeof value === 'string' ? Number.parseFloat(value) : Number(value);
    if (Number.isFinite(number)) return number;
  }
  return null;
}

/** Numbers above this are milliseconds since 1970, not seconds. */
const MILLISECONDS_FROM = 1e11;

function secondsOf(value: unknown): number {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (Number.isFinite(number)) return Math.abs(number) > MILLISECONDS_FROM ? number / 1000 : number;
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isFinite(instant)) return instant / 1000;
  throw new ProblemError('invalid-field', 'A row of telemetry has no time.', 'Give each row "time": seconds, or an ISO 8601 instant.', {
    field: 'telemetry.time',
  });
}
