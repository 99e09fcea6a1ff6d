import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunView } from '@gatehouse/contracts';
import { runSeries } from './run-series.ts';

const law = { pack: 'p', regime: 'r', clause: 'c', clauseId: 'c', citation: 'c', status: 'proposed', confirm: false, readings: [] };
const regime = (
  threshold: string,
  limit: number | null,
  over: 'yes' | 'no',
  mid: string | null = null,
  unit = 'operations',
): RunView['regimes'][number] => ({
  threshold,
  title: threshold,
  limit,
  unit,
  over,
  crossedAt: { low: null, mid, high: null },
  because: '',
  owes: '',
  measurement: '',
  clock: null,
  law,
});
const run = {
  operations: { low: 1e25, mid: 2e25, high: 3e25, ceiling: 9e25 },
  series: [
    { at: '2026-01-01T00:00:00Z', low: 0, mid: 0, high: 0, ceiling: 0 },
    { at: '2026-01-02T00:00:00Z', low: 1e25, mid: 2e25, high: 3e25, ceiling: 9e25 },
  ],
  regimes: [
    regime('eo-14110', 1e26, 'no'),
    regime('sb-53', 1e26, 'no'),
    regime('eu-gpai', 1e25, 'yes', '2026-01-01T12:00:00Z'),
    regime('spend', 1e8, 'no', null, 'US dollars'),
  ],
};

test('runSeries() has no value where a logarithm has none', () => {
  const { columns } = runSeries(run);
  assert.deepEqual(columns[0], [1767225600, 1767312000]);
  assert.deepEqual(columns[1], [null, 1e25]);
});

test('runSeries() draws one line with its crossing for regimes that share a limit, and none for limits of another unit', () => {
  assert.deepEqual(runSeries(run).lines, [
    { limit: 1e25, label: 'eu-gpai', over: 'yes', crossing: { low: null, mid: 1767268800, high: null } },
    { limit: 1e26, label: 'eo-14110, sb-53', over: 'no', crossing: null },
  ]);
});
