import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ListShelf } from './list-shelf.ts';
import { readListFolder } from './read-list-folder.ts';

const MAPPING = { list: 'DENY', date: '2026-11-01', columns: { id: 'Ref', name: 'Who' } };

async function inFolder(files: Readonly<Record<string, string>>, run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-mapping-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('readListFolder() reads a table as the mapping beside it says', async () => {
  const files = { 'deny.csv': 'Ref,Who\n1,Example Works\n', 'deny.mapping.json': JSON.stringify(MAPPING, null, 2) };
  await inFolder(files, async (folder) => {
    const { entries, versions, problems } = await readListFolder(folder);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      versions.map(({ name, date }) => [name, date]),
      [['DENY', '2026-11-01']],
    );
    assert.equal(entries[0]?.entity.caption, 'Example Works');
  });
});

test('readListFolder() takes a changed mapping for another version of the list', async () => {
  const table = 'Ref,Who,Full\n1,Example Works,Example Works Ltd\n';
  const versionOf = async (mapping: object): Promise<string | undefined> => {
    let version: string | undefined;
    await inFolder({ 'deny.csv': table, 'deny.mapping.json': JSON.stringify(mapping) }, async (folder) => {
      version = (await readListFolder(folder)).versions[0]?.version;
    });
    return version;
  };
  assert.notEqual(await versionOf(MAPPING), await versionOf({ ...MAPPING, columns: { id: 'Ref', name: 'Full' } }));
});

test('readListFolder() names a mapping that is no JSON', async () => {
  await inFolder({ 'deny.csv': 'Ref,Who\n1,A\n', 'deny.mapping.json': '{' }, async (folder) => {
    const { problems } = await readListFolder(folder);
    assert.equal(problems[0]?.file, 'deny.csv (.mapping.json)');
  });
});

test('import() puts a table on the shelf together with its mapping', async () => {
  const files = { 'deny.csv': 'Ref,Who\n1,Example Works\n', 'deny.mapping.json': JSON.stringify(MAPPING) };
  await inFolder(files, async (folder) => {
    const shelf = new ListShelf(join(folder, 'data'), { shipped: join(folder, 'none-shipped') });
    await mkdir(join(folder, 'none-shipped'));
    const { live } = await shelf.import(join(folder, 'deny.csv'));
    assert.deepEqual(
      live.map(({ name, entries }) => [name, entries]),
      [['DENY', 1]],
    );
    assert.equal((await shelf.read()).entries[0]?.entity.caption, 'Example Works');
  });
});
