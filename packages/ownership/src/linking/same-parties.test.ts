import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OwnershipRow } from '@gatehouse/contracts';
import { assessSubject } from '../assess-ownership.ts';
import { type Party, partyOf } from '../facts/party.ts';
import { type Stake, stakeOf } from '../facts/stake.ts';
import { ownershipGraphOf } from '../graph/ownership-graph.ts';
import { words } from './link-set-for-tests.ts';
import { sameParties } from './same-parties.ts';

const LEI = '5299000J2N45DDNE4Y28';
const entity = (id: string, facts: Partial<Party> = {}): Party => partyOf({ id, kind: 'entity', ...facts });
const person = (id: string, facts: Partial<Party> = {}): Party => partyOf({ id, kind: 'person', ...facts });
const link = (...parties: Party[]): [string, string[]][] =>
  [...sameParties(parties, { wordsOf: words })].map(([id, others]) => [id, others.map((other) => other.id)]);
const stake = (ownerId: string, ownedId: string, share: number): Stake =>
  stakeOf({ ownerId, ownedId, route: 'direct', equity: { min: share, max: share }, origin: 'test', source: `${ownerId} ${ownedId}` });

test('one LEI is one party, whatever the records call it; another LEI under the same name is another', () => {
  const gleif = entity(LEI, { name: 'Harbour Holding Limited', jurisdiction: 'GB' });
  const declared = entity('e1', { name: 'Old Name Ltd', jurisdiction: 'GB', identifiers: [{ scheme: 'XI-LEI', value: LEI }] });
  assert.deepEqual(link(gleif, declared), [
    [LEI, ['e1']],
    ['e1', [LEI]],
  ]);
  const other = entity('e2', {
    name: 'Harbour Holding Limited',
    jurisdiction: 'GB',
    identifiers: [{ scheme: 'XI-LEI', value: '529900T8BM49AURSDO55' }],
  });
  assert.deepEqual(link(gleif, other), []);
});

test('a register’s number meets under the names that several lists give the register, not in another country', () => {
  const companiesHouse = entity('a', {
    name: 'Quay Four Limited',
    jurisdiction: 'GB',
    identifiers: [{ scheme: 'GB-COH', value: '00123456' }],
  });
  const gleif = entity('b', { name: 'QUAY FOUR LTD', jurisdiction: 'GB', identifiers: [{ scheme: 'RA000585', value: '123456' }] });
  const abroad = entity('c', { name: 'Quay Four Limited', jurisdiction: 'IE', identifiers: [{ scheme: 'IE-CRO', value: '123456' }] });
  assert.deepEqual(link(companiesHouse, gleif, abroad), [
    ['a', ['b']],
    ['b', ['a']],
  ]);
});

test('a person of two registers is linked by name, month of birth, nationality and address; name-sakes are not', () => {
  const address = [{ type: 'other' as const, text: '4 Mill Lane, Cork, T12 X1Y2', country: 'IE' }];
  const known = { name: 'Orla Vantongeren', birthDate: '1980-02', nationalities: ['IE'], addresses: address };
  const twin = person('p3', { name: 'Orla Vantongeren', birthDate: '1963-11', nationalities: ['NL'] });
  assert.deepEqual(link(person('p1', known), person('p2', { ...known, birthDate: '1980-02-03' }), twin), [
    ['p1', ['p2']],
    ['p2', ['p1']],
  ]);
});

test('a name alone, a person with an entity, and whom nobody names are linked with nobody', () => {
  assert.deepEqual(link(entity('a', { name: 'Quay Four' }), entity('b', { name: 'Quay Four' })), []);
  const same = {
    name: 'Orla Vantongeren',
    birthDate: '1980-02-03',
    nationalities: ['IE'],
    identifiers: [{ scheme: 'IE-TAX', value: '7' }],
  };
  assert.deepEqual(link(person('a', same), entity('b', same)), []);
  assert.deepEqual(link(person('a', { ...same, identified: false }), person('b', same)), []);
});

test('what a party owns that may be a designated one is possibly blocked, never blocked and never clean; the row says whom it may be', () => {
  const known = {
    name: 'Orla Vantongeren',
    birthDate: '1980-02-03',
    nationalities: ['IE'],
    identifiers: [{ scheme: 'IE-TAX', value: '7712' }],
  };
  const parties = [person('listed', known), person('seller', known), entity('firm', { name: 'Firm' }), entity('below', { name: 'Below' })];
  const stakes = [stake('seller', 'firm', 100), stake('firm', 'below', 60), stake('clean', 'below', 40)];
  const graph = ownershipGraphOf({ parties: [...parties, person('clean', { name: 'Pim Achterberg' })], stakes, publishedParents: [] });
  const options = { designated: new Map([['listed', ['SDN']]]), affiliatesStatus: 'suspended' };
  const same = sameParties(graph.parties, { wordsOf: words });
  for (const [id, without, verdict] of [
    ['firm', 'not', 'possibly'],
    ['below', 'not', 'possibly'],
    ['seller', 'not', 'possibly'],
    ['listed', 'blocked', 'blocked'],
    ['clean', 'not', 'not'],
  ] as const) {
    assert.equal(assessSubject(graph, id, options)?.ofac50.verdict, without, `${id} without links`);
    assert.equal(assessSubject(graph, id, { ...options, same })?.ofac50.verdict, verdict, id);
  }
  const row = OwnershipRow.parse(assessSubject(graph, 'seller', { ...options, same }));
  assert.deepEqual(
    row.sameAs?.map(({ id }) => id),
    ['listed'],
  );
  assert.match(row.ofac50.because, /May be Orla Vantongeren \(listed\) with a probability of 0\.9\d, which is on SDN|probability of 1\.00/);
  assert.ok(row.sameAs?.[0]?.because.some((phrase) => phrase.startsWith('the same')));
});

test('who may be a party that is blocked by its owners, not by a list, is unclear too', () => {
  const numbers = { name: 'Quay Four', jurisdiction: 'GB', identifiers: [{ scheme: 'GB-COH', value: '123456' }] };
  const parties = [
    person('x', { name: 'X Y' }),
    entity('a', numbers),
    entity('b', numbers),
    entity('c', { name: 'C' }),
    person('d', { name: 'D E' }),
  ];
  const stakes = [stake('x', 'a', 100), stake('d', 'b', 100), stake('b', 'c', 100)];
  const graph = ownershipGraphOf({ parties, stakes, publishedParents: [] });
  const same = sameParties(graph.parties, { wordsOf: words });
  const verdict = (id: string) =>
    assessSubject(graph, id, { designated: new Map([['x', ['SDN']]]), affiliatesStatus: 'suspended', same })?.ofac50.verdict;
  assert.deepEqual(['a', 'b', 'c', 'd'].map(verdict), ['blocked', 'possibly', 'possibly', 'not']);
});
