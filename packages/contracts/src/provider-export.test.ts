import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LedgerEntry } from './ledger.ts';
import { Account, Customer, Payment, Provider, SpecialMeasure } from './provider-export.ts';

const customer = { id: 'cus_1', kind: 'individual', name: 'Orla Vantongeren', signedUp: '2026-03-01T09:00:00Z' };

test('Customer takes the least that must stand, and names in any script', () => {
  assert.deepEqual(Customer.parse(customer).evidence, []);
  for (const name of ['王小明', 'Олена Ковальчук', 'محمد الأحمد', 'Þórdís', 'O’Neil-Śmigły'])
    assert.equal(Customer.parse({ ...customer, name }).name, name);
});

test('an instant without a zone, a day that is none and a number for text are refused', () => {
  for (const signedUp of ['2026-03-01T09:00:00', '2026-03-01', '2026-02-30T00:00:00Z', 17])
    assert.equal(Customer.safeParse({ ...customer, signedUp }).success, false);
  assert.equal(Provider.safeParse({ name: 'x', asOf: '2026-02-29' }).success, false);
  assert.equal(Account.safeParse({ id: 7, customer: 'c', opened: '2026-01-01T00:00:00Z' }).success, false);
});

test('Payment holds no whole card number', () => {
  const payment = { account: 'acc_1', kind: 'credit-card', token: 'tok_1', firstUsed: '2026-01-01', lastUsed: '2026-01-02' };
  assert.ok(Payment.safeParse({ ...payment, last4: '4242' }).success);
  for (const last4 of ['4242424242424242', '424', '42a2', 4242]) assert.equal(Payment.safeParse({ ...payment, last4 }).success, false);
});

test('SpecialMeasure prohibits unless it says otherwise', () => {
  const measure = { id: 'm', kind: 'person', targets: ['x'], issued: '2026-01-01', title: 't', citation: 'c' };
  assert.equal(SpecialMeasure.parse(measure).effect, 'prohibit');
  assert.equal(SpecialMeasure.safeParse({ ...measure, targets: [] }).success, false);
});

test('LedgerEntry refuses names, addresses and anything beyond its members: a leaf outlives every deletion', () => {
  const entry = { v: 1, kind: 'state', id: 'ent_1', at: '2026-01-01T00:00:00.000Z', subject: 'cus_1', digest: 'a'.repeat(64) };
  assert.ok(LedgerEntry.safeParse(entry).success);
  for (const subject of ['Orla Vantongeren', 'orla@b.example', 'Олена', ''])
    assert.equal(LedgerEntry.safeParse({ ...entry, subject }).success, false, subject);
  assert.equal(LedgerEntry.safeParse({ ...entry, note: 'x' }).success, false);
});
