import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UsageRecord } from '@gatehouse/contracts';
import { seededRng } from '@gatehouse/foundation';
import fc from 'fast-check';
import { sumOperations } from '../estimate/sum-operations.ts';
import { buildRuns, type JobPower } from './build-runs.ts';

const HOUR_MS = 3_600_000;
const DAY = '2026-03-01T';

describe('buildRuns', () => {
  it('joins two accounts whose jobs start together, end together and have one shape', () => {
    const runs = buildRuns([job('a', '09:00:10', '21:17:40'), job('b', '09:01:30', '21:18:05')]);
    assert.equal(runs.length, 1);
    assert.deepEqual(
      runs[0]?.parts.map((part) => part.account),
      ['a', 'b'],
    );
    assert.match(runs[0]?.because.join(' ') ?? '', /starts .* apart.*ends .* apart/);
    assert.equal(runs[0]?.count_max, 128);
  });

  it('keeps ordinary jobs apart that merely start in the same minute with one shape', () => {
    assert.equal(buildRuns([job('a', '09:00:10', '21:17:40'), job('b', '09:00:30', '18:40:05')]).length, 2);
  });

  it('keeps jobs apart whose common end is their time limit', () => {
    assert.equal(buildRuns([job('a', '09:00:10', '21:00:10'), job('b', '09:00:30', '21:00:30')]).length, 2);
  });

  it('keeps jobs of two datacentres apart', () => {
    const [a, b] = [job('a', '09:00:10', '21:17:40'), job('b', '09:00:20', '21:17:45')];
    assert.equal(
      buildRuns([
        { ...a, datacentre: 'one' },
        { ...b, datacentre: 'two' },
      ]).length,
      2,
    );
  });

  it('joins accounts by power where starts and ends differ, and keeps a third with power of its own apart', () => {
    const jobs = [job('a', '09:00:00', '15:20:00'), job('b', '09:40:00', '16:10:00'), job('c', '09:20:00', '16:00:00')];
    const shared = rhythm('run');
    const power: JobPower[] = [powerOf('a', shared, 0, 500), powerOf('b', shared, 30, 600), powerOf('c', rhythm('other'), 10, 600)];
    const runs = buildRuns(jobs, { power });
    assert.deepEqual(
      runs.map((run) => run.parts.map((part) => part.account)),
      [['a', 'b'], ['c']],
    );
  });

  it('joins short jobs of different shape that start and end together where their accounts are one hand’s, and not otherwise', () => {
    const jobs = [job('a', '09:00:10', '12:17:40'), { ...job('b', '09:01:30', '12:18:05'), count: 32 }];
    assert.equal(buildRuns(jobs).length, 2);
    const [run, ...rest] = buildRuns(jobs, { together: () => 'their holders are linked' });
    assert.equal(rest.length, 0);
    assert.match(run?.because.join(' ') ?? '', /their holders are linked/);
    const parts = buildRuns(jobs).map(({ operations }) => operations.operations);
    for (const part of parts) assert.ok((run?.operations.operations.high ?? 0) >= part.high, 'a part is never more than the whole');
  });

  it('joins nothing by one hand alone: jobs that only start together, or only run beside each other, stay apart', () => {
    const together = (): string => 'their holders are linked';
    assert.equal(buildRuns([job('a', '09:00:10', '21:17:40'), job('b', '09:00:30', '18:40:05')], { together }).length, 2);
    assert.equal(buildRuns([job('a', '09:00:10', '21:17:40'), job('b', '11:20:30', '18:40:05')], { together }).length, 2);
  });

  it('chains jobs of one account that resume each other', () => {
    const runs = buildRuns([
      { ...job('a', '00:00:00', '05:11:00'), job: '1', state: 'NODE_FAIL' },
      { ...job('a', '07:30:00', '13:00:00'), job: '2' },
    ]);
    assert.equal(runs.length, 1);
    assert.match(runs[0]?.because[0] ?? '', /resumes/);
  });

  it('never loses operations by splitting a record over accounts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (parts, hours) => {
          const whole = job('a', '09:00:00', '21:00:00');
          const total = parts.reduce((sum, part) => sum + part, 0);
          const together = sumOperations([{ ...whole, chip_hours: hours }]).operations;
          const split = sumOperations(parts.map((part) => ({ ...whole, chip_hours: (hours * part) / total }))).operations;
          for (const bound of ['low', 'mid', 'high', 'ceiling'] as const) assert.ok(split[bound] >= together[bound] * (1 - 1e-9));
        },
      ),
    );
  });
});

function job(account: string, start: string, end: string): UsageRecord {
  const hours = (Date.parse(`${DAY}${end}Z`) - Date.parse(`${DAY}${start}Z`)) / HOUR_MS;
  return {
    id: `${account}/${start}`,
    account,
    job: `${account}-job`,
    accelerator: 'NVIDIA H100 SXM5 80GB',
    count: 64,
    start: `${DAY}${start}Z`,
    end: `${DAY}${end}Z`,
    chip_hours: 64 * hours,
    source: { file: 'test', line: 1 },
  };
}

function rhythm(seed: string): number[] {
  const rng = seededRng(seed);
  return Array.from({ length: 600 }, () => (rng.next() < 0.04 ? 0.5 : 1) + 0.01 * rng.normal());
}

function powerOf(account: string, shape: readonly number[], from: number, until: number): JobPower {
  const rng = seededRng(`noise/${account}`);
  const series = shape.map((value, index) => [index * 30, 6000 * (value + 0.02 * rng.normal())] as const);
  return { account, job: `${account}-job`, series: series.slice(from, until) };
}
