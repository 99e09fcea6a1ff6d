import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Clock, ProblemError, toInstant } from '@gatehouse/foundation';
import type { Pool, PoolClient } from 'pg';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { keyFilePath, readKeyFile } from '../vault/key-file.ts';
import { KeyRing, wrongKey } from '../vault/key-ring.ts';
import { shredSubjectKey } from '../vault/subject-keys.ts';
import type { BackedUpTable, BackupManifest } from './backup-manifest.ts';
import { readBackup } from './read-backup.ts';
import { appliedMigrations, copyTarget, type SchemaTable, schemaTables, tableSql } from './schema-tables.ts';
import { readShreddedList } from './shredded-list.ts';

export interface RestoreBackupOptions {
  /** A migrated database without a row. */
  readonly pool: Pool;
  readonly folder: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

export interface Restored {
  readonly manifest: BackupManifest;
  /** Subjects of `<dataDir>/keys/shredded` whose keys the backup still held: destroyed again. */
  readonly shreddedAgain: number;
}

/**
 * Loads a backup into an empty, migrated database: all of it, or nothing. Its files are held against their digests first, and the
 * key-encryption key must be the one that its data needs. Subjects whose data was deleted after the backup are shredded again.
 *
 * Throws `not-verified`, `file-missing`, `bad-input`, `key-missing`, and `conflict` where the database is not empty or has another schema.
 */
export async function restoreBackup(options: RestoreBackupOptions): Promise<Restored> {
  const { pool, folder, dataDir, clock } = options;
  const manifest = await readBackup(folder);
  checkKey(manifest, options);
  const shredded = await readShreddedList(dataDir);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const tables = await schemaTables(client);
    await checkTarget(client, tables, manifest);
    for (const table of tables) await loadTable(client, table, manifest, folder);
    const shreddedAgain = await shredAgain(client, shredded, toInstant(clock.now()));
    await client.query('commit');
    client.release();
    return { manifest, shreddedAgain };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function checkKey({ kekIds }: BackupManifest, place: Pick<RestoreBackupOptions, 'dataDir' | 'env'>): void {
  if (kekIds.length === 0) return;
  const path = keyFilePath(place);
  const key = readKeyFile(path);
  if (key === undefined) {
    throw new ProblemError(
      'key-missing',
      `The key-encryption key ${path} is not there, and the backup holds data that only it can open.`,
      'Put the file back from where you keep its copy, then restore.',
      {
        file: path,
      },
    );
  }
  const { id } = new KeyRing(key);
  if (kekIds.some((needed) => needed !== id)) throw wrongKey();
}

async function checkTarget(client: PoolClient, tables: readonly SchemaTable[], manifest: BackupManifest): Promise<void> {
  const here = (await appliedMigrations(client)).map(({ sha256 }) => sha256).join();
  if (here !== manifest.migrations.map(({ sha256 }) => sha256).join()) {
    const fix = 'Restore it with the Gatehouse that made it; a newer one then brings the database to its own schema at its first start.';
    throw new ProblemError('conflict', 'The backup was made under another schema than this Gatehouse has.', fix);
  }
  // Nobody else writes until all is loaded.
  await client.query(`lock table ${tables.map(({ name }) => tableSql(name)).join(', ')} in exclusive mode`);
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select 1 from ${tableSql(name)} limit 1`);
    if (rowCount === 0) continue;
    throw new ProblemError(
      'conflict',
      `The database is not empty: the table ${name} has rows.`,
      'Restore into a new data folder (GATEHOUSE_DATA) or a new database (DATABASE_URL).',
    );
  }
}

async function loadTable(client: PoolClient, table: SchemaTable, manifest: BackupManifest, folder: string): Promise<void> {
  const saved = manifest.tables.find(({ name }) => name === table.name);
  if (saved === undefined || saved.columns.join() !== table.columns.join()) throw notWhole(table.name);
  const loaded = await copyRows(client, saved, folder);
  if (loaded !== saved.rows) throw notWhole(table.name);
  for (const column of table.identities) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${pg.escapeIdentifier(column)}), 0) + 1, false) from ${tableSql(table.name)}`,
      [`gatehouse.${table.name}`, column],
    );
  }
}

async function copyRows(client: PoolClient, saved: BackedUpTable, folder: string): Promise<number> {
  const rows = client.query(copyFrom(`copy ${copyTarget(saved)} from stdin`));
  await pipeline(createReadStream(join(folder, saved.file)), createGunzip(), rows);
  return rows.rowCount;
}

async function shredAgain(client: PoolClient, subjects: readonly string[], at: string): Promise<number> {
  const { rows } = await client.query<{ subject: string; kek_id: string }>(
    'select subject, kek_id from gatehouse.subject_key where subject = any($1) and wrapped_key is not null',
    [subjects],
  );
  for (const { subject, kek_id } of rows) await shredSubjectKey(client, kek_id, subject, at);
  return rows.length;
}

function notWhole(table: string): ProblemError {
  return new ProblemError('not-verified', `The backup's table ${table} is not what its manifest says.`, 'Take another copy of the backup.');
}
