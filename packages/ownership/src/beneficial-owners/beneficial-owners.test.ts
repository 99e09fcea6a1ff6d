import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BeneficialOwner, BodsStatement } from '@gatehouse/contracts';
import { beneficialOwners, type BeneficialOwnerReading } from './beneficial-owners.ts';
import { buildOwnershipGraph } from '../graph/ownership-graph.ts';
import { entity, holds, person, relates } from '../bods/statements-for-tests.ts';

function ownersOf(statements: readonly BodsStatement[], subject: string, reading?: BeneficialOwnerReading): BeneficialOwner[] {
  const graph = buildOwnershipGraph(statements, { asOf: '2026-06-01' });
  return beneficialOwners(graph, graph.nodeOf.get(subject) ?? -1, reading === undefined ? {} : { reading });
}

const parties = [person('P'), person('Q'), entity('A'), entity('B'), entity('T')];

test('beneficialOwners() counts 25 percent and not 24.99', () => {
  assert.deepEqual(
    ownersOf([...parties, holds('P', 'T', 25), holds('Q', 'T', 24.99)], 'T').map((owner) => owner.id),
    ['P'],
  );
});

test('beneficialOwners() multiplies along a chain and sums over chains', () => {
  const [owner] = ownersOf([...parties, holds('P', 'A', 50), holds('P', 'B', 50), holds('A', 'T', 30), holds('B', 'T', 20)], 'T');
  assert.deepEqual(
    [owner?.id, owner?.share, owner?.possible, owner?.paths],
    [
      'P',
      { min: 25, max: 25 },
      false,
      [
        ['P', 'A', 'T'],
        ['P', 'B', 'T'],
      ],
    ],
  );
});

test('beneficialOwners() looks through a circle: 50 percent beside half a percent that returns is 50.25', () => {
  const [owner] = ownersOf([...parties, holds('P', 'T', 50), holds('A', 'T', 50), holds('T', 'A', 1), holds('Q', 'A', 99)], 'T');
  assert.ok(owner);
  assert.ok(Math.abs(owner.share.min - 50 / (1 - 0.005)) < 1e-9);
});

test('beneficialOwners() keeps a range that straddles the line as possible', () => {
  const [owner] = ownersOf([...parties, holds('P', 'T', { minimum: 20, maximum: 30 })], 'T');
  assert.deepEqual([owner?.possible, owner?.share], [true, { min: 20, max: 30 }]);
});

test('beneficialOwners() lowers a range to what the other owners leave', () => {
  const [, owner] = ownersOf([...parties, holds('P', 'T', 70), holds('Q', 'T', { minimum: 25, maximum: 50 })], 'T');
  assert.deepEqual([owner?.id, owner?.share], ['Q', { min: 25, max: 30 }]);
});

test('beneficialOwners() finds substantial control at any distance', () => {
  const statements = [
    ...parties,
    holds('P', 'A', 51),
    holds('A', 'B', 51),
    holds('B', 'T', 51),
    relates('Q', 'T', [{ type: 'appointmentOfBoard' }]),
  ];
  const owners = ownersOf(statements, 'T');
  assert.deepEqual(
    owners.map((owner) => [owner.id, owner.possible, owner.control]),
    [
      ['P', false, { kinds: ['votingMajority', 'controlled-chain'] }],
      ['Q', false, { kinds: ['appointmentOfBoard'] }],
    ],
  );
});

test('beneficialOwners() adds up the votes that an individual and its entities hold', () => {
  const [owner] = ownersOf(
    [
      ...parties,
      holds('P', 'A', 100),
      relates('P', 'T', [{ type: 'votingRights', share: { exact: 26 } }]),
      relates('A', 'T', [{ type: 'votingRights', share: { exact: 25 } }]),
    ],
    'T',
  );
  assert.deepEqual([owner?.id, owner?.control, owner?.share], ['P', { kinds: ['votingMajority', 'controlled-chain'] }, { min: 0, max: 0 }]);
});

test('beneficialOwners() counts in full what a controlled entity holds under the other reading', () => {
  const statements = [...parties, holds('P', 'A', 60), holds('A', 'T', 30)];
  assert.deepEqual(ownersOf(statements, 'T'), []);
  assert.deepEqual(
    ownersOf(statements, 'T', { line: 25, indirect: 'controlled-chain' }).map((owner) => owner.share),
    [{ min: 30, max: 30 }],
  );
});

