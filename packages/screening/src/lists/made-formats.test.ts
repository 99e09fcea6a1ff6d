import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import type { ListEntry } from '@gatehouse/contracts';
import { type ReadListFile, readListFile } from './read-list-file.ts';

const FIXTURES = new URL('../../fixtures/made/', import.meta.url);

function read(file: string): Promise<ReadListFile> {
  return readListFile({ name: file, bytes: createReadStream(new URL(file, FIXTURES)) });
}

function find(reading: ReadListFile, entryId: string): ListEntry {
  const entry = reading.entries.find((one) => one.entryId === entryId);
  assert.ok(entry !== undefined, `no entry ${entryId}`);
  return entry;
}

/** Properties with their values in one order: a table has its names in another than a tree. */
function sorted(properties: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(properties).map(([name, values]) => [name, values.toSorted()]));
}

/** Each made file, how it is recognised, what date it carries and how many records it holds. */
const FILES: readonly (readonly [file: string, family: string, date: string | undefined, lists: readonly string[], entries: number])[] = [
  ['sdn-advanced.xml', 'ofac-advanced-xml', '2026-11-03', ['SDN'], 3],
  ['csl.json', 'csl-json', undefined, ['EL', 'SDN'], 3],
  ['eu.xml', 'eu-xml', '2026-10-05', ['EU'], 2],
  ['eu.csv', 'eu-csv', '2026-10-05', ['EU'], 2],
  ['uk.xml', 'uk-xml', '2026-09-23', ['UK'], 3],
  ['uk.csv', 'uk-csv', '2026-09-23', ['UK'], 3],
  ['ofsi.csv', 'ofsi-csv', '2026-01-21', ['UK'], 1],
  ['section-1260h.csv', 'section-1260h', undefined, ['1260H'], 3],
  ['mapped.csv', 'mapped-csv', '2026-11-01', ['ACME-DENY'], 2],
  ['wallets_XBT.txt', 'wallet-lines', undefined, ['WALLETS-XBT'], 2],
  ['export.ftm.json', 'own-jsonl', undefined, ['made_sanctions'], 2],
];

for (const [file, family, date, lists, entries] of FILES) {
  test(`readListFile() recognises ${file} by its content and reads every record`, async () => {
    const { name } = { name: 'download' };
    const unnamed = await readListFile({ name, bytes: createReadStream(new URL(file, FIXTURES)) });
    assert.equal(unnamed.family, family);
    const reading = await read(file);
    assert.equal(reading.publishedOn, date);
    assert.deepEqual([...new Set(reading.entries.map((entry) => entry.list))].toSorted(), lists);
    assert.equal(reading.entries.length, entries);
    for (const entry of reading.entries) assert.ok(Object.keys(entry.source).length > 0, 'a record without what was printed');
  });
}

test("OFAC's advanced XML joins names, documents, features, places and sanctions by their numbers", async () => {
  const reading = await read('sdn-advanced.xml');
  const person = find(reading, '90001');
  assert.deepEqual(person.entity, {
    id: 'SDN:90001',
    schema: 'Person',
    caption: 'SAMPLESSON, Madeup',
    properties: {
      name: ['SAMPLESSON, Madeup'],
      alias: ['مثال'],
      weakAlias: ['SAMPLEY'],
      passportNumber: ['A0000001'],
      birthDate: ['1961'],
      gender: ['male'],
      nationality: ['IR'],
      address: ['1 Example Street, Madeville, Iran'],
      country: ['IR'],
      cryptoWallet: ['1MadeUpAddressForTests9xyz123456'],
      currency: ['XBT'],
      birthPlace: ['Madeville, Iran'],
      birthCountry: ['IR'],
    },
  });
  assert.deepEqual(person.programmes, ['SDGT']);
  assert.equal(person.listedOn, '2019-09-04');
  assert.equal(person.blocking, true);
  assert.equal(person.source['legal_basis'], 'Executive Order 13224 (Terrorism)');
  assert.equal(person.source['Passport'], 'A0000001 (Iran)');
  const vessel = find(reading, '90003');
  assert.equal(vessel.entity.schema, 'Vessel');
  assert.deepEqual(vessel.entity.properties['imoNumber'], ['9074729']);
  assert.deepEqual(vessel.entity.properties['mmsi'], ['351000000']);
  assert.deepEqual(vessel.entity.properties['flag'], ['PA']);
  assert.deepEqual(vessel.entity.properties['type'], ['Crude Oil Tanker']);
});

test("OFAC's advanced XML gives each side of a relation what the other is to it", async () => {
  const reading = await read('sdn-advanced.xml');
  assert.deepEqual(find(reading, '90003').relations, [
    { kind: 'owner', name: 'EXAMPLE HOLDING S.A.', entryId: '90002', words: 'Owned or Controlled By' },
  ]);
  assert.deepEqual(find(reading, '90002').relations, [
    { kind: 'owned', name: 'EXAMPLE STAR', entryId: '90003', words: 'Owned or Controlled By' },
    { kind: 'director', name: 'SAMPLESSON, Madeup', entryId: '90001', former: true, words: 'Leader or official of' },
  ]);
});

