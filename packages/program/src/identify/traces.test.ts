import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccessEvent } from '@gatehouse/contracts';
import { sha256Hex } from '@gatehouse/foundation';
import { LINK_KIND_NAMES } from '@gatehouse/ownership';
import { madeUpCustomer, madeUpPayment } from '../../test-support/made-up.ts';
import { packKeys, unpackKeys } from './packed-keys.ts';
import { accessTraces, customerKeys, TRACE_KINDS } from './traces.ts';

const digest = (kind: string, value: string): string => sha256Hex(`${kind} ${value}`);
const customer = madeUpCustomer({
  name: 'Orla Vantongeren',
  email: 'or.la@firm.example',
  phone: '+4930123456',
  birthDate: '1980-02-03',
  jurisdiction: 'DE',
  address: { kind: 'street', street: '4 Mill Lane', city: 'Cork', postalCode: 'T12', country: 'IE' },
  identifiers: [
    { scheme: 'lei', value: '5299000J2N45DDNE4Y28' },
    { scheme: 'registration', value: 'HRB 12345' },
    { scheme: 'passport', value: 'X 123-456' },
    { scheme: 'domain', value: 'firm.example' },
  ],
});
const access = [AccessEvent.parse({ account: 'acc_1', ip: '192.0.2.7', at: '2026-03-01T09:00:00Z', device: 'dev_1' })];
const keysOf = (facts: typeof customer) =>
  customerKeys({ customer: facts, payments: [madeUpPayment({ fingerprint: 'fp_1' })], access }, digest);

test('everything that a customer tells leaves a key, and only digests', () => {
  const { traces, keys } = keysOf(customer);
  assert.deepEqual([...new Set(keys.map(({ kind }) => kind))].toSorted(), LINK_KIND_NAMES.toSorted());
  assert.deepEqual([...new Set(traces.map(({ kind }) => kind))].toSorted(), TRACE_KINDS.toSorted());
  assert.ok(traces.every((trace) => /^[0-9a-f]{64}$/.test(trace.digest)));
  assert.ok(keys.every((key) => /^[0-9a-f]{16}$/.test(key.digest)));
});

test('a registration number is that of its register: the same number of another country is another company', () => {
  const registration = (facts: typeof customer) => keysOf(facts).traces.find(({ kind }) => kind === 'registration')?.digest;
  assert.equal(registration(customer), registration({ ...customer, identifiers: [{ scheme: 'registration', value: 'hrb12345' }] }));
  assert.notEqual(registration(customer), registration({ ...customer, jurisdiction: 'AT' }));
});

test('accesses leave the traces that a judgement with them at hand would make', () => {
  const made = accessTraces(customer.id, access, digest);
  const known = new Set(keysOf(customer).traces.map(({ kind, digest: own }) => `${kind} ${own}`));
  assert.deepEqual(made.map(({ kind }) => kind).toSorted(), ['device', 'network']);
  for (const trace of made) assert.ok(known.has(`${trace.kind} ${trace.digest}`));
});

test('stored keys are read again as they were', () => {
  const { keys } = keysOf(customer);
  const again = unpackKeys(packKeys(keys));
  const sorted = (rows: typeof again) => rows.map((key) => `${key.kind} ${key.part} ${key.digest}`).toSorted();
  assert.deepEqual(sorted(again), sorted([...keys]));
  assert.deepEqual(unpackKeys({ 'a kind of an earlier version': ['x'], phone: ['99:x'] }), []);
});
