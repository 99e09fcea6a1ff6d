import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EstimateRequest, TelemetryRow } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import fc from 'fast-check';
import { PRECISIONS } from '../catalogue/accelerator.ts';
import { ACCELERATORS } from '../catalogue/accelerators.ts';
import { estimate } from './estimate.ts';

const H100_PEAK_FP8 = 1978.9e12;

describe('estimate', () => {
  it('keeps low <= mid <= high <= ceiling whatever it is asked', () => {
    fc.assert(
      fc.property(request(), (asked) => {
        const { low, mid, high, ceiling } = estimate(asked).operations;
        assert.ok(Number.isFinite(ceiling));
        assert.ok(0 <= low && low <= mid && mid <= high && high <= ceiling, JSON.stringify({ low, mid, high, ceiling }));
      }),
    );
  });

  it('does not overflow beyond 1e30 operations', () => {
    const { operations } = estimate({ accelerator: 'H100', chipHours: 1e30 });
    assert.ok(Number.isFinite(operations.high) && operations.high > 1e30);
  });

  it('states the fastest dense format times the time as ceiling', () => {
    const { operations } = estimate({ accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 10 });
    assert.ok(Math.abs(operations.ceiling / (1979e12 * 36_000) - 1) < 1e-3);
  });

  it('flags a declaration beyond the ceiling as impossible, and does not move for it', () => {
    const asked: EstimateRequest = { accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 1000 };
    const declared = H100_PEAK_FP8 * 3600 * 1000 * 1.01;
    const answer = estimate({ ...asked, declared });
    assert.deepEqual(
      answer.flags.map((flag) => flag.code),
      ['impossible'],
    );
    assert.deepEqual(answer.operations, estimate(asked).operations);
    assert.equal(answer.ladder[0]?.rung, 'declared');
  });

  it('flags nothing for a declaration inside the interval', () => {
    const asked: EstimateRequest = { accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 1e6 };
    assert.deepEqual(estimate({ ...asked, declared: estimate(asked).operations.mid }).flags, []);
  });

  it('widens the interval for an ambiguous name', () => {
    const exact = estimate({ accelerator: 'NVIDIA A100 SXM4 80GB', chipHours: 1000 }).operations;
    const vague = estimate({ accelerator: 'A100', chipHours: 1000 });
    assert.ok(vague.operations.low < exact.low && vague.operations.high > exact.high);
    assert.ok(vague.flags.some((flag) => flag.code === 'ambiguous-accelerator'));
  });

  it('counts the accelerators of a machine type', () => {
    const machines = estimate({ accelerator: 'p5.48xlarge', count: 2, hours: 10 });
    assert.equal(machines.operations.ceiling, estimate({ accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 160 }).operations.ceiling);
  });

  it('integrates tensor activity under both names of DCGM field 1004', () => {
    for (const field of ['DCGM_FI_PROF_PIPE_TENSOR_ACTIVE', 'DCGM_FI_PROF_TENSOR_UTIL_RATIO']) {
      const telemetry = Array.from({ length: 60 }, (_, index): TelemetryRow => ({ time: index * 60, [field]: 0.4 }));
      const answer = estimate({ accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 1, precision: 'bf16', telemetry });
      assert.equal(answer.basis, 'tensor-activity');
      assert.ok(Math.abs(answer.operations.mid / (0.4 * 0.92 * 989.4e12 * 3600) - 1) < 1e-9);
    }
  });

  it('takes a lower clock for less work', () => {
    const rows = (clock: number): TelemetryRow[] =>
      [0, 60].map((time) => ({ time, DCGM_FI_PROF_PIPE_TENSOR_ACTIVE: 0.4, DCGM_FI_DEV_SM_CLOCK: clock }));
    const ask = (clock: number): number =>
      estimate({ accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 1, telemetry: rows(clock) }).operations.mid;
    assert.ok(Math.abs(ask(915) / ask(1830) - 0.5) < 1e-9);
  });

  it('never uses GPU utilisation for operations', () => {
    const telemetry = [0, 60].map((time): TelemetryRow => ({ time, DCGM_FI_DEV_GPU_UTIL: 100 }));
    const answer = estimate({ accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 1, telemetry });
    assert.equal(answer.basis, 'chip-hours');
    assert.ok(answer.flags.some((flag) => flag.code === 'gpu-utilisation-ignored'));
  });

  it('leaves activity above one out, and says so', () => {
    const telemetry = [0.4, 1.7, 0.4].map((value, index): TelemetryRow => ({ time: index, DCGM_FI_PROF_PIPE_TENSOR_ACTIVE: value }));
    const answer = estimate({ accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 1, telemetry });
    assert.ok(answer.flags.some((flag) => flag.code === 'utilisation-above-one'));
    assert.ok(answer.ladder[0]?.because.includes('40.0 %'));
  });

  it('widens for lost samples and moves the middle by less than 5 %', () => {
    const all = Array.from({ length: 1000 }, (_, time): TelemetryRow => ({
      time,
      DCGM_FI_PROF_PIPE_TENSOR_ACTIVE: 0.4 + 0.1 * Math.sin(time / 20),
    }));
    const lost = all.filter((_, index) => index % 5 !== 0);
    const ask = (telemetry: TelemetryRow[]) => estimate({ accelerator: 'NVIDIA H100 SXM5 80GB', chipHours: 1, telemetry }).operations;
    assert.ok(Math.abs(ask(lost).mid / ask(all).mid - 1) < 0.05);
    assert.ok(ask(lost).low < ask(all).low && ask(lost).high > ask(all).high);
  });

  it('names the nearest accelerator where it does not know one', () => {
    assert.throws(
      () => estimate({ accelerator: 'NVIDIA H10O SXM5 80GB', chipHours: 1 }),
      (error) =>
        error instanceof ProblemError && error.problem.code === 'unknown-name' && error.problem.detail.includes('NVIDIA H100 SXM5 80GB'),
    );
  });
});

function request(): fc.Arbitrary<EstimateRequest> {
  const names = [
    ...ACCELERATORS.map((accelerator) => accelerator.name),
    'A100',
    'H100',
    'p4d.24xlarge',
    'Intel Core i7 11700K',
    'NVIDIA GeForce RTX 3060',
  ];
  const row = fc.record({
    time: fc.nat(10_000),
    DCGM_FI_PROF_PIPE_TENSOR_ACTIVE: fc.double({ min: 0, max: 1.2, noNaN: true }),
    DCGM_FI_DEV_POWER_USAGE: fc.double({ min: 0, max: 9000, noNaN: true }),
  });
  return fc.record(
    {
      accelerator: fc.constantFrom(...names),
      chipHours: fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant(1e30)),
      precision: fc.constantFrom(...PRECISIONS),
      workload: fc.constantFrom('training', 'inference', 'other', 'idle', 'rendering'),
      telemetry: fc.array(row, { maxLength: 20 }),
    },
    { requiredKeys: ['accelerator', 'chipHours'] },
  );
}
