import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, afterEach, test } from 'node:test';
import { ProblemError } from '@gatehouse/foundation';
import { emptyTestDatabase, type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { dumpSchema } from './dump-schema.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS_FOLDER } from './migration-files.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await emptyTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-sql-'));
  writeFileSync(join(folder, '000001.sql'), 'create table gatehouse.one (id integer primary key);');
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

function hasCode(code: string) {
  return (error: unknown) => error instanceof ProblemError && error.problem.code === code;
}

test('migrate() applies what is new, in order, and nothing twice', async () => {
  assert.deepEqual(await migrate(database.pool, folder), { applied: ['000001.sql'], version: 1 });
  writeFileSync(join(folder, '000002.sql'), 'alter table gatehouse.one add name text;');
  assert.deepEqual(await migrate(database.pool, folder), { applied: ['000002.sql'], version: 2 });
  assert.deepEqual(await migrate(database.pool, folder), { applied: [], version: 2 });
});

test('migrate() run by several processes at once applies each file once', async () => {
  const results = await Promise.all([migrate(database.pool, folder), migrate(database.pool, folder), migrate(database.pool, folder)]);
  assert.deepEqual(
    results.flatMap(({ applied }) => applied),
    ['000001.sql'],
  );
});

test('migrate() refuses a file that differs from what was applied', async () => {
  await migrate(database.pool, folder);
  writeFileSync(join(folder, '000001.sql'), 'create table gatehouse.one (id bigint primary key);');
  await assert.rejects(migrate(database.pool, folder), hasCode('migration-changed'));
});

test('migrate() refuses a database that a newer Gatehouse wrote', async () => {
  await migrate(database.pool, folder);
  rmSync(join(folder, '000001.sql'));
  await assert.rejects(migrate(database.pool, folder), hasCode('database-too-new'));
});

test('migrate() leaves the database before a file that fails', async () => {
  writeFileSync(join(folder, '000002.sql'), 'create table gatehouse.two (id integer); select 1 / 0;');
  await assert.rejects(migrate(database.pool, folder), /000002\.sql failed/);
  const { rows } = await database.pool.query("select to_regclass('gatehouse.one')::text as one, to_regclass('gatehouse.two')::text as two");
  assert.deepEqual(rows, [{ one: 'gatehouse.one', two: null }]);
});

test('migrate() refuses a gap in the numbers', async () => {
  writeFileSync(join(folder, '000003.sql'), 'select 1;');
  await assert.rejects(migrate(database.pool, folder), hasCode('file-missing'));
});

test('sql/schema.txt shows the schema that the migrations make', async () => {
  const migrated = await testDatabase();
  try {
    const dump = await dumpSchema(migrated.pool);
    assert.equal(
      dump,
      readFileSync(join(MIGRATIONS_FOLDER, 'schema.txt'), 'utf8'),
      'run node scripts/dump-schema.ts and review the difference',
    );
  } finally {
    await migrated.drop();
  }
});
