import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyNot } from './can.ts';

const analyst = { id: 'p-1', name: 'A', email: 'a@example.test', roles: ['analyst' as const] };

test('whyNot() is null when a role of the person may make the call', () => {
  assert.equal(whyNot(analyst, 'claimCase'), null);
  assert.equal(whyNot(null, 'signIn'), null);
});

test('whyNot() names the roles that may, when the person has none of them', () => {
  assert.equal(whyNot(analyst, 'approveReport'), 'Only officer may do this; you are signed in as analyst.');
  assert.equal(whyNot(null, 'claimCase'), 'Sign in first.');
});
