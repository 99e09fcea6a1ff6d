import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { madeList, type MadeShelf, madeShelf } from '../../test-support/made-lists.ts';

const IMPORTER = fileURLToPath(new URL('../../test-support/import-lists.ts', import.meta.url));
/** Each round kills at a later sign of work in the shelf's folder: lock, copy, stored file, new manifest, its rename, the end. */
const SIGNS = [3, 12, 16, 19, 24];

let place: MadeShelf;
before(async () => {
  place = await madeShelf(madeList(200));
  await mkdir(place.shelf.folder, { recursive: true });
});
after(() => rm(place.folder, { recursive: true, force: true }));

test('an import that is killed leaves the version before or the one after, whole, and the next import goes through', async (context) => {
  const entriesOf = new Map([['2024-01-01', 200]]);
  let switched = 0;
  for (const [round, sign] of SIGNS.entries()) {
    const date = `2024-02-0${round + 1}`;
    entriesOf.set(date, 201 + round);
    const file = await place.file(`csl-${date}.csv`, madeList(201 + round));
    let signs = 0;
    const child = spawn(process.execPath, [IMPORTER, place.folder, join(place.folder, 'shipped'), file], { stdio: 'ignore' });
    const watcher = watch(place.shelf.folder, () => {
      signs += 1;
      if (signs === sign) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    watcher.close();
    context.diagnostic(`killed at sign ${sign} of ${signs}`);
    const { versions, problems } = await place.shelf.read();
    assert.equal(versions.length, 1);
    assert.equal(versions[0]?.entries, entriesOf.get(versions[0]?.date ?? ''), 'a version is whole');
    assert.deepEqual(problems, []);
    if (versions[0]?.date === date) switched += 1;
  }
  context.diagnostic(`${SIGNS.length} imports killed, ${switched} of them after the switch`);
  // What was killed holds no lock and leaves nothing in the way.
  await place.shelf.import(await place.file('csl-2024-02-20.csv', madeList(220)));
  assert.equal((await place.shelf.read()).versions[0]?.date, '2024-02-20');
});
