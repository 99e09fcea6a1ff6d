const STEPS_KEPT = 65;
/** A gap longer than so many usual steps holds no samples. */
const GAP_STEPS = 1.5;

/** One signal of one device, integrated as its samples come, in constant memory. */
export class DeviceSeries {
  count = 0;
  first_s = 0;
  last_s = 0;
  /** Time between two samples as the first of them show it. */
  step_s = 0;
  area = 0;
  plain = 0;
  missed_s = 0;
  lastValue = 0;
  readonly steps: number[] = [];
}

/** Adds one sample; samples of one device come in the order of time, and an older one than the last is left out. */
export function addSample(series: DeviceSeries, time_s: number, value: number): void {
  if (series.count === 0) series.first_s = time_s;
  else {
    const step = time_s - series.last_s;
    if (step <= 0) return;
    series.area += ((value + series.lastValue) / 2) * step;
    if (series.steps.length < STEPS_KEPT) {
      series.steps.push(step);
      series.step_s = series.steps.toSorted((a, b) => a - b)[Math.floor((series.steps.length - 1) / 2)] ?? step;
    }
    if (step > GAP_STEPS * series.step_s) series.missed_s += step - series.step_s;
  }
  series.plain += value;
  series.count += 1;
  series.last_s = time_s;
  series.lastValue = value;
}

/** The mean over time and devices; `null` where there is no sample. */
export function meanOf(devices: readonly DeviceSeries[]): number | null {
  let area = 0;
  let weight = 0;
  for (const device of devices) {
    const span_s = device.last_s - device.first_s;
    area += span_s > 0 ? device.area : (device.plain / device.count) * 1e-9;
    weight += span_s > 0 ? span_s : 1e-9;
  }
  return weight === 0 ? null : area / weight;
}

/** The part of the devices' time that samples cover. */
export function coverageOf(devices: readonly DeviceSeries[]): number {
  let missed_s = 0;
  let span_s = 0;
  for (const device of devices) {
    missed_s += device.missed_s;
    span_s += device.last_s - device.first_s;
  }
  return span_s === 0 ? 1 : Math.max(0, Math.min(1, 1 - missed_s / span_s));
}
