import { Client, type ClientConfig } from 'pg';
import { errorCode } from './error-code.ts';

/** What a server says of itself. */
export interface ServerVersion {
  /** `18.4` */
  readonly text: string;
  /** `180004` */
  readonly number: number;
}

/** PostgreSQL's answer while it starts, stops or recovers (`cannot_connect_now`). */
const NOT_NOW = '57P03';
const NO_SUCH_DATABASE = '3D000';
const CONNECT_WAIT_MS = 5_000;

export type Answer =
  | { readonly state: 'ready'; readonly version: ServerVersion }
  | { readonly state: 'not-now' }
  | { readonly state: 'silent' };

/** Asks the server for its version, and makes the database where the server is new. Rejects as `pg` does. */
export async function enterDatabase(config: ClientConfig & { readonly database: string }): Promise<ServerVersion> {
  try {
    return await askVersion(config);
  } catch (error) {
    if (errorCode(error) !== NO_SUCH_DATABASE) throw error;
    await createDatabase(config);
    return askVersion(config);
  }
}

/** Whether a server takes connections: the question put to one that somebody else started, and where the owner alone makes the database. */
export async function askServer(config: ClientConfig): Promise<Answer> {
  try {
    return { state: 'ready', version: await askVersion(config) };
  } catch (error) {
    return { state: errorCode(error) === NOT_NOW ? 'not-now' : 'silent' };
  }
}

/** The server's version; rejects as `pg` does when it cannot be reached. */
export async function askVersion(config: ClientConfig): Promise<ServerVersion> {
  return withClient(config, async (client) => {
    const { rows } = await client.query<{ text: string; number: number }>(
      "select current_setting('server_version') as text, current_setting('server_version_num')::int as number",
    );
    const [version] = rows;
    if (version === undefined) throw new Error('the server did not tell its version');
    return version;
  });
}

async function createDatabase(config: ClientConfig & { readonly database: string }): Promise<void> {
  await withClient({ ...config, database: 'postgres' }, async (client) => {
    await client.query(`create database ${client.escapeIdentifier(config.database)}`);
  });
}

async function withClient<T>(config: ClientConfig, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionTimeoutMillis: CONNECT_WAIT_MS, ...config });
  // A server that stops in the middle also rejects the query: the event alone would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
