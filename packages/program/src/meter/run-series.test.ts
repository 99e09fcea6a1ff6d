import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Operations, UsageRecord } from '@gatehouse/contracts';
import { buildRuns } from '@gatehouse/compute';
import fc from 'fast-check';
import { reachedAt, runSeries } from './run-series.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.parse('2026-10-01T00:00:00Z');
const CURVES = ['low', 'mid', 'high', 'ceiling'] as const;

const recordOf = (index: number, start_day: number, days: number): UsageRecord =>
  UsageRecord.parse({
    id: `use_${index}`,
    account: 'acc_1',
    job: 'job_1',
    accelerator: 'NVIDIA H100 SXM5 80GB',
    count: 512,
    start: new Date(START_MS + start_day * DAY_MS).toISOString(),
    end: new Date(START_MS + (start_day + days) * DAY_MS).toISOString(),
    chip_hours: 512 * 24 * days,
    source: { file: 'made-up', line: index + 1, format: 'plain-csv' },
  });
const spans = fc.array(fc.record({ start_day: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 1, max: 20 }) }), {
  minLength: 1,
  maxLength: 6,
});
const total: Operations = { low: 1e25, mid: 2e25, high: 3e25, ceiling: 1e26 };

test('runSeries() never falls, starts at nothing and ends at the total of the run', () => {
  fc.assert(
    fc.property(spans, (list) => {
      const series = runSeries(
        list.map(({ start_day, days }, index) => recordOf(index, start_day, days)),
        total,
      );
      for (const curve of CURVES) {
        assert.equal(series[0]?.[curve], 0);
        assert.ok(Math.abs((series.at(-1)?.[curve] ?? 0) / total[curve] - 1) < 1e-9);
        for (const [index, point] of series.entries())
          assert.ok(index === 0 || point[curve] >= (series[index - 1]?.[curve] ?? 0) * (1 - 1e-12), curve);
      }
      for (const point of series) assert.ok(point.low <= point.mid && point.mid <= point.high && point.high <= point.ceiling);
    }),
    { numRuns: 50 },
  );
});

test('reachedAt() finds the crossing between two points, sooner for a lower line, and none above the end', () => {
  const series = runSeries([recordOf(0, 0, 10)], total);
  const half = reachedAt(series, 'mid', 1e25);
  assert.ok(half !== null && Math.abs(half - (START_MS + 5 * DAY_MS)) < 1000, String(half));
  assert.ok((reachedAt(series, 'mid', 5e24) ?? Infinity) < half);
  assert.equal(reachedAt(series, 'mid', 2.1e25), null);
  assert.ok((reachedAt(series, 'high', 1e25) ?? Infinity) < half, 'the upper curve crosses first');
});

test('a run of real records keeps its curve under its ceiling', () => {
  const records = [recordOf(0, 0, 5), recordOf(1, 5, 5)];
  const [run] = buildRuns(records, { power: [] });
  assert.ok(run !== undefined);
  const last = runSeries(records, run.operations.operations).at(-1);
  assert.ok(last !== undefined && last.high <= last.ceiling && last.low > 0);
});
