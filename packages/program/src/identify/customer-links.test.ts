import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CustomerLink, customerGroups, GROUP_MIN } from './customer-links.ts';

const link = (first: string, second: string, probability: number): CustomerLink => ({
  customers: [first, second],
  probability,
  because: ['the same telephone (+9.0 bits)'],
});

test('customers who are surely linked are a group, with the link that holds it together; likely ones are not', () => {
  const weakest = link('cus_b', 'cus_c', 0.93);
  const groups = customerGroups([
    link('cus_a', 'cus_b', 0.99),
    weakest,
    link('cus_a', 'cus_c', 0.7),
    link('cus_x', 'cus_y', GROUP_MIN - 0.01),
  ]);
  assert.deepEqual(groups, [{ customers: ['cus_a', 'cus_b', 'cus_c'], weakest }]);
});

test('two pairs over one bridge whose ends are not linked stay two groups', () => {
  const groups = customerGroups([link('cus_a', 'cus_b', 0.99), link('cus_c', 'cus_d', 0.99), link('cus_b', 'cus_c', 0.95)]);
  assert.deepEqual(
    groups.map(({ customers }) => customers),
    [
      ['cus_a', 'cus_b'],
      ['cus_c', 'cus_d'],
    ],
  );
});
