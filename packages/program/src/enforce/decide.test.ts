import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountState } from '@gatehouse/contracts';
import fc from 'fast-check';
import { madeUpMeasure } from '../../test-support/made-up.ts';
import { decide } from './decide.ts';
import { CLEARANCES, DECISION_RULES, type DecisionFacts } from './decision-rules.ts';
import type { SubjectFacts } from './records.ts';

const PROHIBITION = madeUpMeasure();
const CONDITION = madeUpMeasure({ id: 'msr_2', effect: 'condition', conditions: { accelerators_max: 8 } });

const CLEAR: SubjectFacts = {
  customer: 'cus_1',
  account: 'acc_1',
  status: 'foreign',
  carvedOut: false,
  state: 'verified',
  verifyBy: null,
  band: 'none',
  ofac50: 'not',
  affiliates50: 'not',
  measures: [],
  reseller: null,
  listsDigest: 'd',
  returner: false,
  confirmed: false,
};
const FACTS: DecisionFacts = {
  subject: CLEAR,
  action: 'provision',
  asksAccelerators: true,
  staleLists: [],
  missingLists: false,
  listsDigest: 'd',
  today: '2026-11-02',
  measures: [],
};
const withSubject = (facts: Partial<SubjectFacts>): Partial<DecisionFacts> => ({ subject: { ...CLEAR, ...facts } });

/** For every rule a set of facts in which it alone decides. */
const ALONE: Readonly<Record<string, Partial<DecisionFacts>>> = {
  'account-closed': withSubject({ state: 'closed' }),
  'measure-prohibits': { measures: [PROHIBITION] },
  'ofac50-blocked': withSubject({ ofac50: 'blocked' }),
  'listed-party': withSubject({ confirmed: true }),
  'unverified-past-date': withSubject({ state: 'deprovisioning', verifyBy: '2026-10-01' }),
  'unknown-subject': { subject: null },
  'judged-by-other-lists': withSubject({ listsDigest: 'older' }),
  'lists-missing': { missingLists: true },
  'lists-stale': { staleLists: ['SDN'] },
  'name-unreadable': withSubject({ band: 'unreadable' }),
  'list-match': withSubject({ band: 'match' }),
  'list-review': withSubject({ band: 'review' }),
  'ofac50-possibly': withSubject({ ofac50: 'possibly' }),
  'ofac50-unknown': withSubject({ ofac50: 'unknown' }),
  affiliates50: withSubject({ affiliates50: 'possibly' }),
  returner: withSubject({ returner: true }),
  'status-unresolved': withSubject({ state: 'status-unresolved', status: 'unresolved' }),
  'not-verified': withSubject({ state: 'verifying' }),
  'restricted-state': withSubject({ state: 'restricted' }),
  'measure-conditions': { measures: [CONDITION] },
  provisional: { ...withSubject({ state: 'provisional', verifyBy: '2026-12-01' }), asksAccelerators: false },
  'not-yet-verifiable': { ...withSubject({ state: 'foreign-intake' }), asksAccelerators: false },
};

test('decide() lets each rule decide alone, with the outcome of its row', () => {
  assert.deepEqual(Object.keys(ALONE).toSorted(), DECISION_RULES.map(({ code }) => code).toSorted(), 'every rule has its facts');
  for (const rule of DECISION_RULES) {
    const verdict = decide({ ...FACTS, ...ALONE[rule.code] });
    assert.deepEqual(
      verdict.rules.map(({ code }) => code),
      [rule.code],
    );
    assert.equal(verdict.outcome, rule.outcome, rule.code);
    assert.ok(rule.text({ ...FACTS, ...ALONE[rule.code] }).length > 10);
  }
});

test('decide() lets each clearance clear alone', () => {
  const cleared: Readonly<Record<string, Partial<DecisionFacts>>> = {
    verified: {},
    'us-exempt': withSubject({ state: 'us-exempt', status: 'us', carvedOut: true }),
    'administers-own': { ...withSubject({ state: 'provisional' }), action: 'administer' },
  };
  for (const { code } of CLEARANCES) {
    const { outcome, rules } = decide({ ...FACTS, ...cleared[code] });
    assert.equal(outcome, 'allow');
    assert.deepEqual(
      rules.map((rule) => rule.code),
      [code],
    );
  }
});

const subjects = fc.option(
  fc.record({
    ...Object.fromEntries(Object.entries(CLEAR).map(([name, value]) => [name, fc.constant(value)])),
    status: fc.constantFrom('us', 'foreign', 'unresolved'),
    carvedOut: fc.boolean(),
    state: fc.constantFrom(...AccountState.options),
    verifyBy: fc.constantFrom(null, '2026-01-01', '2027-01-01'),
    band: fc.constantFrom('none', 'review', 'match', 'unreadable'),
    ofac50: fc.constantFrom('not', 'blocked', 'possibly', 'unknown', 'something new'),
    affiliates50: fc.constantFrom('not', 'blocked', 'possibly', 'unknown', 'not-in-force'),
    returner: fc.boolean(),
    confirmed: fc.boolean(),
    listsDigest: fc.constantFrom('d', 'older'),
  }) as fc.Arbitrary<SubjectFacts>,
);
const anyFacts: fc.Arbitrary<DecisionFacts> = fc.record({
  subject: subjects,
  action: fc.constantFrom('provision', 'open-account', 'administer', 'resell'),
  asksAccelerators: fc.boolean(),
  staleLists: fc.constantFrom([], ['SDN'], ['SDN', 'EL']),
  missingLists: fc.boolean(),
  listsDigest: fc.constant('d'),
  today: fc.constant('2026-11-02'),
  measures: fc.constantFrom([], [PROHIBITION], [CONDITION], [CONDITION, PROHIBITION]),
});
const RUNS = { numRuns: 20_000 };

test('decide() allows only where a clearance applies and no rule does', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { outcome } = decide(facts);
      const stopped = DECISION_RULES.some((rule) => rule.applies(facts));
      const cleared = CLEARANCES.some((rule) => rule.applies(facts));
      assert.equal(outcome === 'allow', cleared && !stopped);
    }),
    RUNS,
  );
});

test('decide() never lets anybody use anything who is unknown, unresolved, unreadable, matched or judged by stale or missing lists', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      if (facts.action === 'administer') return;
      const { subject } = facts;
      const open =
        subject === null ||
        subject.listsDigest !== facts.listsDigest ||
        ['closed', 'refused', 'status-unresolved', 'applicant', 'foreign-intake', 'verifying', 'deprovisioning'].includes(subject.state) ||
        ['match', 'review', 'unreadable'].includes(subject.band) ||
        ['blocked', 'possibly', 'something new', 'unknown'].includes(subject.ofac50) ||
        ['blocked', 'possibly'].includes(subject.affiliates50) ||
        subject.returner ||
        facts.missingLists ||
        facts.staleLists.length > 0;
      const { outcome } = decide(facts);
      if (open) assert.ok(outcome === 'deny' || outcome === 'hold', JSON.stringify(facts));
    }),
    RUNS,
  );
});

test('decide() gives the strictest outcome of all that apply, its rule first', () => {
  const order = ['deny', 'hold', 'restrict', 'allow'];
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { outcome, rules } = decide(facts);
      const ranks = rules.map((rule) => order.indexOf(rule.outcome));
      assert.deepEqual(
        ranks,
        ranks.toSorted((a, b) => a - b),
      );
      assert.equal(order.indexOf(outcome), ranks[0]);
      assert.deepEqual(decide(facts), { outcome, rules }, 'equal facts give an equal verdict');
    }),
    RUNS,
  );
});
