import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TelemetryRow } from '@gatehouse/contracts';
import { classify } from './classify.ts';
import { PATTERNS } from './patterns.ts';

describe('classify', () => {
  it('abstains on power alone, and says which counter would tell', () => {
    const found = classify(rows({ power: 650 }));
    assert.equal(found.class, 'abstain');
    assert.match(found.because, /DCGM_FI_PROF_PIPE_TENSOR_ACTIVE/);
  });

  it('tells each kind of work from counters that are telling', () => {
    const telling: readonly (readonly [string, TelemetryRow])[] = [
      ['idle', { DCGM_FI_PROF_GR_ENGINE_ACTIVE: 0.001, DCGM_FI_PROF_PIPE_TENSOR_ACTIVE: 0 }],
      ['other', { DCGM_FI_PROF_GR_ENGINE_ACTIVE: 0.97, DCGM_FI_PROF_PIPE_TENSOR_ACTIVE: 0 }],
      ['inference', { DCGM_FI_PROF_PIPE_TENSOR_ACTIVE: 0.05, DCGM_FI_PROF_DRAM_ACTIVE: 0.6, DCGM_FI_DEV_GPU_UTIL: 95 }],
      ['training', { DCGM_FI_PROF_TENSOR_UTIL_RATIO: 0.45, DCGM_FI_PROF_DRAM_ACTIVE: 0.4, DCGM_FI_PROF_NVLINK_TX_BYTES: 2e10 }],
      ['abstain', { DCGM_FI_DEV_GPU_UTIL: 95 }],
    ];
    for (const [expected, row] of telling) assert.equal(classify(rows(row)).class, expected, JSON.stringify(row));
  });

  it('gives probabilities that add up to one, none above 0.95', () => {
    for (const { name, probabilities } of PATTERNS) {
      const values = Object.values(probabilities);
      assert.ok(Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) < 1e-9, name);
      assert.ok(Math.max(...values) <= 0.95, name);
    }
  });
});

function rows(row: TelemetryRow): TelemetryRow[] {
  return Array.from({ length: 40 }, (_, index) => ({ time: index, ...row }));
}
