import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Account, type AccountState, type Customer } from '@gatehouse/contracts';
import { madeUpCustomer } from '../../test-support/made-up.ts';
import { type AccountFacts, accountEvents } from './account-events.ts';
import { replayEvents } from './account-states.ts';
import type { Assessment } from './assessment.ts';

const TODAY = '2026-11-02';
const FOREIGN: Assessment = {
  customer: 'cus_1',
  status: 'foreign',
  reasons: [],
  carvedOut: false,
  band: 'none',
  matches: [],
  remembered: {},
  confirmed: false,
  matchedEntries: [],
  ofac50: 'not',
  affiliates50: 'not',
  owners: [],
  provingPath: [],
  ownershipBecause: '',
  measures: [],
  listsDigest: '',
  rulesDigest: '',
};
const verified = { on: '2026-04-01', method: 'documentary', result: 'verified' } as const;
const failed = { on: '2026-04-01', method: 'documentary', result: 'failed' } as const;

function stateOf(
  customer: Partial<Customer>,
  assessment: Partial<Assessment> = {},
  facts: Partial<AccountFacts> = {},
  closed?: string,
): AccountState | undefined {
  const account = Account.parse({ id: 'acc_1', customer: 'cus_1', opened: '2026-03-02T00:00:00Z', closed });
  const events = accountEvents(
    account,
    madeUpCustomer(customer),
    { ...FOREIGN, ...assessment },
    { complete: true, measureBinds: false, ...facts },
    TODAY,
  );
  return replayEvents(events).at(-1)?.state;
}

test('an account stands where the facts of its customer put it', () => {
  assert.equal(stateOf({}, { status: 'unresolved' }), 'status-unresolved');
  assert.equal(stateOf({}, { status: 'us', carvedOut: true }), 'us-exempt');
  assert.equal(
    stateOf({}, { status: 'us', carvedOut: false }),
    'verifying',
    'a US customer whose owners are open is identified as a foreign one is',
  );
  assert.equal(stateOf({}, {}, { complete: false }), 'foreign-intake');
  assert.equal(stateOf({}), 'verifying');
  assert.equal(stateOf({ verifyBy: '2026-12-01' }), 'provisional');
  assert.equal(stateOf({ verification: [verified] }), 'verified');
  assert.equal(stateOf({ verification: [failed] }), 'refused');
  assert.equal(stateOf({}, {}, {}, '2026-06-01T00:00:00Z'), 'closed');
});

test('an unverified account is taken away the day after its date, not on it; verification brings it back', () => {
  assert.equal(stateOf({ verifyBy: TODAY }), 'provisional');
  assert.equal(stateOf({ verifyBy: '2026-11-01' }), 'deprovisioning');
  assert.equal(stateOf({ verifyBy: '2026-11-01', verification: [verified] }), 'verified');
});

test('a measure restricts whoever it binds on, and nothing but its end or a closing lifts it', () => {
  assert.equal(stateOf({ verification: [verified] }, {}, { measureBinds: true }), 'restricted');
  assert.equal(stateOf({ verification: [verified] }, {}, { measureBinds: false }), 'verified');
  assert.equal(stateOf({}, {}, { measureBinds: true }, '2026-06-01T00:00:00Z'), 'closed');
});

test('a closing that lies ahead closes nothing yet', () => {
  assert.equal(stateOf({ verification: [verified] }, {}, {}, '2027-01-01T00:00:00Z'), 'verified');
});

test('a customer whose foreign owner is known is no US customer', () => {
  const owner = { id: 'p1', share: { min: 40, max: 40 }, control: [], possible: false, status: 'foreign' } as const;
  assert.equal(stateOf({}, { status: 'unresolved', owners: [owner] }, { complete: false }), 'foreign-intake');
});
