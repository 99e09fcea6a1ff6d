import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ProblemError } from '@gatehouse/foundation';
import type { ParsedLists } from '@gatehouse/screening';
import { ListShelf } from './list-shelf.ts';
import { readListFolder, shippedListsFolder } from './read-list-folder.ts';

const SHARED_LISTS = new URL('../../../../../shared/data/lists/', import.meta.url);
const OWN = '{"id":"x1","schema":"Person","list":"house","blocking":true,"properties":{"name":["Zoltan Example"]}}\n';

let shipped: ParsedLists;
let folder: string;
before(async () => {
  shipped = await readListFolder(shippedListsFolder());
  folder = await mkdtemp(join(tmpdir(), 'shelf-'));
});
after(() => rm(folder, { recursive: true, force: true }));

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}

test('readListFolder() reads the shipped lists with their dates and counts', () => {
  assert.deepEqual(
    shipped.versions.map(({ name, date, entries, dateBasis }) => [name, date, entries, dateBasis]),
    [
      ['DPL', '2022-09-07', 461, 'manifest'],
      ['DTC', '2022-05-16', 727, 'manifest'],
      ['EL', '2022-05-16', 2001, 'manifest'],
      ['ISN', '2022-05-16', 163, 'manifest'],
      ['MEU', '2022-05-16', 71, 'manifest'],
      ['NONSDN', '2025-12-19', 442, 'manifest'],
      ['SDN', '2024-05-03', 14_965, 'manifest'],
      ['UVL', '2022-05-16', 201, 'manifest'],
    ],
  );
  assert.deepEqual(shipped.superseded.map(({ name, entries }) => `${name} ${entries}`).toSorted(byText), [
    'DPL 462',
    'NONSDN 462',
    'SDN 10026',
  ]);
});

test('readListFolder() joins aliases and addresses to the records of OFAC, and counts the rows left over', () => {
  const aero = shipped.entries.find((entry) => entry.list === 'SDN' && entry.entryId === '36');
  assert.deepEqual(aero?.aliases, [{ name: 'AERO-CARIBBEAN', strength: 'strong' }]);
  assert.deepEqual(aero?.entity.properties['country'], ['CU']);
  assert.match(shipped.problems[0]?.detail ?? '', /rows name \d+ records/);
});

test('readListFolder() reads dates, countries and numbers out of the remarks of OFAC', () => {
  const entry = shipped.entries.find((one) => one.list === 'SDN' && one.entryId === '9535');
  assert.deepEqual(entry?.entity.properties['birthDate'], ['1953']);
  assert.deepEqual(entry?.entity.properties['passportNumber'], ['B272327']);
  assert.deepEqual(entry?.entity.properties['idNumber'], ['3570900519762']);
});

test('import() puts an own list on the shelf, and it is live', async () => {
  const file = join(folder, 'own-2026-01-02.jsonl');
  await writeFile(file, OWN);
  const shelf = new ListShelf(folder);
  const imported = await shelf.import(file);
  assert.deepEqual(
    imported.live.map(({ name, date, entries }) => [name, date, entries]),
    [['house', '2026-01-02', 1]],
  );
  const read = await shelf.read();
  assert.ok(read.entries.some((entry) => entry.list === 'house' && entry.blocking));
});

test('import() refuses an empty file and holds back a shrunken one, and what is live stays as it was', async () => {
  const shelf = new ListShelf(folder);
  const live = (await shelf.read()).versions;
  const known = await readdir(join(folder, 'lists')).catch(() => []);
  const empty = join(folder, 'empty.csv');
  await writeFile(empty, '');
  await assert.rejects(shelf.import(empty), (error) => error instanceof ProblemError && error.problem.code === 'bad-input');
  const shrunken = join(folder, 'sdn.csv');
  await writeFile(shrunken, '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n');
  assert.deepEqual(await readdir(join(folder, 'lists')).catch(() => []), known);
  await assert.rejects(shelf.import(shrunken), (error) => error instanceof ProblemError && error.problem.code === 'conflict');
  assert.deepEqual(
    (await shelf.record()).files.map(({ state }) => state).filter((state) => state === 'held'),
    ['held'],
  );
  assert.deepEqual((await shelf.read()).versions, live);
});

test('import() refuses a real incomplete download of the Consolidated Screening List', async (context) => {
  const partial = new URL('us-csl/csl-2023-11-partial.csv.gz', SHARED_LISTS);
  if (!existsSync(partial)) return context.diagnostic('the shared data are not here: nothing was checked');
  await assert.rejects(
    new ListShelf(folder).import(partial.pathname),
    (error) => error instanceof ProblemError && error.problem.code === 'bad-input',
  );
});

test('import() takes the list of the UN with its own date, original scripts and weak aliases', async (context) => {
  const un = new URL('un/UN_consolidated.xml', SHARED_LISTS);
  if (!existsSync(un)) return context.diagnostic('the shared data are not here: nothing was checked');
  const shelf = new ListShelf(folder);
  const imported = await shelf.import(un.pathname);
  assert.deepEqual(
    imported.live.map(({ name, date, entries, dateBasis }) => [name, date, entries, dateBasis]),
    [['UN', '2026-02-27', 1003, 'publisher']],
  );
  const badege = (await shelf.read()).entries.find((entry) => entry.list === 'UN' && entry.entryId === 'CDi.001');
  assert.deepEqual(badege?.entity.properties['birthDate'], ['1971']);
  assert.equal(badege?.blocking, true);
});
