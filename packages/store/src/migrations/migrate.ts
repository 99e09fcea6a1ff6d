import type { Pool, PoolClient } from 'pg';
import { ProblemError } from '@gatehouse/foundation';
import { type MigrationFile, readMigrations } from './migration-files.ts';

export interface MigrationResult {
  /** The files that were applied by this call. */
  readonly applied: readonly string[];
  /** The number of the last migration in the database. */
  readonly version: number;
}

interface AppliedRow {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/** Any constant will do, as long as it is always the same one and nothing else takes it. */
const MIGRATION_LOCK = 7_300_001;

/**
 * Brings the database to the folder's last migration. Forward only: each file runs in a transaction of its own and is recorded with its
 * digest. Of two processes that start together one waits and then finds the work done.
 *
 * Throws `migration-changed` when a file differs from what was applied, `database-too-new` when the database knows migrations that the
 * folder lacks; a failing file's own error comes through and leaves the database at the file before it.
 */
export async function migrate(pool: Pool, folder: string): Promise<MigrationResult> {
  const files = readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await readApplied(client);
    checkHistory(files, applied);
    const pending = files.slice(applied.length);
    for (const file of pending) await apply(client, file);
    return { applied: pending.map(({ name }) => name), version: files.length };
  } finally {
    // The connection is closed rather than given back: its end frees the lock even where the server is unwell.
    client.release(true);
  }
}

async function readApplied(client: PoolClient): Promise<AppliedRow[]> {
  await client.query(`
    create schema if not exists gatehouse;
    create table if not exists gatehouse.migration (
      number integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default clock_timestamp()
    )`);
  const { rows } = await client.query<AppliedRow>('select number, name, sha256 from gatehouse.migration order by number');
  return rows;
}

function checkHistory(files: readonly MigrationFile[], applied: readonly AppliedRow[]): void {
  for (const row of applied) {
    const file = files[row.number - 1];
    if (file === undefined) {
      throw new ProblemError(
        'database-too-new',
        `The database has migration ${row.name}, which this Gatehouse does not know.`,
        'Start the Gatehouse that wrote it, or restore a backup from before the upgrade.',
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new ProblemError(
        'migration-changed',
        `${file.name} is not what was applied to this database.`,
        'Restore the file from the repository and put the change into a new migration.',
        { file: file.name },
      );
    }
  }
}

async function apply(client: PoolClient, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into gatehouse.migration (number, name, sha256) values ($1, $2, $3)', [file.number, file.name, file.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
