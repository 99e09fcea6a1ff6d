import { ProblemError } from '@gatehouse/foundation';
import type { Database } from './database.ts';
import { askVersion, type ServerVersion } from './server-session.ts';

/** The oldest server on which the migrations run: `unique nulls not distinct` and security-invoker views came with 15. */
export const SERVER_VERSION_MIN = 150_000;

/** Uses a server of the operator's own, `DATABASE_URL`. Its life is not ours: `stop` leaves it running. */
export async function openExternalServer(connectionString: string): Promise<Database> {
  const version = await askOrExplain(connectionString);
  if (version.number < SERVER_VERSION_MIN) {
    throw new ProblemError(
      'database-too-old',
      `The server of DATABASE_URL is PostgreSQL ${version.text}.`,
      'Use PostgreSQL 15 or later, or unset DATABASE_URL to use the embedded one.',
      { field: 'DATABASE_URL' },
    );
  }
  return { mode: 'server', connectionString, poolConfig: { connectionString }, version: version.text, stop: async () => undefined };
}

async function askOrExplain(connectionString: string): Promise<ServerVersion> {
  try {
    return await askVersion({ connectionString });
  } catch (error) {
    const fix =
      'Check that the server runs and that DATABASE_URL names its host, port, user, password and database; or unset it to use the embedded one.';
    throw new ProblemError(
      'database-unreachable',
      `The database server ${placeOf(connectionString)} of DATABASE_URL does not answer.`,
      fix,
      { field: 'DATABASE_URL' },
      { cause: error },
    );
  }
}

/** Host and port alone: the rest of the URL holds a password. */
function placeOf(connectionString: string): string {
  const url = URL.parse(connectionString);
  return url === null || url.host === '' ? '(no host in its URL)' : url.host;
}
