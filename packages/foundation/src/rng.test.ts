import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRng, systemRng } from './rng.ts';

/** Drawn once, never to change. */
const STABLE = [194_808, 859_491, 496_920, 753_111];

test('seededRng() gives the same numbers for a seed on every machine, for ever: the sample is made of them', () => {
  const rng = seededRng(7300);
  const drawn = Array.from({ length: 4 }, () => rng.below(1_000_000));
  assert.deepEqual(drawn, STABLE);
  assert.notDeepEqual(
    Array.from({ length: 4 }, () => seededRng(7301).below(1_000_000)),
    STABLE,
  );
});

test('fork() does not depend on how many numbers were drawn, and differs by its label', () => {
  const fresh = seededRng('a');
  const used = seededRng('a');
  for (let count = 0; count < 100; count += 1) used.next();
  assert.equal(used.fork('x').next(), fresh.fork('x').next());
  assert.notEqual(fresh.fork('y').next(), fresh.fork('x').next());
});

test('next(), below() and pick() stay in their bounds and reach every value', () => {
  const rng = seededRng('bounds');
  const seen = new Set<number>();
  for (let count = 0; count < 2000; count += 1) {
    const value = rng.next();
    assert.ok(value >= 0 && value < 1);
    seen.add(rng.below(6));
    assert.ok(['a', 'b'].includes(rng.pick(['a', 'b'])));
  }
  assert.deepEqual(
    [...seen].toSorted((a, b) => a - b),
    [0, 1, 2, 3, 4, 5],
  );
  assert.throws(() => rng.below(0), RangeError);
  assert.throws(() => rng.pick([]), RangeError);
});

test('normal() has mean 0 and deviation 1', () => {
  const rng = seededRng('normal');
  const values = Array.from({ length: 20_000 }, () => rng.normal());
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  assert.ok(Math.abs(mean) < 0.03, String(mean));
  assert.ok(Math.abs(variance - 1) < 0.05, String(variance));
});

test('systemRng draws other numbers each time', () => {
  assert.notEqual(systemRng.next(), systemRng.next());
  assert.ok(systemRng.fork('x').below(10) < 10);
});
