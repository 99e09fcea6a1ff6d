/**
 * A closed interval of real numbers that is known to hold the truth.
 * Arithmetic rounds outwards, so a bound stays a bound for counts up to 1e30 and beyond.
 */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** An interval from its ends. Throws when they are not numbers or stand the wrong way round. */
export function interval(min: number, max: number = min): Interval {
  if (Number.isNaN(min) || Number.isNaN(max) || min > max) {
    throw new RangeError(`[${min}, ${max}] is no interval: the first end must not exceed the second`);
  }
  return { min, max };
}

export const ZERO: Interval = { min: 0, max: 0 };

/** The sum of two intervals, rounded outwards. */
export function add(a: Interval, b: Interval): Interval {
  return { min: roundDown(a.min + b.min, a.min, b.min), max: roundUp(a.max + b.max, a.max, b.max) };
}

/** The sum of any number of intervals; of none, zero. */
export function sum(items: Iterable<Interval>): Interval {
  let total = ZERO;
  for (const item of items) total = add(total, item);
  return total;
}

/** The product of two intervals without negative numbers, rounded outwards. */
export function multiply(a: Interval, b: Interval): Interval {
  if (a.min < 0 || b.min < 0) throw new RangeError('multiply() is for quantities that are not negative');
  // Nothing times anything is nothing; what is not nothing may round to it.
  const min = a.min === 0 || b.min === 0 ? 0 : below(a.min * b.min);
  const max = a.max === 0 || b.max === 0 ? 0 : above(a.max * b.max);
  return { min, max };
}

/** An interval times a factor that is not negative. */
export function scale(a: Interval, factor: number): Interval {
  return multiply(a, interval(factor));
}

/** What both intervals allow, or `null` where they contradict each other. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const min = Math.max(a.min, b.min);
  const max = Math.min(a.max, b.max);
  return min <= max ? { min, max } : null;
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

export function contains(a: Interval, value: number): boolean {
  return a.min <= value && value <= a.max;
}

/** Is the quantity at least the line: certainly, possibly or not at all? */
export function atLeast(a: Interval, line: number): 'yes' | 'possibly' | 'no' {
  if (a.min >= line) return 'yes';
  return a.max >= line ? 'possibly' : 'no';
}

/** Is the quantity above the line (the line itself is not enough)? */
export function exceeds(a: Interval, line: number): 'yes' | 'possibly' | 'no' {
  if (a.min > line) return 'yes';
  return a.max > line ? 'possibly' : 'no';
}

// A sum of two whole numbers under 2^53 is exact, and so is adding zero: those are not widened.
function isExactSum(total: number, x: number, y: number): boolean {
  return x === 0 || y === 0 || (Number.isSafeInteger(total) && Number.isSafeInteger(x) && Number.isSafeInteger(y));
}
function roundDown(total: number, x: number, y: number): number {
  return isExactSum(total, x, y) ? total : below(total);
}
function roundUp(total: number, x: number, y: number): number {
  return isExactSum(total, x, y) ? total : above(total);
}

const view = new DataView(new ArrayBuffer(8));

/** The next double below. Below what overflowed lies the largest double; a product rounded to 0 has nothing below it. */
function below(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
  if (value === 0 || !Number.isFinite(value)) return value;
  return value > 0 ? step(value, -1n) : step(value, 1n);
}

/** The next double above: above 0 the smallest double, for something may have rounded to it. */
function above(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  if (!Number.isFinite(value)) return value;
  return value > 0 ? step(value, 1n) : step(value, -1n);
}

function step(value: number, by: bigint): number {
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + by);
  return view.getFloat64(0);
}
