import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Customer } from '@gatehouse/contracts';
import { madeUpCustomer, madeUpPayment } from '../../test-support/made-up.ts';
import { shippedPacks } from '../../test-support/shipped-packs.ts';
import { missingInformation, REQUIREMENTS } from './missing-information.ts';

const COMPLETE: Partial<Customer> = {
  address: { kind: 'street', street: '1 Main Street', country: 'DE' },
  useLocations: ['DE'],
  email: 'a@b.example',
  phone: '+4930123456',
};
const ENTITY: Partial<Customer> = { ...COMPLETE, kind: 'entity', jurisdiction: 'DE' };
const fieldsOf = (facts: Partial<Customer>, payments = [madeUpPayment()], owners = 1): string[] =>
  missingInformation(madeUpCustomer(facts), payments, owners).map(({ field }) => field);

test('missingInformation() asks nothing of a customer who gave everything', () => {
  assert.deepEqual(fieldsOf(COMPLETE, [madeUpPayment()], 0), []);
  assert.deepEqual(fieldsOf(ENTITY), []);
});

test('missingInformation() names each field that is missing, alone', () => {
  for (const field of ['address', 'email', 'phone'] as const) assert.deepEqual(fieldsOf({ ...COMPLETE, [field]: undefined }), [field]);
  assert.deepEqual(fieldsOf({ ...COMPLETE, useLocations: [] }), ['useLocations']);
  assert.deepEqual(fieldsOf(COMPLETE, []), ['payment']);
  assert.deepEqual(fieldsOf({ ...ENTITY, jurisdiction: undefined }), ['jurisdiction']);
  assert.deepEqual(fieldsOf(ENTITY, [madeUpPayment()], 0), ['beneficialOwners']);
});

test('missingInformation() asks an individual for no jurisdiction and no owners', () => {
  const fields = fieldsOf({}, [], 0);
  assert.ok(!fields.includes('jurisdiction') && !fields.includes('beneficialOwners'));
});

test('every requirement names a clause that stands in the proposal', () => {
  const citations = shippedPacks.packs.find(({ id }) => id === 'us-iaas-nprm-2024')?.clauses.map(({ citation }) => citation) ?? [];
  for (const { clause } of REQUIREMENTS)
    assert.ok(
      citations.some((citation) => citation.startsWith(clause)),
      clause,
    );
});
