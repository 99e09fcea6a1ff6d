import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { ListVersion } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { guardList } from './guard-list.ts';
import { isStale } from './is-stale.ts';
import { parseListFiles } from './parse-list-files.ts';
import { readListFile } from './read-list-file.ts';

const HEADER = '_id,source,entity_number,type,programs,name,title,addresses,alt_names';
const ROW = '1,Entity List (EL) - Bureau of Industry and Security,,,,"Example, Ltd.",,"Street 1, City, CN",';

function fileOf(text: string, name = 'list.csv'): { name: string; bytes: AsyncIterable<Uint8Array> } {
  return { name, bytes: chunksOf(text) };
}

// Small chunks, so that characters and quotes fall across their edges.
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

function textFile(text: string, name: string): { name: string; bytes: AsyncIterable<Uint8Array> } {
  return { name, bytes: wholeOf(text) };
}

async function* wholeOf(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield new TextEncoder().encode(text);
}

function refusedWith(code: string): (error: unknown) => boolean {
  return (error) => error instanceof ProblemError && error.problem.code === code;
}

test('readListFile() refuses a file of no bytes', async () => {
  await assert.rejects(readListFile(fileOf('')), refusedWith('bad-input'));
});

test('readListFile() refuses a header without records', async () => {
  await assert.rejects(readListFile(fileOf(`${HEADER}\n`)), refusedWith('bad-input'));
});

test('readListFile() refuses a file that holds its header twice', async () => {
  await assert.rejects(readListFile(fileOf(`${HEADER}\n${HEADER}\n${ROW}\n`)), refusedWith('bad-input'));
});

test('readListFile() refuses a file cut off within a quoted field', async () => {
  await assert.rejects(readListFile(fileOf(`${HEADER}\n${ROW}\n2,Entity List (EL),,,,"Exam`)), refusedWith('bad-input'));
});

test('readListFile() refuses a file cut off between two columns', async () => {
  await assert.rejects(readListFile(fileOf(`${HEADER}\n${ROW}\n2,Entity`)), refusedWith('bad-input'));
});

test('readListFile() refuses an XML list that ends early', async () => {
  await assert.rejects(
    readListFile(fileOf('<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-01-01"><INDIVIDUALS><INDIVIDUAL>')),
    refusedWith('bad-input'),
  );
});

test('readListFile() refuses what is no list', async () => {
  await assert.rejects(readListFile(fileOf('a,b\n1,2\n')), refusedWith('bad-input'));
});

test('readListFile() accepts the same file when it is whole', async () => {
  const { entries } = await readListFile(fileOf(`${HEADER}\n${ROW}\n`));
  assert.equal(entries[0]?.entity.caption, 'Example, Ltd.');
  assert.deepEqual(entries[0]?.entity.properties['country'], ['CN']);
});

test('parseListFiles() names a broken file and goes on with the others', async () => {
  const read = await parseListFiles([fileOf('', 'empty.csv'), fileOf(`${HEADER}\n${ROW}\n`, 'csl-2024-01-02.csv')]);
  assert.deepEqual(
    read.problems.map((problem) => problem.file),
    ['empty.csv'],
  );
  assert.deepEqual(
    read.versions.map(({ name, date, dateBasis }) => [name, date, dateBasis]),
    [['EL', '2024-01-02', 'file-name']],
  );
});

test('parseListFiles() keeps the newest version of a list live and tells which it supersedes', async () => {
  const other = ROW.replace('Example', 'Other');
  const read = await parseListFiles([
    fileOf(`${HEADER}\n${other}\n`, 'b-2024-03-01.csv'),
    fileOf(`${HEADER}\n${ROW}\n`, 'a-2023-03-01.csv'),
  ]);
  assert.deepEqual(
    read.entries.map((entry) => entry.entity.caption),
    ['Other, Ltd.'],
  );
  assert.deepEqual(
    read.superseded.map((version) => version.date),
    ['2023-03-01'],
  );
});

function version(entries: number, date: string): ListVersion {
  return { name: 'EL', version: `${entries}`, date, dateBasis: 'publisher', entries, source: 'csl-csv' };
}

test('guardList() refuses a list that shrank by more than a twentieth, and one that grew by more than a fifth in a quarter', () => {
  const live = version(1000, '2024-01-01');
  assert.throws(() => guardList(version(940, '2024-02-01'), live), refusedWith('conflict'));
  assert.throws(() => guardList(version(1300, '2024-02-01'), live), refusedWith('conflict'));
  guardList(version(960, '2024-02-01'), live);
  guardList(version(1190, '2024-02-01'), live);
  guardList(version(1300, '2025-01-01'), live);
});

test('parseListFiles() keeps the last good version when a newer one shrank', async () => {
  const rows = Array.from({ length: 100 }, (_, index) => ROW.replace('1,', `${index},`).replace('Example', `Example ${index}`));
  const whole = fileOf([HEADER, ...rows, ''].join('\n'), 'a-2024-01-01.csv');
  const shrunk = fileOf([HEADER, ...rows.slice(0, 50), ''].join('\n'), 'b-2024-02-01.csv');
  const read = await parseListFiles([shrunk, whole]);
  assert.deepEqual(
    read.versions.map(({ date, entries }) => [date, entries]),
    [['2024-01-01', 100]],
  );
  assert.equal(read.problems[0]?.code, 'conflict');
});

const REAL = new URL('../../../../../shared/data/lists/', import.meta.url);
const SKIP = existsSync(REAL) ? false : 'needs ../shared/data/lists';

test('readListFile() refuses the incomplete screening list that a peer stored by accident', { skip: SKIP }, async () => {
  const bytes = createReadStream(new URL('us-csl/csl-2023-11-partial.csv.gz', REAL)).pipe(createGunzip());
  await assert.rejects(readListFile({ name: 'csl.csv', bytes }), refusedWith('bad-input'));
});

test('parseListFiles() keeps the whole screening list live before its incomplete and its empty successors', { skip: SKIP }, async () => {
  const [whole, partial] = ['us-csl/consolidated.csv.gz', 'us-csl/csl-2023-11-partial.csv.gz'].map((file) =>
    gunzipSync(readFileSync(new URL(file, REAL))).toString('utf8'),
  );
  // Without its second header the incomplete one is well formed: only its size gives it away.
  const undoubled = (partial ?? '').slice((partial ?? '').indexOf('\n') + 1);
  const read = await parseListFiles([
    textFile(whole ?? '', 'csl-2022-05-16.csv'),
    textFile(undoubled, 'csl-2023-11-30.csv'),
    textFile('', 'csl-2024-05-04.csv'),
  ]);
  const live = new Map(read.versions.map((version) => [version.name, version]));
  for (const name of ['SDN', 'EL', 'DTC']) assert.equal(live.get(name)?.date, '2022-05-16', name);
  assert.ok(read.problems.some((problem) => problem.file === 'csl-2024-05-04.csv'));
});

test('isStale() counts days, and takes an unknown date for stale', () => {
  assert.equal(isStale({ date: '2024-05-03' }, '2024-05-10', 7), false);
  assert.equal(isStale({ date: '2024-05-03' }, '2024-05-11', 7), true);
  assert.equal(isStale({ date: 'unknown' }, '2024-05-10', 7), true);
  assert.equal(isStale({ date: '2023-01-31', confirmedOn: '2024-05-08' }, '2024-05-10', 7), false);
  assert.equal(isStale({ date: '2023-01-31', confirmedOn: '2024-05-02' }, '2024-05-10', 7), true);
});
