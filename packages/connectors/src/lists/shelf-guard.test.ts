import assert from 'node:assert/strict';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type ProblemCode, ProblemError } from '@gatehouse/foundation';
import { madeList, type MadeShelf, madeShelf } from '../../test-support/made-lists.ts';
import { candidateId, ListShelf } from './list-shelf.ts';
import { openListFile } from './open-list-file.ts';
import { askOverrule, decideOverrule } from './overrule-guard.ts';

const MARA = { id: 'per_mara', name: 'Mara Lindqvist', alsoKnownAs: ['mara@cirrus.example'] };
const TOMAS = { id: 'per_tomas', name: 'Tomas Okoye' };
const BECAUSE = 'the publisher announced it today';

const made: MadeShelf[] = [];
after(() => Promise.all(made.map(({ folder }) => rm(folder, { recursive: true, force: true }))));
async function freshShelf(shipped?: string): Promise<MadeShelf> {
  const shelf = await madeShelf(shipped);
  made.push(shelf);
  return shelf;
}
const refusedWith = (code: ProblemCode) => (error: unknown) => error instanceof ProblemError && error.problem.code === code;
const versionsOf = async ({ shelf }: MadeShelf): Promise<(string | number)[][]> =>
  (await shelf.read()).versions.map(({ name, date, entries }) => [name, date, entries]);
const candidateOf = async ({ shelf }: MadeShelf): Promise<string> => {
  const held = (await shelf.record()).files.find(({ state }) => state === 'held');
  return held === undefined ? 'none' : candidateId(held.sha256);
};
const codesOf = async ({ shelf }: MadeShelf): Promise<(string | undefined)[]> =>
  (await shelf.record()).files.flatMap(({ findings = [] }) => findings.map(({ code }) => code));

const BROKEN: readonly { readonly what: string; readonly content: string }[] = [
  { what: 'nothing in it', content: '' },
  { what: 'its header twice', content: `${madeList(0)}${madeList(100)}` },
  { what: 'an end within a quoted field', content: madeList(100).slice(0, 4_015) },
  { what: 'a web page in its place', content: '<!DOCTYPE html><html><body>503 Service Unavailable</body></html>' },
];
for (const { what, content } of BROKEN) {
  test(`import() refuses a file with ${what}, and keeps nothing of it`, async () => {
    const place = await freshShelf();
    await assert.rejects(place.shelf.import(await place.file('csl-2024-02-01.csv', content)), refusedWith('bad-input'));
    assert.deepEqual(await versionsOf(place), [['EL', '2024-01-01', 100]]);
    assert.deepEqual(await readdir(place.shelf.folder), []);
  });
}

const HELD: readonly { readonly what: string; readonly name: string; readonly content: string; readonly codes: readonly string[] }[] = [
  { what: 'lost more than a twentieth', name: 'csl-2024-02-01.csv', content: madeList(94, 6), codes: ['shrank'] },
  { what: 'grew by more than a fifth', name: 'csl-2024-02-01.csv', content: madeList(121), codes: ['grew'] },
  { what: 'is older than the live one', name: 'csl-2023-12-31.csv', content: madeList(99, 1), codes: ['older'] },
  {
    what: 'has the date of the live one and other content',
    name: 'csl-2024-01-01.csv',
    content: madeList(101),
    codes: ['same-date-other-content'],
  },
  { what: 'carries no date', name: 'csl.csv', content: madeList(101), codes: ['undated'] },
  { what: 'has as many entries, but others', name: 'csl-2024-02-01.csv', content: madeList(100, 50), codes: ['entries-replaced'] },
];
for (const { what, name, content, codes } of HELD) {
  test(`import() holds back a version that ${what}`, async () => {
    const place = await freshShelf();
    await assert.rejects(place.shelf.import(await place.file(name, content)), refusedWith('conflict'));
    assert.deepEqual(await versionsOf(place), [['EL', '2024-01-01', 100]]);
    assert.deepEqual(await codesOf(place), codes);
    // Once more: it waits already, and nothing is added.
    await assert.rejects(place.shelf.import(join(place.folder, name)), refusedWith('conflict'));
    assert.equal((await place.shelf.record()).events.length, 1);
  });
}

