import type { Pool } from 'pg';
import { migrate } from '../migrations/migrate.ts';
import { MIGRATIONS_FOLDER, migrationsDigest, readMigrations } from '../migrations/migration-files.ts';
import { createPool } from '../postgres/create-pool.ts';
import { withDatabaseName } from './connection-string.ts';
import { openTestCluster } from './test-cluster.ts';
import { testDatabaseName } from './test-database-name.ts';

/** A database of a test's own. */
export interface TestDatabase {
  readonly pool: Pool;
  readonly connectionString: string;
  /** Ends the pool and drops the database. */
  drop(): Promise<void>;
}

/** Any constant: one process at a time makes the template. */
const TEMPLATE_LOCK = 7_300_002;

/**
 * A migrated, empty database for one test file, copied from a template that is migrated once for each state of `sql/`.
 *
 * @example
 * const database = await testDatabase();
 * after(() => database.drop());
 */
export async function testDatabase(): Promise<TestDatabase> {
  return makeDatabase(async (admin, base) => {
    const name = `gatehouse_template_${migrationsDigest(readMigrations(MIGRATIONS_FOLDER)).slice(0, 16)}`;
    await ensureTemplate(admin, base, name);
    return name;
  });
}

/** A database with nothing in it: for tests of the migrations themselves. */
export async function emptyTestDatabase(): Promise<TestDatabase> {
  return makeDatabase(async () => 'template0');
}

async function makeDatabase(templateOf: (admin: Pool, base: string) => Promise<string>): Promise<TestDatabase> {
  const { connectionString: base } = await openTestCluster();
  const name = testDatabaseName();
  await withAdmin(base, async (admin) => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} template ${await templateOf(admin, base)} strategy wal_log`);
  });
  const connectionString = withDatabaseName(base, name);
  const pool = createPool({ connectionString });
  return {
    pool,
    connectionString,
    async drop() {
      await pool.end();
      await withAdmin(base, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** The template is built under another name: one that was interrupted is never taken for a whole one. */
async function ensureTemplate(admin: Pool, base: string, name: string): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    const draft = `${name}_draft`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft} template template0`);
    const pool = createPool({ connectionString: withDatabaseName(base, draft), max: 1 });
    try {
      await migrate(pool, MIGRATIONS_FOLDER);
    } finally {
      await pool.end();
    }
    await admin.query(`alter database ${draft} rename to ${name}`);
  }
  await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
}

/** One connection, because advisory locks belong to it. Its end frees them. */
async function withAdmin<T>(connectionString: string, use: (admin: Pool) => Promise<T>): Promise<T> {
  const admin = createPool({ connectionString, max: 1 });
  try {
    return await use(admin);
  } finally {
    await admin.end();
  }
}
