import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UsStatusFacts } from '@gatehouse/contracts';
import fc from 'fast-check';
import { carveOut } from './carve-out.ts';
import { determineUsStatus } from './determine-us-status.ts';

type Evidence = UsStatusFacts['evidence'][number];
const documented = (fact: Evidence['fact'], on = '2026-01-10'): Evidence => ({ fact, method: 'documentary', on });
const claimed = (fact: Evidence['fact'], on = '2026-01-10'): Evidence => ({ fact, method: 'claim', on });
const seen = (fact: Evidence['fact'], on = '2026-01-10'): Evidence => ({ fact, method: 'ip', on });

// The truth table of the requirements, 2.3, and its neighbours.
const TABLE: readonly (readonly [string, UsStatusFacts['kind'], readonly Evidence[], string, string])[] = [
  ['a US citizen living in Berlin', 'individual', [documented('us-citizen'), documented('located-abroad')], 'us', 'us-citizen'],
  ['a citizen of two countries', 'individual', [documented('us-citizen'), documented('foreign-citizen')], 'us', 'us-citizen'],
  [
    'a green-card holder abroad',
    'individual',
    [documented('us-permanent-resident'), documented('located-abroad')],
    'us',
    'us-permanent-resident',
  ],
  ['a foreign student in Boston', 'individual', [documented('foreign-citizen'), documented('located-in-us')], 'us', 'located-in-us'],
  [
    'the same person after moving to Seoul',
    'individual',
    [documented('foreign-citizen'), documented('located-in-us'), documented('located-abroad', '2026-06-01')],
    'foreign',
    'left-the-us',
  ],
  [
    'the same person when only an IP address says so',
    'individual',
    [documented('foreign-citizen'), documented('located-in-us'), seen('located-abroad', '2026-06-01')],
    'unresolved',
    'doubt-about-location',
  ],
  [
    'a foreign citizen abroad',
    'individual',
    [documented('foreign-citizen'), documented('located-abroad')],
    'foreign',
    'foreign-and-no-us-claim',
  ],
  [
    'a foreign citizen abroad behind a US address',
    'individual',
    [documented('foreign-citizen'), documented('located-abroad'), seen('located-in-us')],
    'foreign',
    'foreign-and-no-us-claim',
  ],
  [
    'a tourist on the IP address of a US hotel',
    'individual',
    [claimed('foreign-citizen'), seen('located-in-us')],
    'unresolved',
    'ip-is-not-due-diligence',
  ],
  ['a self-declared US person without proof', 'individual', [claimed('us-citizen')], 'unresolved', 'claim-without-evidence'],
  ['a person of whom nothing is known', 'individual', [], 'unresolved', 'no-evidence'],
  ['a Delaware LLC', 'entity', [documented('organised-under-us-law')], 'us', 'organised-under-us-law'],
  [
    'the London branch of a New York corporation',
    'entity',
    [documented('foreign-branch-of-us-entity')],
    'us',
    'foreign-branch-of-us-entity',
  ],
  ['the Irish subsidiary of a US parent', 'entity', [documented('organised-under-foreign-law')], 'foreign', 'organised-under-foreign-law'],
  [
    'the US sales office of a foreign corporation',
    'entity',
    [documented('organised-under-foreign-law'), documented('us-office-of-foreign-entity')],
    'foreign',
    'us-office-of-foreign-entity',
  ],
  ['a Cayman fund', 'entity', [documented('organised-under-foreign-law')], 'foreign', 'organised-under-foreign-law'],
  ['an entity that only claims US law', 'entity', [claimed('organised-under-us-law')], 'unresolved', 'claim-without-evidence'],
  [
    'an entity with contradicting registers',
    'entity',
    [documented('organised-under-us-law'), documented('organised-under-foreign-law')],
    'unresolved',
    'evidence-contradicts',
  ],
];

for (const [who, kind, evidence, status, reason] of TABLE) {
  test(`determineUsStatus() says ${status} of ${who}`, () => {
    const judged = determineUsStatus({ kind, evidence: [...evidence] });
    assert.equal(judged.status, status);
    assert.equal(judged.reasons[0]?.code, reason);
  });
}

test('determineUsStatus() takes a US office for US only under that reading and with proof', () => {
  const office = { kind: 'entity', evidence: [documented('us-office-of-foreign-entity')] } as const;
  const judge = (evidence: Evidence[], choice: string) => determineUsStatus({ ...office, evidence }, { 'us-office': choice });
  assert.equal(judge([documented('us-office-of-foreign-entity')], 'us').status, 'us');
  assert.equal(judge([claimed('us-office-of-foreign-entity')], 'us').status, 'unresolved');
  assert.deepEqual(judge([documented('us-office-of-foreign-entity')], 'foreign').readings, [{ id: 'us-office', choice: 'foreign' }]);
});

test('determineUsStatus() judges by the evidence of the day when asked about an earlier one', () => {
  const evidence = [documented('located-in-us'), documented('located-abroad', '2026-06-01')];
  assert.equal(determineUsStatus({ kind: 'individual', evidence, on: '2026-05-31' }).status, 'us');
  assert.equal(determineUsStatus({ kind: 'individual', evidence, on: '2026-06-01' }).status, 'foreign');
});

test('determineUsStatus() never says us when everything is a claim or an IP address', () => {
  const facts = [
    'us-citizen',
    'us-permanent-resident',
    'located-in-us',
    'organised-under-us-law',
    'foreign-branch-of-us-entity',
    'us-office-of-foreign-entity',
    'foreign-citizen',
    'located-abroad',
    'organised-under-foreign-law',
  ] as const;
  const item = fc.record({
    fact: fc.constantFrom(...facts),
    method: fc.constantFrom('claim' as const, 'ip' as const),
    on: fc.constantFrom('2026-01-10', '2026-02-10'),
  });
  fc.assert(
    fc.property(
      fc.constantFrom('individual' as const, 'entity' as const),
      fc.array(item, { maxLength: 6 }),
      fc.constantFrom('us', 'foreign'),
      (kind, evidence, office) => {
        assert.notEqual(determineUsStatus({ kind, evidence }, { 'us-office': office }).status, 'us');
      },
    ),
    { numRuns: 1000 },
  );
});

test('carveOut() needs the customer and all beneficial owners to be US persons', () => {
  const entity = { kind: 'entity', status: 'us' } as const;
  assert.equal(carveOut(entity, ['us', 'us']).outside, 'yes');
  assert.equal(carveOut(entity, ['us', 'foreign']).outside, 'no');
  assert.equal(carveOut(entity, ['us', 'unresolved']).outside, 'unresolved');
  assert.equal(carveOut(entity, []).outside, 'unresolved');
  assert.equal(carveOut({ kind: 'entity', status: 'foreign' }, ['us']).outside, 'no');
  assert.equal(carveOut({ kind: 'individual', status: 'us' }, []).outside, 'yes');
  assert.equal(carveOut({ kind: 'individual', status: 'unresolved' }, []).outside, 'unresolved');
});
