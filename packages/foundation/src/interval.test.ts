import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { add, atLeast, contains, exceeds, hull, type Interval, intersect, interval, multiply, scale, sum, ZERO } from './interval.ts';

/** A double as an exact fraction over a power of two. */
interface Exact {
  readonly numerator: bigint;
  readonly shift: bigint;
}

function exactOf(value: number): Exact {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent === 0n ? fraction : fraction | 0x10000000000000n;
  const power = (exponent === 0n ? 1n : exponent) - 1075n;
  const sign = bits >> 63n === 1n ? -1n : 1n;
  return power >= 0n ? { numerator: sign * (mantissa << power), shift: 0n } : { numerator: sign * mantissa, shift: -power };
}

const plus = (a: Exact, b: Exact): Exact => {
  const shift = a.shift > b.shift ? a.shift : b.shift;
  return { numerator: (a.numerator << (shift - a.shift)) + (b.numerator << (shift - b.shift)), shift };
};
const times = (a: Exact, b: Exact): Exact => ({ numerator: a.numerator * b.numerator, shift: a.shift + b.shift });
const lessOrEqual = (a: Exact, b: Exact): boolean => plus(b, { numerator: -a.numerator, shift: a.shift }).numerator >= 0n;

/** Counts as the meter knows them: from parts of an operation to 1e30. */
const count = fc.oneof(
  fc.double({ min: 0, max: 1e30, noNaN: true }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.bigInt({ min: 0n, max: 2n ** 62n }).map(Number),
);
const intervals: fc.Arbitrary<Interval> = fc.tuple(count, count).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));

test('add() holds the exact sum of its ends, for counts up to 1e30', () => {
  fc.assert(
    fc.property(intervals, intervals, (a, b) => {
      const total = add(a, b);
      assert.ok(lessOrEqual(exactOf(total.min), plus(exactOf(a.min), exactOf(b.min))));
      assert.ok(lessOrEqual(plus(exactOf(a.max), exactOf(b.max)), exactOf(total.max)));
    }),
    { numRuns: 2000 },
  );
});

test('multiply() holds the exact product of its ends', () => {
  fc.assert(
    fc.property(intervals, intervals, (a, b) => {
      const product = multiply(a, b);
      assert.ok(lessOrEqual(exactOf(product.min), times(exactOf(a.min), exactOf(b.min))));
      assert.ok(lessOrEqual(times(exactOf(a.max), exactOf(b.max)), exactOf(product.max)));
    }),
    { numRuns: 2000 },
  );
});

test('multiply() and add() stay bounds where doubles run out at either end', () => {
  const tiny = multiply(interval(Number.MIN_VALUE), interval(Number.MIN_VALUE));
  assert.deepEqual(tiny, { min: 0, max: Number.MIN_VALUE });
  const vast = [multiply(interval(1e200), interval(1e200)), add(interval(Number.MAX_VALUE), interval(Number.MAX_VALUE))];
  for (const one of vast) assert.deepEqual(one, { min: Number.MAX_VALUE, max: Number.POSITIVE_INFINITY });
});

test('sum() holds the exact sum of a thousand tenths, which doubles do not', () => {
  const tenths = Array.from({ length: 1000 }, () => interval(0.1));
  const total = sum(tenths);
  const exact = times(exactOf(0.1), exactOf(1000));
  assert.ok(lessOrEqual(exactOf(total.min), exact) && lessOrEqual(exact, exactOf(total.max)));
  assert.ok(total.max - total.min < 1e-9, 'and stays narrow');
});

test('add() keeps whole numbers exact and adds nothing to zero', () => {
  assert.deepEqual(add(interval(3), interval(4)), interval(7));
  assert.deepEqual(add(ZERO, interval(0.1, 1e30)), interval(0.1, 1e30));
  assert.deepEqual(sum([]), ZERO);
  assert.deepEqual(multiply(ZERO, interval(5)), ZERO);
});

test('interval() and multiply() refuse ends that are none', () => {
  assert.throws(() => interval(2, 1), RangeError);
  assert.throws(() => interval(Number.NaN), RangeError);
  assert.throws(() => multiply(interval(-1, 1), interval(1)), RangeError);
  assert.throws(() => scale(interval(1), -2), RangeError);
});

test('intersect() is what both allow, hull() what either does, and null where they contradict each other', () => {
  fc.assert(
    fc.property(intervals, intervals, count, (a, b, value) => {
      const both = intersect(a, b);
      assert.equal(both !== null && contains(both, value), contains(a, value) && contains(b, value));
      if (contains(a, value) || contains(b, value)) assert.ok(contains(hull(a, b), value));
    }),
  );
});

test('atLeast() and exceeds() part on the line itself alone', () => {
  assert.deepEqual([atLeast(interval(25), 25), exceeds(interval(25), 25)], ['yes', 'no']);
  assert.deepEqual([atLeast(interval(20, 25), 25), exceeds(interval(20, 25), 25)], ['possibly', 'no']);
  assert.deepEqual([atLeast(interval(20, 30), 25), exceeds(interval(20, 30), 25)], ['possibly', 'possibly']);
  assert.deepEqual([atLeast(interval(26, 30), 25), exceeds(interval(26, 30), 25)], ['yes', 'yes']);
  assert.deepEqual([atLeast(interval(0, 24), 25), exceeds(interval(0, 24), 25)], ['no', 'no']);
});
