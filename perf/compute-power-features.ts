/** The shape of power over time, without its level: level tells the machine, not the work. */
export const POWER_FEATURES = [
  'mean over peak',
  'variation',
  'roughness',
  'part of the time low',
  'dips',
  'memory of fluctuations',
] as const;

const POWER_SAMPLES_MIN = 30;
const LOW_PART = 0.5;
const DIP_PART = 0.85;

/** Values of `POWER_FEATURES`; `null` for too few samples, or for power that is nothing. */
export function powerFeatures(power_w: readonly number[]): number[] | null {
  const active = cropped(power_w);
  if (active.length < POWER_SAMPLES_MIN) return null;
  const peak = active.toSorted((a, b) => a - b)[Math.floor(active.length * 0.95)] ?? 0;
  if (!(peak > 0)) return null;
  const relative = active.map((value) => value / peak);
  const mean = average(relative);
  const deviation = Math.sqrt(average(relative.map((value) => (value - mean) ** 2)));
  const steps = relative.slice(1).map((value, index) => value - (relative[index] ?? value));
  const dips = steps.filter((step, index) => (relative[index + 1] ?? 1) < DIP_PART && step < 0).length / steps.length;
  const memory =
    average(steps.slice(1).map((step, index) => step * (steps[index] ?? 0))) / (average(steps.map((step) => step * step)) + 1e-12);
  return [
    mean,
    deviation,
    average(steps.map(Math.abs)),
    relative.filter((value) => value < LOW_PART).length / relative.length,
    dips,
    memory,
  ];
}

/** Without the ramp at both ends: the part between the first and the last sample above half of the usual level. */
function cropped(power_w: readonly number[]): readonly number[] {
  const usual = power_w.toSorted((a, b) => a - b)[Math.floor(power_w.length * 0.75)] ?? 0;
  const first = power_w.findIndex((value) => value > LOW_PART * usual);
  const last = power_w.findLastIndex((value) => value > LOW_PART * usual);
  return first < 0 ? [] : power_w.slice(first, last + 1);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
