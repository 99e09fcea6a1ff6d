import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { manualClock, ProblemError } from '@gatehouse/foundation';
import { Kysely, PostgresDialect } from 'kysely';
import { testDatabase } from '../testing/test-database.ts';
import { kyselyRunner } from './kysely-runner.ts';
import { openVault } from './open-vault.ts';

const database = await testDatabase();
const { pool } = database;
const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-vault-'));
const keyFile = join(dataDir, 'keys', 'kek');
const clock = manualClock('2026-03-03T12:00:00Z');
const vault = await openVault(pool, { dataDir, env: {}, clock });
const reading = { who: 'usr_ada', why: 'review of a match', case: 'case_1' };

after(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

function place(subject: string, column = 'name') {
  return { subject, table: 'person', column };
}

function hasCode(code: string) {
  return (error: unknown) => error instanceof ProblemError && error.problem.code === code;
}

test('openVault() makes a key outside the database that its owner alone can read', () => {
  assert.equal(statSync(keyFile).mode & 0o777, 0o600);
  assert.equal(statSync(join(dataDir, 'keys')).mode & 0o777, 0o700);
});

test('open() gives back what seal() took, and the box shows nothing of it', async () => {
  const sealed = await vault.seal(pool, { ...place('cus_1'), text: 'Zoë Ångström' });
  assert.equal(sealed.includes('Zo'), false);
  assert.equal(await vault.open(pool, { ...place('cus_1'), sealed }, reading), 'Zoë Ångström');
});

test('open() refuses a value that was moved to another subject, table or column', async () => {
  await vault.seal(pool, { ...place('cus_2b'), text: 'other' });
  const sealed = await vault.seal(pool, { ...place('cus_2'), text: 'Ada' });
  for (const moved of [place('cus_2b'), place('cus_2', 'alias'), { ...place('cus_2'), table: 'owner' }]) {
    await assert.rejects(vault.open(pool, { ...moved, sealed }, reading), hasCode('internal'));
  }
});

test('open() refuses a value of which any byte was changed or cut off', async () => {
  const sealed = await vault.seal(pool, { ...place('cus_3'), text: 'Ada' });
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    await assert.rejects(vault.open(pool, { ...place('cus_3'), sealed: changed }, reading), hasCode('internal'));
    await assert.rejects(vault.open(pool, { ...place('cus_3'), sealed: sealed.subarray(0, index) }, reading), hasCode('internal'));
  }
});

test('open() refuses when the wrapped key was moved from another subject', async () => {
  await vault.sealMany(pool, [
    { ...place('cus_4a'), text: 'a' },
    { ...place('cus_4b'), text: 'b' },
  ]);
  const sealed = await vault.seal(pool, { ...place('cus_4a'), text: 'Ada' });
  await pool.query(
    "update gatehouse.subject_key set wrapped_key = (select wrapped_key from gatehouse.subject_key where subject = 'cus_4a') where subject = 'cus_4b'",
  );
  await assert.rejects(vault.open(pool, { ...place('cus_4b'), sealed }, reading), hasCode('key-missing'));
  await pool.query("delete from gatehouse.subject_key where subject = 'cus_4b'");
});

test('shred() leaves nothing that yields the plaintext, and refuses to seal for that subject again', async () => {
  const sealed = await vault.seal(pool, { ...place('cus_5'), text: 'Ada' });
  await vault.shred(pool, 'cus_5');
  await vault.shred(pool, 'cus_5');
  assert.equal(await vault.open(pool, { ...place('cus_5'), sealed }, reading), null);
  const reopened = await openVault(pool, { dataDir, env: {}, clock });
  assert.equal(await reopened.open(pool, { ...place('cus_5'), sealed }, reading), null);
  await assert.rejects(vault.seal(pool, { ...place('cus_5'), text: 'Ada' }), hasCode('conflict'));
  const { rows } = await pool.query("select wrapped_key, shredded_at from gatehouse.subject_key where subject = 'cus_5'");
  assert.deepEqual(rows, [{ wrapped_key: null, shredded_at: new Date('2026-03-03T12:00:00Z') }]);
});

