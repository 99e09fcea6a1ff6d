import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { type ReadListFile, readListFile } from './read-list-file.ts';

const FIXTURES = new URL('../../fixtures/ita/', import.meta.url);

/** Each file of the Government's own importer, with the number of records that its importer makes of it. */
const EXPECTED: readonly { readonly file: string; readonly list: string; readonly entries: number }[] = [
  { file: 'el.csv', list: 'EL', entries: 7 },
  { file: 'meu.csv', list: 'MEU', entries: 7 },
  { file: 'uvl.csv', list: 'UVL', entries: 13 },
  { file: 'isn.csv', list: 'ISN', entries: 3 },
  { file: 'itar_debarred_parties.csv', list: 'DTC', entries: 4 },
  { file: 'dpl.txt', list: 'DPL', entries: 9 },
  { file: 'sdn.xml', list: 'SDN', entries: 4 },
  { file: 'consolidated.xml', list: 'NONSDN', entries: 24 },
];

function read(file: string): Promise<ReadListFile> {
  return readListFile({ name: file, bytes: createReadStream(new URL(file, FIXTURES)) });
}

for (const { file, list, entries } of EXPECTED) {
  test(`readListFile() makes of ${file} the records that the Government's importer makes`, async () => {
    const reading = await read(file);
    assert.equal(reading.entries.length, entries);
    assert.deepEqual([...new Set(reading.entries.map((entry) => entry.list))], [list]);
    for (const entry of reading.entries) assert.notEqual(entry.entity.properties['name']?.[0] ?? '', '');
  });
}

test('readListFile() joins the rows of one entity, an address and an alias each', async () => {
  const { entries } = await read('el.csv');
  const farid = entries.find((entry) => entry.entity.caption === 'Fazal Rahim Farid');
  assert.deepEqual(
    farid?.aliases.map((alias) => alias.name),
    ['Fazel Rahim Farid', 'Farid', 'Engineer Idris'],
  );
  assert.equal(farid?.entity.properties['address']?.length, 2);
  assert.deepEqual(farid?.entity.properties['country'], ['AF']);
  assert.equal(farid?.listedOn, '2011-11-21');
});

test('readListFile() keeps the strength that OFAC gives an alias, and the date that it prints', async () => {
  const reading = await read('sdn.xml');
  const bank = reading.entries.find((entry) => entry.entryId === '306');
  assert.deepEqual(bank?.aliases, [
    { name: 'BNC', strength: 'weak' },
    { name: 'NATIONAL BANK OF CUBA', strength: 'strong' },
  ]);
  assert.equal(reading.publishedOn, '2014-07-16');
});

test('readListFile() takes the aliases out of the brackets of a debarred party', async () => {
  const { entries } = await read('itar_debarred_parties.csv');
  const hukic = entries.find((entry) => entry.entity.caption === 'Hukic, Bajro');
  assert.deepEqual(
    hukic?.aliases.map((alias) => alias.name),
    ['Bob Hukic', 'Bab Hucici'],
  );
});
