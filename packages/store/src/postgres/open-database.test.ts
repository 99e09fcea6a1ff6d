import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ProblemError, systemClock } from '@gatehouse/foundation';
import { createPool } from './create-pool.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import { claimFolder, ownerOf } from './owner-file.ts';
import { readPostmaster } from './postmaster-file.ts';
import { processIdentity } from './process-identity.ts';

const HOLDER = fileURLToPath(new URL('../testing/hold-database.ts', import.meta.url));
const root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-open-')));
after(() => rmSync(root, { recursive: true, force: true }));

function open(dataDir: string, whenOwned: 'attach' | 'refuse' = 'attach'): Promise<Database> {
  return openDatabase({ dataDir, env: {}, clock: systemClock, whenOwned });
}

function hasCode(code: string) {
  return (error: unknown) => error instanceof ProblemError && error.problem.code === code;
}

async function query(database: Database, sql: string): Promise<unknown[]> {
  const pool = createPool(database.poolConfig);
  try {
    const { rows } = await pool.query(sql);
    return rows;
  } finally {
    await pool.end();
  }
}

/** Another process that opens the folder and holds it. Resolves when it has told what it got. */
async function hold(dataDir: string) {
  const child = spawn(process.execPath, [HOLDER, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [line] = await once(createInterface(child.stdout), 'line');
  const told: unknown = JSON.parse(String(line));
  return {
    told,
    async kill(signal: NodeJS.Signals) {
      child.kill(signal);
      await ended;
    },
    async finish() {
      child.stdin.end();
      await ended;
    },
  };
}

test('openDatabase() keeps what was written from one start to the next, and leaves no process and no socket behind', async () => {
  const dataDir = join(root, 'kept');
  const first = await open(dataDir);
  assert.equal(first.mode, 'embedded');
  await query(first, 'create table kept as select 7 as seven');
  await first.stop();
  await first.stop();
  assert.deepEqual(readdirSync(dataDir).toSorted(), ['pg', 'pg.log']);
  assert.equal(statSync(join(dataDir, 'pg')).mode & 0o777, 0o700);
  assert.equal(existsSync(String(first.poolConfig.host)), false);
  const second = await open(dataDir);
  try {
    assert.deepEqual(await query(second, 'select seven from kept'), [{ seven: 7 }]);
    assert.deepEqual(await query(second, "select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync"), [
      { tcp: '', fsync: 'on' },
    ]);
  } finally {
    await second.stop();
  }
});

test('openDatabase() works where the data folder has a path too long for a socket', async () => {
  const dataDir = join(root, 'long'.repeat(40));
  const database = await open(dataDir);
  try {
    assert.deepEqual(await query(database, 'select 1 as one'), [{ one: 1 }]);
  } finally {
    await database.stop();
  }
});

test('openDatabase() attaches beside a live owner, whose server outlives the guest, and refuses a second server', async () => {
  const dataDir = join(root, 'shared');
  const owner = await hold(dataDir);
  const guest = await open(dataDir);
  assert.equal(guest.mode, 'attached');
  await guest.stop();
  assert.deepEqual(await query(guest, 'select 1 as one'), [{ one: 1 }]);
  await assert.rejects(open(dataDir, 'refuse'), hasCode('folder-in-use'));
  const pid = readPostmaster(join(dataDir, 'pg'))?.pid ?? 0;
  await owner.finish();
  assert.equal(processIdentity(pid), undefined);
  assert.equal(existsSync(join(dataDir, 'owner.json')), false);
});

test('openDatabase() stops the server on SIGTERM', async () => {
  const dataDir = join(root, 'terminated');
  const owner = await hold(dataDir);
  const pid = readPostmaster(join(dataDir, 'pg'))?.pid ?? 0;
  await owner.kill('SIGTERM');
  assert.equal(processIdentity(pid), undefined);
});

test('openDatabase() adopts the server of an owner that was killed, and stops it in the end', async () => {
  const dataDir = join(root, 'orphaned');
  const owner = await hold(dataDir);
  const pid = readPostmaster(join(dataDir, 'pg'))?.pid ?? 0;
  await owner.kill('SIGKILL');
  assert.notEqual(processIdentity(pid), undefined);
  const heir = await open(dataDir);
  assert.equal(heir.mode, 'embedded');
  assert.equal(readPostmaster(join(dataDir, 'pg'))?.pid, pid);
  await heir.stop();
  assert.equal(processIdentity(pid), undefined);
});

test('openDatabase() replaces an orphan whose socket is gone', async () => {
  const dataDir = join(root, 'mute');
  const owner = await hold(dataDir);
  const orphan = readPostmaster(join(dataDir, 'pg'));
  await owner.kill('SIGKILL');
  rmSync(orphan?.socketFolder ?? '', { recursive: true });
  const heir = await open(dataDir);
  try {
    assert.notEqual(readPostmaster(join(dataDir, 'pg'))?.pid, orphan?.pid);
    assert.deepEqual(await query(heir, 'select 1 as one'), [{ one: 1 }]);
  } finally {
    await heir.stop();
  }
});

test('openDatabase() recovers a folder whose server was killed too, though its number runs something else now', async () => {
  const dataDir = join(root, 'crashed');
  const first = await open(dataDir);
  await query(first, 'create table kept as select 7 as seven');
  await first.stop();
  writeFileSync(
    join(dataDir, 'pg', 'postmaster.pid'),
    `${process.pid}\n${join(dataDir, 'pg')}\n1700000000\n5432\n/nowhere\n\n\nready   \n`,
  );
  const second = await open(dataDir);
  try {
    assert.deepEqual(await query(second, 'select seven from kept'), [{ seven: 7 }]);
  } finally {
    await second.stop();
  }
});

test('openDatabase() recovers a folder whose killed server nobody has taken notice of, so that its number still looks alive', async () => {
  const dataDir = join(root, 'unreaped');
  const first = await open(dataDir);
  await query(first, 'create table kept as select 8 as eight');
  const socketFolder = String(first.poolConfig.host);
  await first.stop();
  const lock = `${process.pid}\n${join(dataDir, 'pg')}\n1700000000\n5432\n${socketFolder}\n\n\nready   \n`;
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  writeFileSync(join(socketFolder, '.s.PGSQL.5432.lock'), lock);
  writeFileSync(join(dataDir, 'pg', 'postmaster.pid'), lock);
  const second = await open(dataDir);
  try {
    assert.deepEqual(await query(second, 'select eight from kept'), [{ eight: 8 }]);
  } finally {
    await second.stop();
  }
});

test('openDatabase() starts anew after a first start that was interrupted', async () => {
  const dataDir = join(root, 'interrupted');
  mkdirSync(join(dataDir, 'pg.new-1', 'base'), { recursive: true });
  const database = await open(dataDir);
  await database.stop();
  assert.deepEqual(readdirSync(dataDir).toSorted(), ['pg', 'pg.log']);
});

test('openDatabase() of several processes at once ends with one owner and guests', async () => {
  const dataDir = join(root, 'raced');
  const holders = await Promise.all([hold(dataDir), hold(dataDir), hold(dataDir)]);
  const modes = holders.map(({ told }) => (told as { mode: string }).mode).toSorted();
  for (const holder of holders) await holder.finish();
  assert.deepEqual(modes, ['attached', 'attached', 'embedded']);
});

test('openDatabase() refuses a folder that a live process of another checkout or host holds, naming the process', async () => {
  const dataDir = join(root, 'other');
  mkdirSync(dataDir);
  const other = ownerOf(dataDir, join(root, 'another-checkout'), '2026-01-02T00:00:00.000Z');
  const claim = claimFolder(other);
  assert.equal(claim.state, 'claimed');
  await assert.rejects(open(dataDir), (error) => hasCode('folder-in-use')(error) && String(error).includes(`process ${process.pid}`));
  writeFileSync(join(dataDir, 'owner.json'), JSON.stringify({ ...other, host: 'another-host', pid: 1 }));
  await assert.rejects(open(dataDir), (error) => hasCode('folder-in-use')(error) && String(error).includes('another-host'));
});

test('openDatabase() refuses a copy that was taken while the database ran', async () => {
  const dataDir = join(root, 'original');
  const copy = join(root, 'copy');
  const database = await open(dataDir);
  try {
    cpSync(dataDir, copy, { recursive: true });
    await assert.rejects(open(copy), (error) => hasCode('folder-in-use')(error) && String(error).includes('copy'));
  } finally {
    await database.stop();
  }
});

test('openDatabase() says so when the folder is damaged, foreign or not a folder', async () => {
  const dataDir = join(root, 'damaged');
  await (await open(dataDir)).stop();
  const versionFile = join(dataDir, 'pg', 'PG_VERSION');
  const version = readFileSync(versionFile);
  writeFileSync(versionFile, '14\n');
  await assert.rejects(open(dataDir), hasCode('database-failed'));
  writeFileSync(versionFile, version);
  rmSync(join(dataDir, 'pg', 'global', 'pg_control'));
  await assert.rejects(open(dataDir), (error) => hasCode('database-failed')(error) && String(error).includes('damaged'));
  const strange = join(root, 'strange');
  mkdirSync(join(strange, 'pg'), { recursive: true });
  writeFileSync(join(strange, 'pg', 'notes.txt'), 'mine');
  await assert.rejects(open(strange), hasCode('database-failed'));
  assert.deepEqual(readdirSync(join(strange, 'pg')), ['notes.txt']);
  writeFileSync(join(root, 'file'), '');
  await assert.rejects(open(join(root, 'file')), hasCode('folder-not-writable'));
});

test('openDatabase() says so when the server of DATABASE_URL does not answer, without its password', async () => {
  const env = { DATABASE_URL: 'postgresql://ada:secret@127.0.0.1:1/gatehouse' };
  await assert.rejects(openDatabase({ dataDir: join(root, 'unused'), env, clock: systemClock }), (error) => {
    return hasCode('database-unreachable')(error) && String(error).includes('127.0.0.1:1') && !String(error).includes('secret');
  });
  assert.equal(existsSync(join(root, 'unused')), false);
});
