import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { forecast } from './forecast.ts';
import type { Point } from './last-regime.ts';

const PACE = 1e18;

describe('forecast', () => {
  it('finds the crossing of a steady run, inside its interval', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e22, noNaN: true }), fc.integer({ min: 4, max: 60 }), (pace, count) => {
        const { low, mid, high } = forecast(steady(count, pace), pace * 10_000);
        assert.ok(low !== null && mid !== null && high !== null && low <= mid && mid <= high);
        assert.ok(Math.abs(mid / 10_000 - 1) < 1e-6);
      }),
    );
  });

  it('does not count an earlier pause', () => {
    const points = steady(20).map(([time, value]): Point => [time > 500 ? time + 3000 : time, value]);
    assert.ok(Math.abs((forecast(points, PACE * 10_000).mid ?? 0) - 13_000) < 1);
  });

  it('follows a change of pace', () => {
    const points = steady(20).map(([time, value]): Point => [time > 1000 ? 1000 + (time - 1000) * 2 : time, value]);
    assert.ok(Math.abs((forecast(points, PACE * 10_000).mid ?? 0) - 19_000) < 1);
  });

  it('gives the time of a crossing that is past', () => {
    assert.deepEqual(forecast(steady(20), PACE * 250), { low: 250, mid: 250, high: 250 });
  });

  it('sees no crossing where a run stands still, but for its resuming at once', () => {
    const points: Point[] = [...steady(10), [2000, PACE * 900], [3000, PACE * 900]];
    const { low, mid, high } = forecast(points, PACE * 1900);
    assert.deepEqual([mid, high], [null, null]);
    assert.ok(Math.abs((low ?? 0) - 4000) < 1);
  });

  it('sees no crossing where nothing was ever done', () => {
    assert.deepEqual(
      forecast(
        [
          [0, 0],
          [10, 0],
          [20, 0],
        ],
        1,
      ),
      { low: null, mid: null, high: null },
    );
  });
});

function steady(count: number, pace = PACE): Point[] {
  return Array.from({ length: count }, (_, index): Point => [index * 100, index * 100 * pace]);
}
