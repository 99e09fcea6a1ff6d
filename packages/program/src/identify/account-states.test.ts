import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountState } from '@gatehouse/contracts';
import fc from 'fast-check';
import { ACCOUNT_TRANSITIONS, type AccountEvent, nextState, replayEvents } from './account-states.ts';

const STATES = AccountState.options;
const EVENTS = [...new Set(ACCOUNT_TRANSITIONS.map(({ event }) => event))];
const history = fc.array(fc.record({ event: fc.constantFrom(...EVENTS), at: fc.constant('2026-01-01T00:00:00Z') }), { maxLength: 30 });

test('nextState() takes every step of the table, and no other', () => {
  for (const from of STATES) {
    for (const event of EVENTS) {
      const row = ACCOUNT_TRANSITIONS.find((transition) => transition.event === event && transition.from.includes(from));
      const step = nextState(from, event);
      assert.equal(step?.state, row?.to, `${from} ${event}`);
      assert.equal(step?.clause, row?.clause);
    }
  }
});

test('no state has two rows for one event', () => {
  for (const from of STATES) {
    for (const event of EVENTS) {
      const rows = ACCOUNT_TRANSITIONS.filter((transition) => transition.event === event && transition.from.includes(from));
      assert.ok(rows.length <= 1, `${from} ${event}`);
    }
  }
});

test('every row is reached from a first sign-up, and so is every state', () => {
  const reached = new Set<AccountState>(['applicant']);
  const taken = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const from of reached) {
      for (const event of EVENTS) {
        const step = nextState(from, event);
        if (step === null || taken.has(`${from} ${event}`)) continue;
        taken.add(`${from} ${event}`);
        reached.add(step.state);
        grew = true;
      }
    }
  }
  assert.deepEqual([...reached].toSorted(), [...STATES].toSorted());
  assert.equal(
    taken.size,
    ACCOUNT_TRANSITIONS.reduce((total, row) => total + row.from.length, 0),
  );
});

test('a closed account stays closed whatever happens', () => {
  for (const event of EVENTS) assert.equal(nextState('closed', event), null);
});

test('a refused account is closed or stays refused', () => {
  for (const event of EVENTS) assert.ok(['closed', undefined].includes(nextState('refused', event)?.state), event);
});

test('replayEvents() passes over an event that means nothing where the account stands', () => {
  const steps = replayEvents([
    { event: 'verified', at: '2026-01-01T00:00:00Z' },
    { event: 'signed-up', at: '2026-01-02T00:00:00Z' },
    { event: 'measure-lapses', at: '2026-01-03T00:00:00Z' },
  ]);
  assert.deepEqual(
    steps.map(({ state, at }) => [state, at]),
    [['status-unresolved', '2026-01-02T00:00:00Z']],
  );
});

test('replayEvents() verifies nobody but after the event "verified", and exempts nobody but after "found-us"', () => {
  const needs: Readonly<Partial<Record<AccountState, AccountEvent>>> = {
    verified: 'verified',
    'us-exempt': 'found-us',
    provisional: 'use-allowed',
  };
  fc.assert(
    fc.property(history, (events) => {
      for (const step of replayEvents(events)) {
        const event = needs[step.state];
        if (event !== undefined) assert.equal(step.event, event);
      }
    }),
  );
});

test('replayEvents() never leaves closed, and leaves refused and restricted only as the table says', () => {
  fc.assert(
    fc.property(history, (events) => {
      const states = replayEvents(events).map(({ state }) => state);
      for (const [index, state] of states.entries()) {
        const before = states[index - 1];
        if (before === 'closed') assert.fail(`left closed for ${state}`);
        if (before === 'refused') assert.equal(state, 'closed');
        if (before === 'restricted') assert.ok(['closed', 'status-unresolved'].includes(state), state);
      }
    }),
  );
});
