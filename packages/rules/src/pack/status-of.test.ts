import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedPacks as packs } from '../../test-support/shipped-packs.ts';
import { statusOf } from './status-of.ts';

const GOLDEN = [
  ['us-bis-affiliates', '2025-09-28', 'not-yet', null, '2025-09-28', false],
  ['us-bis-affiliates', '2025-10-15', 'in-force', '2025-09-29', '2025-11-09', false],
  ['us-bis-affiliates', '2026-03-01', 'suspended', '2025-11-10', '2026-11-09', false],
  ['us-bis-affiliates', '2026-11-11', 'in-force', '2026-11-10', null, true],
  ['us-iaas-nprm-2024', '2024-06-01', 'proposed', '2024-01-29', '2025-12-30', false],
  ['us-iaas-nprm-2024', '2026-11-23', 'withdrawn', '2025-12-31', null, true],
  ['us-eo-14110', '2025-01-19', 'in-force', '2023-10-30', '2025-01-19', false],
  ['us-eo-14110', '2025-01-20', 'revoked', '2025-01-20', null, false],
  ['us-bis-702-7', '2026-11-23', 'proposed', '2024-09-11', null, true],
  ['us-ear-diffusion', '2025-05-13', 'not-enforced', '2025-05-13', null, false],
  ['us-ear-ai-guidance', '2026-11-23', 'in-force', '2025-05-13', null, false],
  ['us-bis-chip-2026', '2026-11-23', 'in-force', '2026-01-15', null, false],
  ['us-ofac-50', '2026-11-23', 'in-force', '2014-08-13', null, false],
  ['us-ca-sb53', '2025-12-31', 'not-yet', '2025-09-29', '2025-12-31', false],
  ['us-ca-sb53', '2026-01-01', 'in-force', '2026-01-01', null, false],
  ['us-ny-raise', '2026-11-23', 'not-yet', '2025-12-19', '2026-12-31', false],
  ['us-ny-raise', '2027-01-01', 'in-force', '2027-01-01', null, true],
  ['us-ny-a6453b', '2026-11-23', 'superseded', '2026-03-27', null, false],
  ['us-il-sb315', '2026-11-23', 'bill', '2026-05-31', null, true],
  ['eu-ai-act', '2025-08-01', 'not-yet', '2024-08-01', '2025-08-01', false],
  ['eu-ai-act', '2025-08-02', 'in-force', '2025-08-02', null, false],
  ['us-outbound', '2025-01-02', 'in-force', '2025-01-02', null, false],
  ['us-ca-sb1047', '2026-11-23', 'failed', '2024-09-29', null, false],
  ['us-s5616', '2026-11-23', 'failed', '2025-01-03', null, false],
  ['us-rasa', '2026-02-01', 'bill', '2025-04-07', null, false],
  ['us-cloud-security-act', '2026-11-23', 'bill', '2026-06-26', null, true],
] as const;

for (const [id, on, status, since, until, confirm] of GOLDEN) {
  test(`statusOf() says ${status} of ${id} when asked about ${on}`, () => {
    assert.deepEqual(statusOf(packs, id, { on }), { id, status, since, until, confirm });
  });
}

test('statusOf() tells what was known when asked with the knowledge of an earlier day', () => {
  const row = statusOf(packs, 'us-bis-affiliates', { on: '2026-03-01', known: '2025-10-15' });
  assert.deepEqual([row.status, row.until], ['in-force', null]);
});

test('statusOf() gives the first day of a status when the day before has another', () => {
  for (const pack of packs.packs) {
    for (const { from } of pack.status) {
      const { since, status } = statusOf(packs, pack.id, { on: from });
      assert.ok(since !== null && since <= from, pack.id);
      const before = statusOf(packs, pack.id, { on: new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10) });
      assert.ok(before.since === null || before.status !== status, pack.id);
    }
  }
});

test('statusOf() names the nearest packs when an id is not known', () => {
  assert.throws(() => statusOf(packs, 'us-ofac', { on: '2026-11-23' }), { message: /us-ofac/ });
});
