import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock, systemClock, toInstant, toUtcDate } from './clock.ts';

test('manualClock() stands still until it is moved', () => {
  const clock = manualClock('2026-01-02T00:00:00Z');
  assert.equal(clock.now(), clock.now());
  clock.advance(1500);
  assert.equal(toInstant(clock.now()), '2026-01-02T00:00:01.500Z');
  clock.set('2026-11-02T23:59:59.999+01:00');
  assert.equal(toUtcDate(clock.now()), '2026-11-02');
});

test('manualClock() refuses what is no instant', () => {
  for (const at of ['yesterday', '', Number.NaN]) assert.throws(() => manualClock(at), TypeError);
});

test('toUtcDate() gives the day of UTC, whatever the zone of the machine', () => {
  assert.equal(toUtcDate(Date.parse('2026-01-01T00:30:00+01:00')), '2025-12-31');
});

test('systemClock tells milliseconds since 1970', () => {
  assert.ok(systemClock.now() > Date.parse('2026-01-01T00:00:00Z'));
});
