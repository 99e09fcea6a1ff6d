import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedPacks as packs } from '../../test-support/shipped-packs.ts';
import { lawReference } from './law-reference.ts';

test('lawReference() names regime, clause, status and readings when a statement rests on a clause', () => {
  const request = { pack: 'us-iaas-nprm-2024', citation: '7.308(c)(1)', readings: ['D-13', 'D-26'], choices: { 'D-26': 'UTC' } };
  const { clauseId, ...law } = lawReference(packs, request, { on: '2026-11-23' });
  assert.match(clauseId, /^[0-9a-f]{64}$/);
  assert.deepEqual(law, {
    pack: 'us-iaas-nprm-2024',
    regime: 'IaaS know-your-customer proposal',
    clause: '7.308(c)(1)',
    citation: '89 FR 5698 (29 January 2024), RIN 0694-AJ35, proposed 15 CFR part 7, subpart D',
    status: 'withdrawn',
    confirm: true,
    readings: ['D-13: earliest_of', 'D-26: UTC'],
  });
});

test('lawReference() refuses a clause that the pack does not hold', () => {
  assert.throws(() => lawReference(packs, { pack: 'us-ofac-50', citation: 'FAQ 999' }, { on: '2026-11-23' }), { message: /FAQ 999/ });
});