test('import() holds back a version in which a party of long standing is missing', async () => {
  const huawei = madeList(100).replace('Example 7,', 'Huawei Technologies Co.,');
  const place = await freshShelf(huawei);
  await assert.rejects(place.shelf.import(await place.file('csl-2024-02-01.csv', madeList(100))), /Huawei .* is gone/);
  assert.deepEqual(await codesOf(place), ['canary-missing']);
});

test('import() takes a version that moved within bounds, keeps the one before, and knows the same bytes again', async () => {
  const place = await freshShelf();
  const first = await place.file('csl-2024-02-01.csv', madeList(101));
  assert.equal((await place.shelf.import(first)).live.length, 1);
  assert.equal((await place.shelf.import(first)).live.length, 0);
  await place.shelf.import(await place.file('csl-2024-02-15.csv', madeList(103)));
  assert.deepEqual(await versionsOf(place), [['EL', '2024-02-15', 103]]);
  assert.deepEqual(
    (await place.shelf.record()).files.map(({ state }) => state),
    ['earlier', 'live'],
  );
  assert.deepEqual(
    (await place.shelf.record()).events.map(({ kind }) => kind),
    ['taken', 'taken'],
  );
});

for (const { what, name, content } of HELD) {
  test(`two persons take a version that ${what}; one alone does not, whatever they call themselves`, async () => {
    const place = await freshShelf();
    await assert.rejects(place.shelf.import(await place.file(name, content)));
    const candidate = await candidateOf(place);
    const { shelf, clock } = place;
    await assert.rejects(decideOverrule(shelf, clock, candidate, { by: TOMAS, approve: true, because: BECAUSE }), refusedWith('conflict'));
    const asked = await askOverrule(shelf, clock, candidate, {
      by: { id: 'cli:mara@cirrus.example', name: 'mara@cirrus.example' },
      because: BECAUSE,
    });
    await assert.rejects(askOverrule(shelf, clock, candidate, { by: TOMAS, because: BECAUSE }), refusedWith('conflict'));
    await assert.rejects(
      decideOverrule(shelf, clock, asked.id, { by: MARA, approve: true, because: BECAUSE }),
      refusedWith('own-proposal'),
    );
    await assert.rejects(decideOverrule(shelf, clock, asked.id, { by: TOMAS, approve: true, because: 'ok' }), refusedWith('invalid-field'));
    assert.deepEqual(await versionsOf(place), [['EL', '2024-01-01', 100]]);
    const { taken, overrule } = await decideOverrule(shelf, clock, asked.id, { by: TOMAS, approve: true, because: BECAUSE });
    assert.equal(overrule.state, 'approved');
    assert.equal(taken?.live[0]?.entries, content.split('\n').length - 2);
    assert.equal((await versionsOf(place))[0]?.[2], content.split('\n').length - 2);
    assert.deepEqual(
      (await shelf.record()).events.map(({ kind, actor }) => [kind, actor]),
      [
        ['held', 'gatehouse'],
        ['asked', 'cli:mara@cirrus.example'],
        ['approved', TOMAS.id],
      ],
    );
  });
}

test('what two persons refused stays refused when the same bytes come again', async () => {
  const place = await freshShelf();
  const path = await place.file('csl-2024-02-01.csv', madeList(50));
  await assert.rejects(place.shelf.import(path));
  const candidate = await candidateOf(place);
  await askOverrule(place.shelf, place.clock, candidate, { by: MARA, because: BECAUSE });
  await decideOverrule(place.shelf, place.clock, candidate, { by: TOMAS, approve: false, because: BECAUSE });
  await assert.rejects(place.shelf.import(path), /refused this very file/);
  assert.deepEqual(await readdir(place.shelf.folder), ['manifest.json']);
});

