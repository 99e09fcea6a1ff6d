import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Clock, ProblemError, toInstant } from '@gatehouse/foundation';
import type { Pool, PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { errorCode } from '../postgres/error-code.ts';
import { BACKUP_FORMAT, type BackedUpTable, type BackupManifest, MANIFEST_FILE } from './backup-manifest.ts';
import { appliedMigrations, copyTarget, type SchemaTable, schemaTables } from './schema-tables.ts';

export interface WriteBackupOptions {
  readonly pool: Pool;
  /** Made where it is missing; refused where it holds something. */
  readonly folder: string;
  readonly clock: Clock;
}

/**
 * Writes every table as of one moment, beside a running server if need be. Personal data stays sealed, and no key goes with it.
 * The manifest is written last: a folder without one is no backup.
 *
 * Throws `conflict` where the folder is not empty, `folder-not-writable`, `disk-full`.
 */
export async function writeBackup({ pool, folder, clock }: WriteBackupOptions): Promise<BackupManifest> {
  await makeEmptyFolder(folder);
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const tables: BackedUpTable[] = [];
    for (const table of await schemaTables(client)) tables.push(await writeTable(client, table, folder));
    const manifest = { ...(await headOf(client)), createdAt: toInstant(clock.now()), tables };
    await client.query('commit');
    await writeManifest(join(folder, MANIFEST_FILE), manifest);
    client.release();
    return manifest;
  } catch (error) {
    client.release(true);
    throw explain(error, folder);
  }
}

async function writeTable(client: PoolClient, table: SchemaTable, folder: string): Promise<BackedUpTable> {
  const file = `${table.name}.copy.gz`;
  const rows = client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
  const hash = createHash('sha256');
  let size_bytes = 0;
  const measured = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size_bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(rows, createGzip(), measured, createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600, flush: true }));
  return { name: table.name, columns: [...table.columns], rows: rows.rowCount, file, sha256: hash.digest('hex'), size_bytes };
}

async function headOf(client: PoolClient): Promise<Pick<BackupManifest, 'format' | 'migrations' | 'kekIds' | 'logSize'>> {
  const keys = await client.query<{ kek_id: string }>('select distinct kek_id from gatehouse.subject_key where wrapped_key is not null');
  const log = await client.query<{ size: string }>('select coalesce(max(size), 0) as size from gatehouse.ledger_checkpoint');
  const kekIds = keys.rows.map(({ kek_id }) => kek_id);
  return { format: BACKUP_FORMAT, migrations: await appliedMigrations(client), kekIds, logSize: Number(log.rows[0]?.size ?? 0) };
}

async function writeManifest(path: string, manifest: BackupManifest): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(manifest, undefined, 1)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function makeEmptyFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw explain(error, folder);
  }
  throw new ProblemError('conflict', `The folder ${folder} is not empty.`, 'Choose a new folder for each backup.', { file: folder });
}

function explain(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ProblemError(
      'disk-full',
      `There is no space left for the backup in ${folder}.`,
      'Free some space there, or choose another folder.',
      { file: folder },
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new ProblemError(
      'folder-not-writable',
      `The backup cannot be written to ${folder}.`,
      'Choose another folder, or give yourself the right to write there.',
      { file: folder },
    );
  }
  return error;
}
