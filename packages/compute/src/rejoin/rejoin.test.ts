import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRng } from '@gatehouse/foundation';
import { type PowerLine, rejoin } from './rejoin.ts';

describe('rejoin', () => {
  it('gives one run to parts that fluctuate together, though they begin and end at different times', () => {
    const lines = [
      part('a', 'x', 0, 400),
      part('b', 'x', 60, 500),
      part('c', 'y', 20, 480),
      part('d', 'x', 100, 450),
      part('e', 'y', 0, 500),
    ];
    const [a, b, c, d, e] = rejoin(lines);
    assert.deepEqual([b, d, e], [a, a, c]);
    assert.notEqual(a, c);
  });

  it('keeps unrelated parts apart', () => {
    const runs = rejoin(Array.from({ length: 12 }, (_, index) => part(String(index), `own ${index}`, 0, 500)));
    assert.equal(new Set(runs).size, 12);
  });

  it('keeps flat, short and empty series apart', () => {
    const flat = (id: string): PowerLine => ({ id, series: Array.from({ length: 100 }, (_, index) => [index * 10, 700] as const) });
    assert.equal(new Set(rejoin([flat('a'), flat('b'), { id: 'c', series: [] }, { id: 'd', series: [[0, 1]] }])).size, 4);
  });
});

/** A part of the run that has this rhythm: stops that all parts share, and noise of its own. */
function part(id: string, run: string, from: number, until: number): PowerLine {
  const shared = seededRng(`run/${run}`);
  const own = seededRng(`part/${id}`);
  const series = Array.from(
    { length: 500 },
    (_, index) => [index * 10, (shared.next() < 0.06 ? 3500 : 6500) + 80 * shared.normal() + 60 * own.normal()] as const,
  );
  return { id, series: series.slice(from, until) };
}
