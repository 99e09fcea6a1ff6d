import type { Database, OpenDatabaseOptions } from './database.ts';
import { openEmbedded } from './open-embedded.ts';
import { openExternalServer } from './external-server.ts';

/**
 * Opens the database: the server of `DATABASE_URL` where that is set, else the embedded one in `<dataDir>/pg`, which is made at the
 * first start, recovered after a crash, and stopped with this process. Beside a running server of the same checkout it attaches.
 *
 * Throws a ProblemError: `database-unreachable`, `database-too-old`, `folder-in-use`, `folder-not-writable`, `disk-full`,
 * `namespaces-forbidden`, `database-failed`.
 *
 * @example
 * const database = await openDatabase({ dataDir: '.gatehouse', env: process.env, clock: systemClock });
 * const pool = createPool(database.poolConfig);
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const url = options.env['DATABASE_URL'];
  return url === undefined || url === '' ? openEmbedded(options) : openExternalServer(url);
}
