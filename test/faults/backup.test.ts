import assert from 'node:assert/strict';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { ProblemError, systemClock } from '@gatehouse/foundation';
import { generateNoteKey } from '@gatehouse/ledger';
import { evaluate, GATEHOUSE } from '@gatehouse/program';
import { type BackupManifest, checkStore, openVault, restoreBackup, testDatabase, type TestDatabase, writeBackup } from '@gatehouse/store';
import { fillStore, requestOf } from './filled-store.ts';

const filled = await fillStore();
const root = await mkdtemp(join(tmpdir(), 'gatehouse-backup-'));
const backup = join(root, 'backup');
const manifest = await writeBackup({ pool: filled.installation.pool, folder: backup, clock: systemClock });
const before = new Map<string, unknown[]>();
for (const { name, columns } of manifest.tables) before.set(name, await rows(filled.installation.pool, name, columns));
after(async () => {
  await filled.drop();
  await rm(root, { recursive: true, force: true });
});

describe('restoreBackup()', () => {
  it('brings back every row of every table, and what comes after goes on where the backup ended', async () => {
    await inFreshDatabase(async ({ pool }) => {
      await restore(pool, backup);
      const second = join(root, 'second');
      const again = await writeBackup({ pool, folder: second, clock: systemClock });
      assert.deepEqual(again.tables.map(rowsOf), manifest.tables.map(rowsOf));
      for (const { name, columns } of manifest.tables) assert.deepEqual(await rows(pool, name, columns), before.get(name), name);
      const { rows: next } = await pool.query(
        "select nextval(pg_get_serial_sequence('gatehouse.ledger_entry', 'arrival')) > max(arrival) as fresh from gatehouse.ledger_entry",
      );
      assert.deepEqual(next, [{ fresh: true }]);
      const findings = await checkStore({
        pool,
        vault: await openVault(pool, place()),
        verifierKey: filled.installation.ledgerKey.verifierKey,
      });
      assert.deepEqual(
        findings.filter(({ ok }) => !ok),
        [],
      );
    });
  });

  it('takes one moment, though the server goes on writing', async () => {
    const asked = Array.from({ length: 40 }, () => ({ actor: GATEHOUSE, request: requestOf('acc-home') }));
    const folder = join(root, 'busy');
    const [busy] = await Promise.all([
      writeBackup({ pool: filled.installation.pool, folder, clock: systemClock }),
      ...asked.map((one) => evaluate(filled.world, [one])),
    ]);
    await inFreshDatabase(async ({ pool }) => {
      await restore(pool, folder);
      const findings = await checkStore({
        pool,
        vault: await openVault(pool, place()),
        verifierKey: filled.installation.ledgerKey.verifierKey,
      });
      assert.deepEqual(
        findings.filter(({ ok }) => !ok),
        [],
      );
      assert.equal(findings.find(({ check }) => check === 'decisions')?.count, busy.tables.find(({ name }) => name === 'decision')?.rows);
    });
  });

  it('refuses a file that was changed, and one that is gone, before it writes anything', async () => {
    const changed = await copyOf('changed');
    await appendFile(join(changed, 'decision.copy.gz'), 'x');
    const gone = await copyOf('gone');
    await rm(join(gone, 'decision.copy.gz'));
    await inFreshDatabase(async ({ pool }) => {
      await assert.rejects(restore(pool, changed), hasCode('not-verified'));
      await assert.rejects(restore(pool, gone), hasCode('file-missing'));
      assert.equal(await count(pool, 'ledger_entry'), 0);
    });
  });

  it('leaves nothing behind when a table is not what the manifest says', async () => {
    const wrong = await copyOf('wrong');
    const tables = manifest.tables.map((table) => (table.name === 'trace' ? { ...table, rows: table.rows + 1 } : table));
    await writeFile(join(wrong, 'manifest.json'), JSON.stringify({ ...manifest, tables }));
    await inFreshDatabase(async ({ pool }) => {
      await assert.rejects(restore(pool, wrong), hasCode('not-verified'));
      assert.equal(await count(pool, 'ledger_entry'), 0);
    });
  });

  it('refuses a database that is not empty', async () => {
    await inFreshDatabase(async ({ pool }) => {
      await restore(pool, backup);
      await assert.rejects(restore(pool, backup), hasCode('conflict'));
    });
  });

  it('refuses a backup of another schema', async () => {
    const older = await copyOf('older');
    await writeFile(join(older, 'manifest.json'), JSON.stringify({ ...manifest, migrations: manifest.migrations.slice(0, 1) }));
    await inFreshDatabase(async ({ pool }) => assert.rejects(restore(pool, older), hasCode('conflict')));
  });

  it('refuses to restore without the key that the data needs, or under another', async () => {
    const bare = join(root, 'bare');
    await mkdir(join(bare, 'keys'), { recursive: true });
    await inFreshDatabase(async ({ pool }) => {
      await assert.rejects(restore(pool, backup, bare), hasCode('key-missing'));
      await writeFile(join(bare, 'keys', 'kek'), `${Buffer.alloc(32, 7).toString('base64url')}\n`, { mode: 0o600 });
      await assert.rejects(restore(pool, backup, bare), hasCode('key-missing'));
    });
  });

  it('shreds again whom the list beside the keys names', async () => {
    const dataDir = join(root, 'shredded');
    await cp(join(filled.dataDir, 'keys'), join(dataDir, 'keys'), { recursive: true });
    await writeFile(join(dataDir, 'keys', 'shredded'), 'cus-home\ncus-never-here\n');
    await inFreshDatabase(async ({ pool }) => {
      assert.equal((await restore(pool, backup, dataDir)).shreddedAgain, 1);
      const { rows: keys } = await pool.query("select wrapped_key from gatehouse.subject_key where subject = 'cus-home'");
      assert.deepEqual(keys, [{ wrapped_key: null }]);
    });
  });
});

