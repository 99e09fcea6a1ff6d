import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessSubject } from '../assess-ownership.ts';
import { ownershipGraphOf } from '../graph/ownership-graph.ts';
import { EXCEPTION_REASONS } from './gleif-exceptions.ts';
import { factsFromGleif, factsFromGleifRows } from './gleif-facts.ts';
import type { GleifEntity, GleifException, GleifRelationship } from './gleif-records.ts';

const OPTIONS = { designated: new Map([['X', ['SDN']]]), affiliatesStatus: 'suspended' };

function relation(members: Partial<GleifRelationship>): GleifRelationship {
  return {
    childLei: 'C',
    parentLei: 'X',
    type: 'IS_DIRECTLY_CONSOLIDATED_BY',
    status: 'ACTIVE',
    registrationStatus: 'PUBLISHED',
    startDate: '2020-01-01',
    lastUpdateDate: '2025-01-01',
    initialRegistrationDate: '2021-01-01',
    ...members,
  };
}

function exception(reason: string, level: 'DIRECT' | 'ULTIMATE' = 'DIRECT'): GleifException {
  return { lei: 'C', category: `${level}_ACCOUNTING_CONSOLIDATION_PARENT`, reasons: [reason], reference: null };
}

const C: GleifEntity = {
  lei: 'C',
  name: 'C',
  jurisdiction: 'GB',
  headquartersCountry: null,
  legalAddressCountry: 'GB',
  registrationStatus: 'ISSUED',
  lastUpdateDate: '2025-01-01',
};

function shares(relationship: GleifRelationship, asOf: string, known?: string): (readonly [number, number])[] {
  return factsFromGleif([], [relationship], { asOf, known }).stakes.map(({ equity }) => [Math.round(equity?.min ?? -1), equity?.max ?? -1]);
}

test('no reason of a reporting exception clears its entity, and each stands on its row', () => {
  for (const reason of [...Object.keys(EXCEPTION_REASONS), 'A_NEW_ONE']) {
    const facts = factsFromGleif([C], [], { asOf: '2026-01-01', exceptions: [exception(reason)] });
    const row = assessSubject(ownershipGraphOf(facts), 'C', OPTIONS);
    assert.equal(row?.ofac50.verdict, 'possibly', reason);
    assert.deepEqual(
      facts.parties.find(({ name }) => name === 'C')?.evidence.map(({ kind, category }) => [kind, category]),
      [['reporting-exception', reason]],
    );
  }
});

test('NATURAL_PERSONS is an unnamed individual, NO_LEI an entity that holds a majority', () => {
  const owners = (reason: string): unknown[] =>
    factsFromGleif([C], [], { asOf: '2026-01-01', exceptions: [exception(reason), exception(reason, 'ULTIMATE')] }).stakes.map((stake) => [
      stake.ownerId,
      stake.route,
      Math.round(stake.equity?.min ?? -1),
    ]);
  assert.deepEqual(owners('NATURAL_PERSONS'), [['unspecified:C:direct:NATURAL_PERSONS', 'direct', 0]]);
  assert.deepEqual(owners('NO_LEI'), [['unspecified:C:direct:NO_LEI', 'direct', 50]]);
  const row = assessSubject(
    ownershipGraphOf(factsFromGleif([C], [], { asOf: '2026-01-01', exceptions: [exception('NATURAL_PERSONS')] })),
    'C',
    OPTIONS,
  );
  assert.deepEqual(
    row?.beneficialOwners.map(({ name, possible }) => [name, possible]),
    [[null, true]],
  );
});

test('factsFromGleif() goes by the day and by the day of knowledge', () => {
  const table: [Partial<GleifRelationship>, string, string | undefined, unknown[]][] = [
    [{}, '2026-01-01', undefined, [[50, 100]]],
    [{}, '2019-12-31', undefined, []],
    [{}, '2026-01-01', '2020-12-31', []],
    // Its end was recorded in 2025: before that nobody knew.
    [{ status: 'INACTIVE', endDate: '2022-01-01' }, '2023-01-01', undefined, []],
    [{ status: 'INACTIVE', endDate: '2022-01-01' }, '2021-12-31', undefined, [[50, 100]]],
    [{ status: 'INACTIVE', endDate: '2022-01-01' }, '2023-01-01', '2024-01-01', [[50, 100]]],
    // Ended on a day that nobody gives: of a day before the last update it is open whether it still held.
    [{ status: 'INACTIVE' }, '2025-01-01', undefined, []],
    [{ status: 'INACTIVE' }, '2024-12-31', undefined, [[0, 100]]],
    [{ status: 'ACTIVE', endDate: '2022-01-01' }, '2023-01-01', undefined, [[0, 100]]],
    // The record itself gives less than a majority.
    [{ percentage: 38.91 }, '2026-01-01', undefined, [[39, 100]]],
    [{ percentage: 1 }, '2026-01-01', undefined, [[50, 100]]],
    [{ percentage: 99 }, '2026-01-01', undefined, [[50, 100]]],
  ];
  for (const [members, asOf, known, expected] of table)
    assert.deepEqual(shares(relation(members), asOf, known), expected, JSON.stringify([members, asOf, known]));
});

test('factsFromGleifRows() takes the three files in any order, and a level 1 record keeps what signs rest on', () => {
  const entity: GleifEntity = {
    ...C,
    entityStatus: 'INACTIVE',
    creationDate: '2019-02-03T00:00:00Z',
    registrationAuthority: 'RA000585',
    registrationNumber: '01234567',
    legalAddress: '1 Street',
  };
  const facts = factsFromGleifRows(
    [
      { level: 'exception', exception: exception('NON_PUBLIC', 'ULTIMATE') },
      { level: 1, entity },
      { level: 2, relationship: relation({}) },
    ],
    { asOf: '2026-01-01' },
  );
  const party = ownershipGraphOf(facts).parties.find(({ id }) => id === 'C');
  assert.deepEqual(
    [party?.name, party?.foundedOn, party?.identifiers, party?.addresses, party?.evidence.map(({ category }) => category)],
    [
      'C',
      '2019-02-03',
      [
        { scheme: 'XI-LEI', value: 'C' },
        { scheme: 'RA000585', value: '01234567' },
      ],
      [{ type: 'registered', text: '1 Street', country: 'GB' }],
      ['INACTIVE', 'NON_PUBLIC'],
    ],
  );
});
