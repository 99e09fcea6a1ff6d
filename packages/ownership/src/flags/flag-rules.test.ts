import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BodsStatement } from '@gatehouse/contracts';
import { assessOwnership, assessSubject } from '../assess-ownership.ts';
import { FLAG_RULES } from './flag-rules.ts';
import { buildOwnershipGraph } from '../graph/ownership-graph.ts';
import { entity, holds, person, relates } from '../bods/statements-for-tests.ts';

const OPTIONS = { affiliatesStatus: 'suspended', designated: new Map([['X', ['SDN']]]) };

function codesOf(statements: readonly BodsStatement[], subject = 'T'): string[] {
  const row = assessSubject(buildOwnershipGraph(statements, { asOf: '2026-06-01' }), subject, OPTIONS);
  return (row?.flags ?? []).map((flag) => flag.code);
}

const parties = [person('X'), person('P'), person('Q'), entity('A'), entity('B'), entity('T')];
const titled = (share: number): BodsStatement =>
  relates('P', 'T', [{ type: 'nominee', directOrIndirect: 'direct', share: { exact: share } }]);

/** One graph a sign, in which it stands. */
const SIGNS: readonly { code: string; statements: readonly BodsStatement[]; subject?: string }[] = [
  { code: 'designated', statements: parties, subject: 'X' },
  { code: 'designated-owner-below-line', statements: [holds('X', 'T', 20), holds('P', 'T', 80)] },
  { code: 'designated-owner-share-unknown', statements: [relates('X', 'T', [{ type: 'shareholding' }])] },
  { code: 'control-by-designated', statements: [relates('X', 'T', [{ type: 'appointmentOfBoard' }]), holds('P', 'T', 100)] },
  { code: 'circular-ownership', statements: [holds('A', 'T', 60), holds('B', 'A', 60), holds('A', 'B', 60)] },
  { code: 'nominee', statements: [titled(40)] },
  { code: 'chain-ends-in-nobody', statements: [holds('A', 'T', 100)] },
  { code: 'chain-ends-in-nobody', statements: [holds('A', 'T', 100), holds('T', 'A', 100)] },
  { code: 'unknown-owner', statements: [holds('absent', 'T', 30)] },
  { code: 'share-just-under-line', statements: [holds('P', 'T', 24.9)] },
  { code: 'share-just-under-line', statements: [holds('P', 'T', 49.9), holds('Q', 'T', 49.9)] },
  {
    code: 'long-chain',
    statements: ['a', 'b', 'c', 'd']
      .flatMap((id, at) => [entity(id), holds(id, ['T', 'a', 'b', 'c'][at] ?? '', 100)])
      .concat(holds('P', 'd', 100)),
  },
  { code: 'indirect-stake-without-chain', statements: [holds('P', 'T', 30, { directOrIndirect: 'indirect' })] },
  {
    code: 'foreign-beneficial-owner',
    statements: [entity('T', { jurisdiction: { code: 'US-DE' } }), person('P', { nationalities: [{ code: 'BR' }] }), holds('P', 'T', 80)],
  },
  { code: 'shares-exceed-whole', statements: [holds('P', 'T', 80), holds('Q', 'T', 30)] },
  { code: 'sources-disagree', statements: [holds('P', 'T', 80), { ...holds('P', 'T', 30), recordId: 'other' }] },
  {
    code: 'declared-share-differs',
    statements: [holds('P', 'A', 10), holds('A', 'T', 50), holds('P', 'T', 40, { directOrIndirect: 'indirect' })],
  },
  { code: 'declared-beneficial-owner-not-shown', statements: [holds('P', 'T', 10, { beneficialOwnershipOrControl: true })] },
  { code: 'lapsed-record', statements: [{ ...entity('T'), recordStatus: 'closed', statementDate: '2026-01-01' }] },
];

for (const { code, statements, subject } of SIGNS) {
  test(`the sign "${code}" stands where its facts are (${SIGNS.filter((sign) => sign.code === code).findIndex((sign) => sign.statements === statements) + 1})`, () => {
    assert.ok(codesOf([...parties, ...statements], subject).includes(code));
  });
}

test('every sign has a case, but the one that only a register gives', () => {
  const covered = new Set(SIGNS.map((sign) => sign.code));
  assert.deepEqual(
    FLAG_RULES.map((rule) => rule.code).filter((code) => !covered.has(code)),
    ['ultimate-parent-conflict'],
  );
});

test('flagsOf() finds nothing in a company with known owners', () => {
  assert.deepEqual(codesOf([...parties, holds('P', 'T', 60), holds('Q', 'T', 40)]), []);
  assert.deepEqual(codesOf([...parties, holds('P', 'T', 51), holds('Q', 'T', 49)]), []);
});

test('flagsOf() finds nothing in a chain that ends at a listed company, a state or a listed exemption', () => {
  const listed = [entity('L', { publicListing: { hasPublicListing: true } }), holds('L', 'T', 100)];
  const state = [entity('S', { entityType: { type: 'state' } }), holds('S', 'T', 100)];
  const exempt: BodsStatement = {
    recordId: 'exempt',
    recordType: 'relationship',
    recordDetails: { subject: 'T', interestedParty: { reason: 'subjectExemptFromDisclosure' }, interests: [] },
  };
  for (const statements of [listed, state, [exempt]]) assert.deepEqual(codesOf([...parties, ...statements]), []);
});

test('assessOwnership() raises no flag for ten thousand companies that share a formation agent’s address', () => {
  const addresses = [{ type: 'registered', address: '1 Agent Street', country: { code: 'US' } }];
  const statements = Array.from({ length: 10_000 }, (_, index) => [
    entity(`c${index}`, { addresses }),
    person(`p${index}`),
    holds(`p${index}`, `c${index}`, 100),
  ]).flat();
  const rows = [...assessOwnership(buildOwnershipGraph(statements, { asOf: '2026-06-01' }), OPTIONS)];
  assert.equal(
    rows.reduce((flags, row) => flags + row.flags.length, 0),
    0,
  );
});
