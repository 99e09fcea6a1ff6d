import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { manualClock, type ProblemCode, ProblemError } from '@gatehouse/foundation';
import { lists } from './lists.ts';

const HEADER = '_id,source,entity_number,type,programs,name,title,addresses,alt_names';
const ROW = '1,Entity List (EL) - Bureau of Industry and Security,,,,"Example, Ltd.",,"Street 1, City, CN",';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-verb-'));
});
after(() => rm(folder, { recursive: true, force: true }));
const refusedWith = (code: ProblemCode) => (error: unknown) => error instanceof ProblemError && error.problem.code === code;

async function run(...args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const clock = manualClock('2026-11-23T12:00:00Z');
  const env = { GATEHOUSE_DATA: join(folder, 'data') };
  const status = await lists.run({ args, stdin: Readable.from([]), stdout, stderr, env, clock, signal: new AbortController().signal });
  stdout.end();
  stderr.end();
  const [out, said] = await Promise.all([text(stdout), text(stderr)]);
  const rows = out.split('\n').filter((line) => line !== '');
  return { status, rows: rows.map((line) => JSON.parse(line) as Record<string, unknown>), said };
}

test('lists status tells one line a list, with its age on the day and whether that is too old', async () => {
  const own = join(folder, 'own');
  await mkdir(own);
  await writeFile(join(own, 'csl-2026-11-20.csv'), `${HEADER}\n${ROW}\n`);
  const { status, rows } = await run('status', '--lists', own);
  assert.equal(status, 0);
  const [line] = rows;
  assert.deepEqual(
    { ...line, version: String(line?.['version']).length },
    {
      name: 'EL',
      version: 64,
      date: '2026-11-20',
      dateBasis: 'file-name',
      entries: 1,
      source: 'csl-csv',
      stale: false,
      supersedes: [],
      age_days: 3,
      confirmedOn: null,
      takenAt: null,
      refresh: null,
      held: [],
    },
  );
  const later = await run('status', '--lists', own, '--as-of', '2026-12-01');
  assert.deepEqual([later.rows[0]?.['age_days'], later.rows[0]?.['stale']], [11, true]);
});

test('lists refresh fetches nothing unless somebody wrote down a source', async () => {
  const { status, rows, said } = await run('refresh');
  assert.deepEqual([status, rows], [0, []]);
  assert.match(said, /No source/);
});

test('lists refresh tells a source that cannot be reached in its line, and the exit status is 3', async () => {
  await mkdir(join(folder, 'data', 'lists'), { recursive: true });
  const sources = [{ name: 'un', url: 'http://127.0.0.1:1/un.xml' }];
  await writeFile(join(folder, 'data', 'lists', 'sources.json'), JSON.stringify({ sources }));
  const { status, rows } = await run('refresh', '--name', 'un');
  assert.equal(status, 3);
  assert.deepEqual([rows[0]?.['name'], rows[0]?.['failures']], ['un', 1]);
  assert.match(JSON.stringify(rows[0]?.['last']), /"outcome":"failed","detail":"The server cannot be reached/);
});

test('nobody overrules the guard without a name and a reason, nor what does not wait', async () => {
  await assert.rejects(run('overrule', 'cand_0'), refusedWith('usage'));
  await assert.rejects(run('approve', 'cand_0', '--as', 'tomas@cirrus.example'), refusedWith('usage'));
  await assert.rejects(run('import', 'x.csv', '--accept-change'), refusedWith('usage'));
  await assert.rejects(
    run('overrule', 'cand_0', '--as', 'mara@cirrus.example', '--because', 'a reason of some length'),
    refusedWith('not-found'),
  );
  await assert.rejects(
    run('approve', 'cand_0', '--as', 'tomas@cirrus.example', '--because', 'a reason of some length'),
    refusedWith('not-found'),
  );
  await assert.rejects(run('forget'), refusedWith('usage'));
});