test('beneficialOwners() treats a declared flag as evidence only', () => {
  const declared = { beneficialOwnershipOrControl: true };
  assert.deepEqual(ownersOf([...parties, holds('P', 'T', 10, declared)], 'T'), []);
  assert.deepEqual(
    ownersOf([...parties, holds('P', 'T', 30, declared)], 'T').map((owner) => owner.declared),
    [{ on: '2026-01-01' }],
  );
});

test('beneficialOwners() does not count an indirect stake beside the chain that it sums up', () => {
  const statements = [...parties, holds('P', 'A', 60), holds('A', 'T', 50), holds('P', 'T', 30, { directOrIndirect: 'indirect' })];
  statements.pop();
  statements.push(
    relates('P', 'T', [{ type: 'shareholding', directOrIndirect: 'indirect', share: { exact: 30 } }], { recordId: 'summary' }),
  );
  assert.deepEqual(
    ownersOf(statements, 'T').map((owner) => owner.share),
    [{ min: 30, max: 30 }],
  );
});

test('beneficialOwners() narrows an unknown link by the stated share of the whole chain', () => {
  const chain = [...parties, holds('A', 'T', 60), relates('P', 'A', [{ directOrIndirect: 'unknown' }])];
  const statements = [...chain, holds('P', 'T', 30, { directOrIndirect: 'indirect' })];
  assert.deepEqual(
    ownersOf(chain, 'T').map((owner) => [owner.share, owner.possible]),
    [[{ min: 0, max: 60 }, true]],
  );
  assert.deepEqual(
    ownersOf(statements, 'T').map((owner) => [owner.share, owner.possible]),
    [[{ min: 30, max: 30 }, false]],
  );
});

test('beneficialOwners() looks past a nominee to the nominator', () => {
  const statements = [
    ...parties,
    entity('N', { entityType: { type: 'arrangement', subtype: 'nomination' } }),
    relates('P', 'N', [{ type: 'nominator', directOrIndirect: 'direct' }]),
    relates('Q', 'N', [{ type: 'nominee', directOrIndirect: 'direct' }]),
    holds('N', 'T', 60),
  ];
  assert.deepEqual(
    ownersOf(statements, 'T').map((owner) => [owner.id, owner.possible, owner.control]),
    [['P', false, { kinds: ['votingMajority', 'controlled-chain'] }]],
  );
});

test('beneficialOwners() reads the interests of the date it is asked for', () => {
  const statements = [...parties, holds('P', 'T', 60, { endDate: '2026-03-01' }), holds('Q', 'T', 60, { startDate: '2026-03-01' })];
  assert.deepEqual(
    ownersOf(statements, 'T').map((owner) => owner.id),
    ['Q'],
  );
});

test('beneficialOwners() takes the latest statement of a record and drops a closed one', () => {
  const first = { ...holds('P', 'T', 60), statementDate: '2025-01-01' };
  const second = { ...holds('P', 'T', 30), statementDate: '2025-06-01' };
  const closed: BodsStatement = { ...holds('P', 'T', 30), statementDate: '2025-09-01', recordStatus: 'closed' };
  assert.deepEqual(
    ownersOf([...parties, second, first], 'T').map((owner) => owner.share.min),
    [30],
  );
  assert.deepEqual(ownersOf([...parties, second, first, closed], 'T'), []);
});

test('beneficialOwners() widens to the hull where two sources exclude each other', () => {
  const other = { ...holds('P', 'T', 20), recordId: 'another register' };
  const [owner] = ownersOf([...parties, holds('P', 'T', 40), other], 'T');
  assert.deepEqual([owner?.share, owner?.possible], [{ min: 20, max: 40 }, true]);
});

test('beneficialOwners() keeps control that only the summary of a shown chain states', () => {
  const statements = [
    ...parties,
    holds('P', 'A', 10),
    holds('A', 'T', 10),
    relates('P', 'T', [{ type: 'otherInfluenceOrControl', directOrIndirect: 'indirect' }]),
  ];
  assert.deepEqual(
    ownersOf(statements, 'T').map((owner) => [owner.id, owner.control]),
    [['P', { kinds: ['otherInfluenceOrControl'] }]],
  );
});
