import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunFacts } from '@gatehouse/contracts';
import fc from 'fast-check';
import { shippedPacks as packs } from '../../test-support/shipped-packs.ts';
import { compareRun } from './compare-run.ts';
import { thresholdsOf } from './thresholds-of.ts';

const ON = { on: '2026-11-23' };

/** The event of the requirements, 12.8: a foreign customer's 3x10^25 operations on 4,096 H100s with 400 Gbit/s in one place. */
const EVENT: RunFacts = {
  operations: { min: 3e25, max: 3e25 },
  foreignPerson: 'yes',
  biological: 'no',
  modifies: 'no',
  cluster: { oneDatacentre: 'yes', link_gbps: 400, peak_ops_per_second: { min: 4.05e18, max: 8.11e18 } },
  developerRevenue_usd: { min: 1e9, max: 1e10 },
  trainingCost_usd: { min: 1e6, max: 1e8 },
};

function over(run: RunFacts, readings?: Record<string, string>): Record<string, string> {
  return Object.fromEntries(compareRun(packs, run, { ...ON, readings }).map(({ id, over: verdict }) => [id, verdict]));
}

test('compareRun() holds one run against every regime', () => {
  const verdicts = over(EVENT);
  const wanted = {
    'us-iaas-nprm-2024-covered': 'no',
    'us-eo-14110-cloud': 'no',
    'us-eo-14110-1e26': 'no',
    'us-eo-14110-cluster': 'no',
    'us-bis-702-7-1e26': 'no',
    'us-bis-702-7-cluster': 'no',
    'us-ca-sb53-1e26': 'no',
    'us-ny-raise-1e26': 'no',
    'us-il-sb315-1e26': 'no',
    'eu-ai-act-1e25': 'yes',
    'eu-gpai-guidelines-1e23': 'yes',
    'us-outbound-1e23': 'yes',
    'us-outbound-1e25': 'yes',
    'us-outbound-1e24-bio': 'no',
  };
  for (const [id, verdict] of Object.entries(wanted)) assert.equal(verdicts[id], verdict, id);
});

test('compareRun() tells > from >= when the run stands on the line', () => {
  const verdicts = over({ operations: { min: 1e26, max: 1e26 } });
  assert.equal(verdicts['us-ear-diffusion-1e26'], 'yes');
  assert.equal(verdicts['us-ca-sb53-1e26'], 'no');
  const eu = over({ operations: { min: 1e25, max: 1e25 } });
  assert.equal(eu['eu-ai-act-1e25'], 'no');
});

test('compareRun() says possibly when a fact is unknown, never no', () => {
  const verdicts = over({ operations: { min: 2e26, max: 3e26 } });
  assert.equal(verdicts['us-iaas-nprm-2024-covered'], 'possibly');
  assert.equal(verdicts['us-eo-14110-1e23-bio'], 'possibly');
  assert.equal(verdicts['us-ca-sb53-large'], 'possibly');
  assert.equal(verdicts['us-ca-sb53-1e26'], 'yes');
});

test('compareRun() takes the cumulative amount where the definition says so, and the run where it says that', () => {
  const verdicts = over({ operations: { min: 5e24, max: 6e24 }, cumulative: { min: 2e26, max: 2e26 }, foreignPerson: 'yes' });
  assert.equal(verdicts['eu-ai-act-1e25'], 'yes');
  assert.equal(verdicts['us-bis-702-7-1e26'], 'no');
});

test('compareRun() watches operations alone by default, alerts on them under that reading, and is silent under none', () => {
  const run: RunFacts = { ...EVENT, operations: { min: 2e26, max: 2e26 } };
  const byDefault = compareRun(packs, run, ON).find(({ id }) => id === 'us-iaas-nprm-2024-operations');
  assert.deepEqual([byDefault?.over, byDefault?.level], ['yes', 'watch']);
  const opsOnly = compareRun(packs, run, { ...ON, readings: { 'D-18': 'ops_only' } });
  assert.equal(opsOnly.find(({ id }) => id === 'us-iaas-nprm-2024-operations')?.level, 'alert');
  assert.equal(
    opsOnly.find(({ id }) => id === 'us-iaas-nprm-2024-covered'),
    undefined,
  );
  const none = compareRun(packs, run, { ...ON, readings: { 'D-18': 'none' } });
  assert.equal(
    none.find(({ regime }) => regime === 'us-iaas-nprm-2024'),
    undefined,
  );
});

test('compareRun() needs every condition when the fallback is conjunctive', () => {
  const large: RunFacts = {
    ...EVENT,
    operations: { min: 2e26, max: 2e26 },
    cluster: { oneDatacentre: 'yes', link_gbps: 400, peak_ops_per_second: { min: 1e20, max: 2e20 } },
  };
  assert.equal(over(large)['us-iaas-nprm-2024-covered'], 'yes');
  assert.equal(over({ ...large, foreignPerson: 'no' })['us-iaas-nprm-2024-covered'], 'no');
  assert.equal(
    over({ ...large, cluster: { oneDatacentre: 'yes', link_gbps: 100, peak_ops_per_second: { min: 1e20, max: 2e20 } } })[
      'us-iaas-nprm-2024-covered'
    ],
    'no',
  );
});

test('compareRun() never turns from yes to no when more is known or more is run', () => {
  const RANK = { no: 0, possibly: 1, yes: 2 };
  const amounts = fc.tuple(fc.double({ min: 20, max: 28, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true }));
  fc.assert(
    fc.property(amounts, ([exponent, more]) => {
      const small = { min: 10 ** exponent, max: 10 ** exponent * 2 };
      const large = { min: small.min * 10 ** more, max: small.max * 10 ** more };
      const before = over({ operations: small });
      const after = over({ operations: large });
      for (const { id, test: conditions } of thresholdsOf(packs, ON)) {
        if (conditions.operations === undefined) continue;
        const [then, now] = [before[id], after[id]] as ['yes' | 'possibly' | 'no', 'yes' | 'possibly' | 'no'];
        assert.ok(RANK[now] >= RANK[then], id);
      }
    }),
    { numRuns: 200 },
  );
});

test('thresholdsOf() gives each threshold the status of its law on the day', () => {
  const eo = (on: string) => thresholdsOf(packs, { on }).find(({ id }) => id === 'us-eo-14110-1e26')?.lawStatus;
  assert.deepEqual([eo('2024-06-01'), eo('2026-11-23')], ['in-force', 'revoked']);
});
