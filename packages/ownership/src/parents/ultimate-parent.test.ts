import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessSubject } from '../assess-ownership.ts';
import { factsFromGleif } from '../registers/gleif-facts.ts';
import type { GleifRelationship } from '../registers/gleif-records.ts';
import { headquarters } from './headquarters.ts';
import { buildOwnershipGraph, ownershipGraphOf } from '../graph/ownership-graph.ts';
import { entity, holds } from '../bods/statements-for-tests.ts';
import { ultimateParent } from './ultimate-parent.ts';

function relation(
  childLei: string,
  parentLei: string,
  level: 'DIRECTLY' | 'ULTIMATELY',
  members: Partial<GleifRelationship> = {},
): GleifRelationship {
  const type = `IS_${level}_CONSOLIDATED_BY`;
  return {
    childLei,
    parentLei,
    type,
    status: 'ACTIVE',
    registrationStatus: 'PUBLISHED',
    startDate: '2020-01-01',
    lastUpdateDate: '2025-01-01',
    ...members,
  };
}

function graphOf(relationships: readonly GleifRelationship[]): ReturnType<typeof ownershipGraphOf> {
  return ownershipGraphOf(factsFromGleif([], relationships, { asOf: '2026-06-01' }));
}

test('ultimateParent() walks direct parents to the published ultimate parent', () => {
  const graph = graphOf([relation('C', 'B', 'DIRECTLY'), relation('B', 'A', 'DIRECTLY'), relation('C', 'A', 'ULTIMATELY')]);
  assert.deepEqual(ultimateParent(graph, graph.nodeOf.get('C') ?? -1), {
    id: 'A',
    name: null,
    published: 'A',
    walked: 'A',
    conflict: false,
  });
});

test('ultimateParent() reports a walk that ends elsewhere as a conflict, with a flag', () => {
  const graph = graphOf([relation('C', 'B', 'DIRECTLY'), relation('C', 'A', 'ULTIMATELY')]);
  const row = assessSubject(graph, 'C', { designated: new Map(), affiliatesStatus: 'suspended' });
  assert.deepEqual([row?.ultimateParent.walked, row?.ultimateParent.published, row?.ultimateParent.conflict], ['B', 'A', true]);
  assert.ok(row?.flags.some((flag) => flag.code === 'ultimate-parent-conflict'));
});

test('ultimateParent() goes by the status of the relationship, not of its registration', () => {
  const lapsed = graphOf([relation('C', 'B', 'DIRECTLY', { registrationStatus: 'LAPSED' })]);
  assert.equal(ultimateParent(lapsed, lapsed.nodeOf.get('C') ?? -1).walked, 'B');
  const inactive = graphOf([relation('C', 'B', 'DIRECTLY', { status: 'INACTIVE' })]);
  assert.equal(ultimateParent(inactive, inactive.nodeOf.get('C') ?? -1).walked, null);
});

test('ultimateParent() finds no top in a circle of parents', () => {
  const graph = graphOf([relation('C', 'B', 'DIRECTLY'), relation('B', 'C', 'DIRECTLY')]);
  assert.equal(ultimateParent(graph, graph.nodeOf.get('C') ?? -1).walked, null);
});

test('headquarters() says what its answer rests on, and follows the majority to the ultimate parent', () => {
  const addresses = [{ type: 'registered', country: { code: 'IE' } }];
  const statements = [entity('T', { addresses }), entity('A', { jurisdiction: { code: 'CN' } }), holds('A', 'T', 60)];
  const graph = buildOwnershipGraph(statements, { asOf: '2026-06-01' });
  assert.deepEqual(headquarters(graph, graph.nodeOf.get('T') ?? -1), {
    country: 'IE',
    basis: 'registered-address',
    ultimateParent: { id: 'A', country: 'CN', basis: 'jurisdiction' },
  });
});

test('factsFromGleif() counts a parent once that is both direct and ultimate, and flags no chain for ending at it', () => {
  const graph = graphOf([relation('C', 'A', 'ULTIMATELY'), relation('C', 'A', 'DIRECTLY')]);
  const row = assessSubject(graph, 'C', { designated: new Map([['A', ['SDN']]]), affiliatesStatus: 'suspended' });
  assert.deepEqual(
    row?.ofac50.owners.map((owner) => owner.share),
    [{ min: 50, max: 100 }],
  );
  assert.deepEqual(row?.flags, []);
});
