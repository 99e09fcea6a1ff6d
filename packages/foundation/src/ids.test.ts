import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from './clock.ts';
import { seededIds, systemIds } from './ids.ts';
import { seededRng } from './rng.ts';

test('ids made later sort later, across the digits of time', () => {
  const clock = manualClock(0);
  const ids = systemIds(clock);
  const made: string[] = [];
  for (const step of [1, 31, 32, 1000, 86_400_000, 1_700_000_000_000]) {
    clock.advance(step);
    made.push(ids.next('dec'));
  }
  assert.deepEqual(made, made.toSorted());
});

test('an id carries its kind, and stands in a URL and in the log as it is', () => {
  assert.match(systemIds(manualClock('2026-11-02T00:00:00Z')).next('dec'), /^dec_[0-9a-hjkmnp-tv-z]{26}$/);
});

test('ids of one millisecond differ', () => {
  const ids = systemIds(manualClock(5));
  assert.equal(new Set(Array.from({ length: 5000 }, () => ids.next('x'))).size, 5000);
});

test('seededIds() repeats itself, and sorts in the order of making', () => {
  const make = (): string[] => {
    const ids = seededIds(manualClock('2026-11-02T00:00:00Z'), seededRng(1));
    return Array.from({ length: 50 }, () => ids.next('ent'));
  };
  assert.deepEqual(make(), make());
  assert.deepEqual(make(), make().toSorted());
});
