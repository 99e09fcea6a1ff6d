import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Account, Customer, Payment } from '@gatehouse/contracts';
import { checkReferences, type ExportRows } from './check-references.ts';
import type { RowsRead } from './read-rows.ts';

const AS_OF = '2026-11-02';
const RECORDS = new Set(['rec_1']);
const rows = <T>(values: readonly T[], broken: readonly string[] = []): RowsRead<T> => ({
  rows: values.map((value, index) => ({ line: index + 1, value })),
  errors: [],
  brokenIds: new Set(broken),
});
const NONE: ExportRows = {
  resellers: rows([]),
  customers: rows([]),
  accounts: rows([]),
  access: rows([]),
  payments: rows([]),
  measures: rows([]),
};
const customer = (facts: object = {}): Customer =>
  Customer.parse({ id: 'cus_1', kind: 'individual', name: 'Orla', signedUp: '2026-01-01T00:00:00Z', ...facts });
const account = (facts: object = {}): Account =>
  Account.parse({ id: 'acc_1', customer: 'cus_1', opened: '2026-01-02T00:00:00Z', ...facts });
const payment = (facts: object = {}): Payment =>
  Payment.parse({ account: 'acc_1', kind: 'other', token: 't', firstUsed: '2026-01-01', lastUsed: '2026-02-01', ...facts });
const blamed = (given: Partial<ExportRows>): string[] =>
  checkReferences({ ...NONE, ...given }, AS_OF, RECORDS).errors.map(({ file, line, field }) => `${file} ${line} ${field}`);

test('checkReferences() finds nothing wrong where everything leads somewhere', () => {
  const checked = checkReferences(
    { ...NONE, customers: rows([customer()]), accounts: rows([account()]), payments: rows([payment()]) },
    AS_OF,
    RECORDS,
  );
  assert.deepEqual(checked.errors, []);
  assert.deepEqual([checked.customers.length, checked.accounts.length, checked.payments.length], [1, 1, 1]);
});

test('checkReferences() blames the second of two rows with one id, and keeps the first', () => {
  const given = { ...NONE, customers: rows([customer({ name: 'First' }), customer({ name: 'Second' })]) };
  assert.deepEqual(
    checkReferences(given, AS_OF, RECORDS).customers.map(({ name }) => name),
    ['First'],
  );
  assert.deepEqual(blamed(given), ['customers.jsonl 2 id']);
});

test('checkReferences() leaves out what refers to nothing, and says so differently of what refers to a row in error', () => {
  const absent = checkReferences({ ...NONE, accounts: rows([account()]) }, AS_OF, RECORDS).errors[0];
  const broken = checkReferences({ ...NONE, customers: rows([], ['cus_1']), accounts: rows([account()]) }, AS_OF, RECORDS).errors[0];
  assert.match(absent?.problem ?? '', /refers to nothing/);
  assert.match(broken?.problem ?? '', /itself in error/);
});

test('checkReferences() takes the day of the export and refuses the day after', () => {
  assert.deepEqual(blamed({ customers: rows([customer({ signedUp: `${AS_OF}T23:00:00Z` })]) }), []);
  assert.deepEqual(blamed({ customers: rows([customer({ signedUp: '2026-11-03T00:00:00Z' })]) }), ['customers.jsonl 1 signedUp']);
  assert.deepEqual(blamed({ customers: rows([customer({ evidence: [{ fact: 'us-citizen', method: 'claim', on: '2026-11-03' }] })]) }), [
    'customers.jsonl 1 evidence.0.on',
  ]);
});

test('checkReferences() refuses what ends before it begins', () => {
  const given = { customers: rows([customer()]), accounts: rows([account({ closed: '2026-01-01T00:00:00Z' })]) };
  assert.deepEqual(blamed(given), ['accounts.jsonl 1 closed']);
  const paid = { customers: rows([customer()]), accounts: rows([account()]), payments: rows([payment({ lastUsed: '2025-12-31' })]) };
  assert.deepEqual(blamed(paid), ['payments.jsonl 1 lastUsed']);
});

test('checkReferences() keeps a customer whose ownership record is absent, and says so: its owners are unknown, which is judged', () => {
  const checked = checkReferences(
    { ...NONE, customers: rows([customer({ bods: 'rec_1' }), customer({ id: 'cus_2', bods: 'rec_none' })]) },
    AS_OF,
    RECORDS,
  );
  assert.equal(checked.customers.length, 2);
  assert.deepEqual(
    checked.errors.map(({ line, field }) => [line, field]),
    [[2, 'bods']],
  );
});
