import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { ProblemError, systemClock } from '@gatehouse/foundation';
import { createPool } from '../postgres/create-pool.ts';
import { openDatabase } from '../postgres/open-database.ts';
import { processIdentity } from '../postgres/process-identity.ts';
import { testClusterFolder } from './test-cluster.ts';
import { creatorOf } from './test-database-name.ts';

/**
 * Holds the test cluster while it is used and ends it when it no longer is, so that test processes may come and go in any order.
 * A keeper too many ends at once: the folder has one owner.
 */
const IDLE_ROUNDS_MAX = 40;
const ROUND_MS = 500;

/** Nothing in it outlives the tests: waiting for the disk would only slow them. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', max_wal_size: '512MB' };

try {
  await keep();
} catch (error) {
  if (!(error instanceof ProblemError) || error.problem.code !== 'folder-in-use') throw error;
}

async function keep(): Promise<void> {
  const options = { dataDir: testClusterFolder(), env: {}, clock: systemClock, settings: SETTINGS };
  const database = await openDatabase({ ...options, whenOwned: 'refuse' });
  const pool = createPool({ ...database.poolConfig, max: 1 });
  await dropLeftOver(pool);
  for (let idleRounds = 0; idleRounds < IDLE_ROUNDS_MAX; idleRounds += 1) {
    if (await isUsed(pool)) idleRounds = 0;
    await pause(ROUND_MS);
  }
  await pool.end();
  await database.stop();
}

async function isUsed(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query("select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
  return rows.length > 0;
}

/** Databases whose processes were killed before they could drop them. */
async function dropLeftOver(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ datname: string }>('select datname from pg_database');
  for (const { datname } of rows) {
    const pid = creatorOf(datname);
    if (pid !== undefined && processIdentity(pid) === undefined) await pool.query(`drop database if exists "${datname}" with (force)`);
  }
}
