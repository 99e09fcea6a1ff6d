import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UsageRecord } from '@gatehouse/contracts';
import { shippedPacks } from '../../test-support/shipped-packs.ts';
import { customerGroups, groupOfCustomer } from '../identify/customer-links.ts';
import type { AccountHolder } from './account-holder.ts';
import { groupFlags } from './group-flags.ts';
import { judgeRuns } from './judge-runs.ts';
import { sumOfOperations } from './sum-of-operations.ts';

const holder = (customer: string): AccountHolder => ({ customer, reseller: null, foreign: 'unknown' });
const holders = new Map([
  ['acc_a', holder('cus_a')],
  ['acc_b', holder('cus_b')],
  ['acc_c', holder('cus_c')],
]);
const groups = customerGroups([{ customers: ['cus_a', 'cus_b'], probability: 0.97, because: [] }]);
const ground = { rules: shippedPacks, today: '2026-11-02', holders, groups: groupOfCustomer(groups) };

/** Some half of 1e25 operations at the middle, at another time for each account. */
function usage(account: string, month: string): UsageRecord {
  return {
    id: `use_${account}`,
    account,
    job: '1',
    accelerator: 'H100',
    count: 8192,
    chip_hours: 8192 * 24 * 20,
    start: `2026-${month}-01T00:00:00Z`,
    end: `2026-${month}-21T00:07:00Z`,
    workload: 'training',
    precision: 'bf16',
    source: { file: 'test', line: 1 },
  };
}

test('linked customers whose runs pass a line only together are flagged, with the weakest link; an unlinked one is not', () => {
  const runs = judgeRuns(ground, [usage('acc_a', '03'), usage('acc_b', '05'), usage('acc_c', '07')], []);
  assert.equal(runs.length, 3, 'they run at different times and stay three runs');
  const flags = groupFlags(ground, groups, runs);
  assert.deepEqual(
    flags.map(({ subject, code }) => [subject, code]),
    [
      ['cus_a', 'threshold-possible'],
      ['cus_b', 'threshold-possible'],
    ],
  );
  assert.match(flags[0]?.because ?? '', /weakest link 0\.97.*eu-ai-act-1e25/);
});

test('one run of a group is no reason for a flag of the group', () => {
  assert.deepEqual(groupFlags(ground, groups, judgeRuns(ground, [usage('acc_a', '03'), usage('acc_c', '05')], [])), []);
});

test('jobs that start and end together are one run where their holders are linked, and the run says why', () => {
  const [a, b] = [usage('acc_a', '03'), usage('acc_b', '03')];
  const short = { end: '2026-03-01T04:11:00Z', chip_hours: 8192 * 4 };
  const jobs = [
    { ...a, ...short },
    { ...b, ...short, count: 512 },
  ];
  const linked = judgeRuns(ground, jobs, []);
  assert.equal(linked.length, 1);
  assert.match(linked[0]?.run.because.join(' ') ?? '', /cus_a and cus_b are linked as one customer/);
  assert.equal(judgeRuns({ ...ground, groups: new Map() }, jobs, []).length, 2);
});

test('a sum is never less than a part of it', () => {
  const part = { low: 1, mid: 2, high: 3, ceiling: 4 };
  const other = { low: 10, mid: 20, high: 30, ceiling: 40 };
  assert.deepEqual(sumOfOperations([part, other]), { low: 11, mid: 22, high: 33, ceiling: 44 });
});