test('what the live version moved on from is approved only once it was seen', async () => {
  const place = await freshShelf();
  await assert.rejects(place.shelf.import(await place.file('csl-2024-02-01.csv', madeList(125))));
  const candidate = await candidateOf(place);
  await askOverrule(place.shelf, place.clock, candidate, { by: MARA, because: BECAUSE });
  await place.shelf.import(await place.file('csl-2024-02-15.csv', madeList(104)));
  await assert.rejects(
    decideOverrule(place.shelf, place.clock, candidate, { by: TOMAS, approve: true, because: BECAUSE }),
    /older than the live/,
  );
  assert.deepEqual(await versionsOf(place), [['EL', '2024-02-15', 104]]);
  await askOverrule(place.shelf, place.clock, candidate, { by: MARA, because: BECAUSE });
  await decideOverrule(place.shelf, place.clock, candidate, { by: TOMAS, approve: true, because: BECAUSE });
  assert.deepEqual(await versionsOf(place), [['EL', '2024-02-01', 125]]);
  // A later version goes on from there, and the one that was set aside does not come back.
  await place.shelf.import(await place.file('csl-2024-02-20.csv', madeList(126)));
  assert.deepEqual(await versionsOf(place), [['EL', '2024-02-20', 126]]);
});

test('a file that no manifest names is not read, and a live file that rots makes way for the one before', async () => {
  const place = await freshShelf();
  await place.shelf.import(await place.file('csl-2024-02-01.csv', madeList(101)));
  await place.shelf.import(await place.file('csl-2024-02-15.csv', madeList(102)));
  await writeFile(join(place.shelf.folder, 'csl-2024-02-20.csv'), madeList(103));
  assert.deepEqual(await versionsOf(place), [['EL', '2024-02-15', 102]]);
  const live = (await place.shelf.record()).files.find(({ state }) => state === 'live');
  await writeFile(join(place.shelf.folder, live?.file ?? ''), madeList(102).slice(0, 4_015));
  assert.deepEqual(await versionsOf(place), [['EL', '2024-02-01', 101]]);
});

test('the shelf keeps the last versions and no more', async () => {
  const place = await freshShelf();
  for (let day = 1; day <= 9; day += 1) await place.shelf.import(await place.file(`csl-2024-02-0${day}.csv`, madeList(100 + day)));
  const { files } = await place.shelf.record();
  assert.deepEqual(
    files.map(({ state }) => state),
    ['earlier', 'earlier', 'earlier', 'earlier', 'earlier', 'live'],
  );
  assert.equal((await readdir(place.shelf.folder)).length, 7);
  const live = await place.shelf.read();
  const before = files.at(-2)?.sha256 ?? '';
  assert.equal((await place.shelf.entriesOf('EL', before, live)).length, 108);
});

test('two imports at once both stand in the manifest', async () => {
  const place = await freshShelf();
  const other = new ListShelf(place.folder, { clock: place.clock, shipped: join(place.folder, 'shipped') });
  const own = await place.file(
    'own-2024-02-01.jsonl',
    '{"id":"x1","schema":"Person","list":"house","properties":{"name":["Zoltan Example"]}}\n',
  );
  await Promise.all([place.shelf.import(own), other.import(await place.file('csl-2024-02-01.csv', madeList(101)))]);
  assert.deepEqual(await versionsOf(place), [
    ['EL', '2024-02-01', 101],
    ['house', '2024-02-01', 1],
  ]);
});

test('openListFile() ends a compressed file that goes on beyond the limit', async () => {
  const place = await freshShelf();
  const path = await place.file('bomb.csv.gz', gzipSync(Buffer.alloc(64 * 1024 * 1024)));
  const read = async (): Promise<number> => {
    let seen = 0;
    for await (const chunk of openListFile(path, 'bomb.csv.gz', 1_048_576)) seen += chunk.byteLength;
    return seen;
  };
  await assert.rejects(read(), refusedWith('too-large'));
});
