import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UsageRecord } from '@gatehouse/contracts';
import { combineEvidence } from './combine-evidence.ts';

const HOURS: UsageRecord = {
  id: 'sacct:1',
  account: 'a',
  job: '7',
  accelerator: 'H100',
  count: 8,
  start: '2026-03-01T00:00:00Z',
  end: '2026-03-01T10:00:00Z',
  chip_hours: 80,
  source: { file: 'sacct', line: 1 },
};
const COUNTERS: UsageRecord = {
  ...HOURS,
  id: 'dcgm:1',
  start: '2026-03-01T01:00:00Z',
  end: '2026-03-01T09:00:00Z',
  chip_hours: 64,
  source: { file: 'dcgm', line: 1 },
  activity: { mean: 0.4, coverage: 1 },
  power_w: 600,
};

describe('combineEvidence', () => {
  it('counts the hours of a job once that two sources tell, with the counters of the one', () => {
    const [combined, ...others] = combineEvidence([HOURS, COUNTERS]);
    assert.deepEqual(others, []);
    assert.deepEqual([combined?.id, combined?.chip_hours, combined?.power_w], ['sacct:1', 80, 600]);
    assert.deepEqual(combined?.activity, { mean: 0.4, coverage: 0.8 });
  });

  it('leaves records of other jobs, other accounts and other times as they are', () => {
    const apart = [
      HOURS,
      { ...COUNTERS, account: 'b' },
      { ...COUNTERS, job: '8' },
      { ...COUNTERS, start: '2026-03-02T01:00:00Z', end: '2026-03-02T09:00:00Z' },
    ];
    assert.equal(combineEvidence(apart).length, 4);
  });
});