describe('writeBackup()', () => {
  it('holds no key and no personal data in clear', async () => {
    const secret = (await readFile(join(filled.dataDir, 'keys', 'kek'), 'utf8')).trim();
    const everything = (
      await Promise.all([{ file: 'manifest.json' }, ...manifest.tables].map(({ file }) => text(join(backup, file))))
    ).join('\n');
    assert.doesNotMatch(everything, /Robin|Hauptstrasse/);
    assert.ok(!everything.includes(secret));
  });

  it('refuses a folder that holds something', async () => {
    await assert.rejects(writeBackup({ pool: filled.installation.pool, folder: backup, clock: systemClock }), hasCode('conflict'));
  });
});

describe('a stranger’s log key', () => {
  it('does not verify a restored log', async () => {
    await inFreshDatabase(async ({ pool }) => {
      await restore(pool, backup);
      const { verifierKey } = generateNoteKey(filled.installation.ledgerKey.signer.name);
      const findings = await checkStore({ pool, vault: await openVault(pool, place()), verifierKey });
      assert.deepEqual(
        findings.filter(({ ok }) => !ok).map(({ check }) => check),
        ['ledger-checkpoints'],
      );
    });
  });
});

function place(dataDir: string = filled.dataDir) {
  return { dataDir, env: {}, clock: systemClock };
}

function restore(pool: TestDatabase['pool'], folder: string, dataDir?: string) {
  return restoreBackup({ pool, folder, ...place(dataDir) });
}

async function inFreshDatabase(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await testDatabase();
  try {
    await work(database);
  } finally {
    await database.drop();
  }
}

async function copyOf(name: string): Promise<string> {
  const folder = join(root, name);
  await cp(backup, folder, { recursive: true });
  return folder;
}

function rowsOf({ name, rows: n }: BackupManifest['tables'][number]): [string, number] {
  return [name, n];
}

// As text: what the two pools make of dates does not matter here.
async function rows(pool: TestDatabase['pool'], table: string, columns: readonly string[]): Promise<unknown[]> {
  const { rows: found } = await pool.query(
    `select (t.*)::text as row from (select ${columns.join(', ')} from gatehouse.${table}) t order by 1`,
  );
  return found;
}

async function count(pool: TestDatabase['pool'], table: string): Promise<number> {
  const { rows: found } = await pool.query<{ n: string }>(`select count(*) as n from gatehouse.${table}`);
  return Number(found[0]?.n);
}

async function text(path: string): Promise<string> {
  const bytes = await readFile(path);
  return path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
}

function hasCode(code: string) {
  return (error: unknown): boolean => error instanceof ProblemError && error.problem.code === code;
}