test('the screening list as JSON keeps the licence policy and takes the parent out of the name', async () => {
  const reading = await read('csl.json');
  const child = find(reading, '0001aa');
  assert.equal(child.entity.caption, 'Example Child Electronics');
  assert.deepEqual(child.relations, [{ kind: 'parent', name: 'Example Parent Group Co., Ltd. (EPG)', words: 'Subordinate Institution' }]);
  assert.deepEqual(
    child.aliases.map((alias) => alias.name),
    ['ECE', 'Old Example Works'],
  );
  assert.equal(child.source['license_policy'], 'Presumption of denial.');
  assert.equal(child.source['license_requirement'], 'For all items subject to the EAR.');
  assert.equal(child.source['federal_register_notice'], '90 FR 1');
  assert.equal(child.listedOn, '2025-01-16');
  const person = find(reading, '90010');
  assert.deepEqual(person.entity.properties['passportNumber'], ['B0000002']);
  assert.deepEqual(person.entity.properties['gender'], ['female']);
  assert.deepEqual(person.relations, [{ kind: 'linked-to', name: 'EXAMPLE HOLDING S.A.', words: 'Linked To', entryId: '90002' }]);
});

test('the EU list reads alike from XML and from CSV', async () => {
  const [xml, csv] = [await read('eu.xml'), await read('eu.csv')];
  for (const id of ['EU.99001.1', 'EU.99002.2']) {
    const [a, b] = [find(xml, id), find(csv, id)];
    assert.equal(a.entity.schema, b.entity.schema);
    assert.equal(a.entity.caption, b.entity.caption);
    assert.deepEqual(a.programmes, b.programmes);
    assert.equal(a.listedOn, b.listedOn);
    for (const property of [
      'birthDate',
      'passportNumber',
      'registrationNumber',
      'nationality',
      'country',
      'address',
      'gender',
      'birthPlace',
    ])
      assert.deepEqual(a.entity.properties[property], b.entity.properties[property], property);
  }
  // The CSV does not tell weak names.
  assert.deepEqual(find(xml, 'EU.99001.1').aliases.at(-1), { name: 'Example the Made', strength: 'weak' });
});

test('the UK list reads alike from XML and from CSV, and blocks where assets are frozen', async () => {
  const [xml, csv] = [await read('uk.xml'), await read('uk.csv')];
  for (const id of ['TST0001', 'TST0002', 'TST0003']) {
    const [a, b] = [find(xml, id), find(csv, id)];
    assert.deepEqual(sorted(a.entity.properties), sorted(b.entity.properties));
    assert.deepEqual(
      (a.relations ?? []).map(({ kind, name }) => [kind, name]),
      (b.relations ?? []).map(({ kind, name }) => [kind, name]),
    );
    assert.equal(a.blocking, b.blocking);
    assert.equal(a.listedOn, b.listedOn);
  }
  const person = find(xml, 'TST0001');
  assert.deepEqual(person.entity.properties['birthDate'], ['1945']);
  assert.deepEqual(person.aliases, [
    { name: 'Sammy', strength: 'weak' },
    { name: 'Madeup SAMPEL', strength: 'strong' },
    { name: 'نمونه', strength: 'strong' },
  ]);
  assert.equal(find(xml, 'TST0002').blocking, false);
  assert.deepEqual(find(xml, 'TST0003').relations?.[0], { kind: 'parent', name: 'Example Group JSC', words: 'ParentCompany' });
});

test("the Treasury's closed list reads numbered values and the marks in its other information", async () => {
  const person = find(await read('ofsi.csv'), '99001');
  assert.deepEqual(person.entity.properties['nationality'], ['IR', 'PA']);
  assert.deepEqual(person.entity.properties['birthDate'], ['1962-08']);
  assert.deepEqual(person.entity.properties['gender'], ['male']);
  assert.deepEqual(person.entity.properties['weakAlias'], ['SAMMY']);
});

test('section 1260H gives parents as relations and keeps when a listing ended', async () => {
  const reading = await read('section-1260h.csv');
  assert.deepEqual(find(reading, 'Example Chips Software Co.').relations, [
    { kind: 'parent', name: 'Example Chips Group Co.', words: 'parent', entryId: 'Example Chips Group Co.' },
  ]);
  assert.equal(find(reading, 'Former Example Co.').endsOn, '2024-01-31');
  assert.deepEqual(
    find(reading, 'Example Chips Group Co.').aliases.map((alias) => alias.name),
    ['ECG', 'Example Semiconductors'],
  );
});

test("an operator's table is read as its mapping says", async () => {
  const reading = await read('mapped.csv');
  const person = find(reading, 'A-1');
  assert.equal(person.entity.schema, 'Person');
  assert.equal(person.entity.caption, 'Madeup Sample');
  assert.deepEqual(person.entity.properties, {
    name: ['Madeup Sample'],
    alias: ['Sammy', 'M. Sample'],
    address: ['1 Example Street, Madeville'],
    birthDate: ['1964-07-08'],
    country: ['DE'],
  });
  assert.equal(person.listedOn, '2025-12-31');
  assert.equal(person.blocking, true);
  assert.deepEqual(person.programmes, ['fraud']);
  const company = find(reading, 'A-2');
  assert.equal(company.endsOn, '2027-02-01');
  assert.deepEqual(company.relations, [{ kind: 'parent', name: 'Example Group AG', words: 'Parent' }]);
});

test('a FollowTheMoney export lists whom its publisher sanctions, and owners as relations', async () => {
  const holding = find(await read('export.ftm.json'), 'made-1');
  assert.deepEqual(holding.programmes, ['Made programme']);
  assert.equal(holding.listedOn, '2024-03-04');
  assert.equal(holding.source['Sanction.authority'], 'Made authority');
  assert.deepEqual(holding.relations, [
    { kind: 'owner', name: 'Madeup Owner', words: '60 %' },
    { kind: 'owned', name: 'EXAMPLE STAR', entryId: 'made-3', former: true, words: 'Ownership' },
  ]);
});