test('openMany() logs who read which fields of whom, why and for which case, and never what they hold', async () => {
  const [name, alias, other] = await vault.sealMany(pool, [
    { ...place('cus_6'), text: 'Ada' },
    { ...place('cus_6', 'alias'), text: 'Countess' },
    { ...place('cus_7'), text: 'Grace' },
  ]);
  assert.ok(name && alias && other);
  const items = [
    { ...place('cus_6'), sealed: name },
    { ...place('cus_6', 'alias'), sealed: alias },
    { ...place('cus_7'), sealed: other },
  ];
  assert.deepEqual(await vault.openMany(pool, items, reading), ['Ada', 'Countess', 'Grace']);
  const { rows } = await pool.query(
    "select who, why, case_id, subject, fields, read_at from gatehouse.personal_read where subject in ('cus_6', 'cus_7') order by subject",
  );
  const common = { who: 'usr_ada', why: 'review of a match', case_id: 'case_1', read_at: new Date('2026-03-03T12:00:00Z') };
  assert.deepEqual(rows, [
    { ...common, subject: 'cus_6', fields: ['person.name', 'person.alias'] },
    { ...common, subject: 'cus_7', fields: ['person.name'] },
  ]);
});

test('the log of readings cannot be changed or emptied', async () => {
  await assert.rejects(pool.query('update gatehouse.personal_read set who = who'), /only ever added/);
  await assert.rejects(pool.query('delete from gatehouse.personal_read'), /only ever added/);
  await assert.rejects(pool.query('truncate gatehouse.personal_read'), /only ever added/);
});

test('a reading is logged by the transaction that reads, and a new key is gone when its transaction is', async () => {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const failed = db.transaction().execute(async (tx) => {
    await vault.seal(kyselyRunner(tx), { ...place('cus_8'), text: 'Ada' });
    throw new Error('rolled back');
  });
  await assert.rejects(failed, /rolled back/);
  const { rowCount } = await pool.query("select 1 from gatehouse.subject_key where subject = 'cus_8'");
  assert.equal(rowCount, 0);
});

test('two transactions that meet a new subject at once end with one key', async () => {
  const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
  const sealed = await Promise.all(texts.map((text) => vault.seal(pool, { ...place('cus_9'), text })));
  const opened = await vault.openMany(
    pool,
    sealed.map((box) => ({ ...place('cus_9'), sealed: box })),
    reading,
  );
  assert.deepEqual(opened, texts);
});

test('digest() links equal values of one kind, and differs by kind and by key', async () => {
  const otherDir = mkdtempSync(join(tmpdir(), 'gatehouse-vault-'));
  const otherDatabase = await testDatabase();
  try {
    const other = await openVault(otherDatabase.pool, { dataDir: otherDir, env: {}, clock });
    assert.equal(vault.digest('name', 'ada'), vault.digest('name', 'ada'));
    assert.match(vault.digest('name', 'ada'), /^[0-9a-f]{64}$/);
    assert.notEqual(vault.digest('name', 'ada'), vault.digest('card', 'ada'));
    assert.notEqual(vault.digest('name', 'ada'), other.digest('name', 'ada'));
  } finally {
    await otherDatabase.drop();
    rmSync(otherDir, { recursive: true, force: true });
  }
});

test('no row of the database holds the key-encryption key in any spelling', async () => {
  await vault.seal(pool, { ...place('cus_10'), text: 'Ada' });
  const key = Buffer.from(readFileSync(keyFile, 'utf8').trim(), 'base64url');
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'gatehouse'",
  );
  for (const { name } of rows) {
    const dump = JSON.stringify((await pool.query(`select t::text as line from gatehouse."${name}" t`)).rows);
    for (const spelling of ['hex', 'base64', 'base64url'] as const) assert.equal(dump.includes(key.toString(spelling)), false, name);
  }
});

test('openVault() refuses a key file that is lost, exchanged or open to others, and never makes a new one over sealed data', async () => {
  await vault.seal(pool, { ...place('cus_11'), text: 'Ada' });
  const emptyDir = mkdtempSync(join(tmpdir(), 'gatehouse-vault-'));
  const otherDir = mkdtempSync(join(tmpdir(), 'gatehouse-vault-'));
  const otherDatabase = await testDatabase();
  try {
    await assert.rejects(openVault(pool, { dataDir: emptyDir, env: {}, clock }), hasCode('key-missing'));
    assert.equal(existsSync(join(emptyDir, 'keys')), false);
    await openVault(otherDatabase.pool, { dataDir: otherDir, env: {}, clock });
    const exchanged = { GATEHOUSE_KEK_FILE: join(otherDir, 'keys', 'kek') };
    await assert.rejects(openVault(pool, { dataDir, env: exchanged, clock }), hasCode('key-missing'));
    chmodSync(keyFile, 0o644);
    await assert.rejects(openVault(pool, { dataDir, env: {}, clock }), hasCode('key-missing'));
  } finally {
    chmodSync(keyFile, 0o600);
    await otherDatabase.drop();
    rmSync(emptyDir, { recursive: true, force: true });
    rmSync(otherDir, { recursive: true, force: true });
  }
});
