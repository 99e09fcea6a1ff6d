import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Customer, Payment } from '@gatehouse/contracts';
import { sha256Hex } from '@gatehouse/foundation';
import { madeUpCustomer, madeUpPayment } from '../../test-support/made-up.ts';
import { findReturners, hasFailed } from './find-returners.ts';
import { linkCustomers } from './link-customers.ts';

const FAILED = { on: '2026-04-01', method: 'documentary', result: 'failed' } as const;
const address = { kind: 'street', street: '1 Main Street', postalCode: '10115', country: 'DE' } as const;
const failed = (facts: Partial<Customer>): Customer =>
  madeUpCustomer({ id: 'cus_old', signedUp: '2026-03-01T00:00:00Z', verification: [FAILED], ...facts });
const newcomer = (facts: Partial<Customer>): Customer =>
  madeUpCustomer({ id: 'cus_new', name: 'Somebody Else', signedUp: '2026-06-01T00:00:00Z', ...facts });

function found(customers: readonly Customer[], payments: Readonly<Record<string, readonly Payment[]>> = {}): string[] {
  const linked = linkCustomers({ customers, accounts: [], access: [], paymentsOf: new Map(Object.entries(payments)) }, (kind, value) =>
    sha256Hex(`${kind} ${value}`),
  );
  return findReturners(customers, linked.traces, linked.links).map(({ subject }) => subject);
}

test('one strong trace ties a newcomer to whoever failed', () => {
  const shared: Partial<Customer>[] = [
    { email: 'a@b.example' },
    { phone: '+4930123456' },
    { identifiers: [{ scheme: 'passport', value: 'X 123-456' }] },
  ];
  for (const facts of shared) assert.deepEqual(found([failed(facts), newcomer(facts)]), ['cus_new'], JSON.stringify(facts));
  const card = [madeUpPayment({ fingerprint: 'fp_1' })];
  assert.deepEqual(found([failed({}), newcomer({})], { cus_old: card, cus_new: card }), ['cus_new']);
});

test('trivial changes hide no trace: dots and tags of an e-mail, blanks and case of an identifier', () => {
  assert.deepEqual(found([failed({ email: 'or.la@b.example' }), newcomer({ email: 'OrLa+cloud@B.example' })]), ['cus_new']);
  const passport = (value: string): Partial<Customer> => ({ identifiers: [{ scheme: 'passport', value }] });
  assert.deepEqual(found([failed(passport('x123456')), newcomer(passport('X 123-456'))]), ['cus_new']);
});

test('an address alone, or a name alone, ties nobody: thousands share one', () => {
  assert.deepEqual(found([failed({ address }), newcomer({ address })]), []);
  assert.deepEqual(found([failed({ name: 'Jan Novak' }), newcomer({ name: 'Jan Novak' })]), []);
});

test('whoever signed up before the one that failed is no returner, and neither is the one that failed', () => {
  const email = 'a@b.example';
  assert.deepEqual(found([failed({ email }), newcomer({ email, signedUp: '2026-02-01T00:00:00Z' })]), []);
  assert.deepEqual(found([failed({ email }), failed({ id: 'cus_old2', email, signedUp: '2026-06-01T00:00:00Z' })]), []);
});

test('whoever was verified after failing is no source', () => {
  const verified = failed({
    email: 'a@b.example',
    verification: [{ on: '2026-05-01', method: 'documentary', result: 'verified' }, FAILED],
  });
  assert.equal(hasFailed(verified), false);
  assert.deepEqual(found([verified, newcomer({ email: 'a@b.example' })]), []);
});
