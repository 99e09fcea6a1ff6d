import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { test } from 'node:test';
import { createGunzip } from 'node:zlib';
import { type ReadListFile, readListFile } from './read-list-file.ts';

const REAL = new URL('../../../../../shared/data/lists/', import.meta.url);
const SKIP = existsSync(REAL) ? false : 'needs ../shared/data/lists';

function read(file: string): Promise<ReadListFile> {
  const bytes = createReadStream(new URL(file, REAL));
  return readListFile({ name: file, bytes: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes });
}

/** Real files, with the number of records that their publishers' rows make. */
const FILES: readonly (readonly [file: string, family: string, entries: number])[] = [
  ['un/UN_consolidated.xml', 'un-xml', 1003],
  ['ofac/sdn-history/sdn-2024-05-03.csv.gz', 'ofac-csv', 14_965],
  ['ofac/ofac-non-sdn-2025-12/cons_prim.csv', 'ofac-csv', 442],
  ['bis-dpl/dpl-2021-07.tsv', 'bis-dpl', 461],
  ['crypto/sanctioned_addresses_XBT.txt', 'wallet-lines', 435],
  ['crypto/sanctioned_addresses_XMR.txt', 'wallet-lines', 3],
];

for (const [file, family, entries] of FILES) {
  test(`readListFile() reads all of ${file}, each record with what was printed`, { skip: SKIP }, async () => {
    const reading = await read(file);
    assert.equal(reading.family, family);
    assert.equal(reading.entries.length, entries);
    for (const entry of reading.entries) assert.ok(Object.keys(entry.source).length > 0, entry.entryId);
  });
}

test('the screening list keeps licence requirement and policy of every Entity List record that has them', { skip: SKIP }, async () => {
  const { entries } = await read('us-csl/consolidated.csv.gz');
  const entityList = entries.filter((entry) => entry.list === 'EL');
  assert.equal(entityList.length, 2001);
  // As many as the publisher's own columns fill.
  assert.equal(entityList.filter((entry) => entry.source['license_requirement'] !== undefined).length, 2000);
  assert.equal(entityList.filter((entry) => entry.source['license_policy'] !== undefined).length, 2000);
  assert.equal(entityList.filter((entry) => entry.listedOn !== undefined).length, 1827);
});

test('parents within the names of the real Entity List come out as relations', { skip: SKIP }, async () => {
  const { entries } = await read('us-csl/consolidated.csv.gz');
  const parentOf = (name: string): string | undefined =>
    entries.find((entry) => entry.list === 'EL' && entry.entity.caption === name)?.relations?.find((relation) => relation.kind === 'parent')
      ?.name;
  assert.equal(parentOf('Hangzhou Huawei Enterprises'), 'Huawei Technologies Co., Ltd. (Huawei)');
  assert.equal(parentOf('Bowei Integrated Circuits'), 'China Electronics Technology Group Corporation 13th Research Institute (CETC 13)');
  assert.equal(parentOf('National Development Complex (NDC)'), 'Pakistan Atomic Energy Commission (PAEC)');
  assert.equal(parentOf('Baotou Guanghua Chemical Industrial Corporation'), 'China National Nuclear Group Corporation (CNNC)');
  assert.ok(!entries.some((entry) => /Affiliated Entity:|Subordinate Institution|subordinate entity/.test(entry.entity.caption ?? '')));
});

test('whom OFAC links a party to is found by number on the same list', { skip: SKIP }, async () => {
  const { entries } = await read('ofac/sdn-history/sdn-2024-05-03.csv.gz');
  const linked = entries.flatMap((entry) => entry.relations ?? []).filter((relation) => relation.kind === 'linked-to');
  assert.ok(linked.length > 6000);
  assert.ok(linked.filter((relation) => relation.entryId !== undefined).length / linked.length > 0.9);
  const wallets = entries.flatMap((entry) => entry.entity.properties['cryptoWallet'] ?? []);
  assert.ok(wallets.length > 100);
});
