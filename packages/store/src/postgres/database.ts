import type { PoolConfig } from 'pg';

/** A PostgreSQL that answers. */
export interface Database {
  /** `embedded`: this process runs it; `attached`: another process of this checkout does; `server`: the operator's own. */
  readonly mode: 'embedded' | 'attached' | 'server';
  readonly connectionString: string;
  readonly poolConfig: PoolConfig;
  /** The server's version, such as `18.4`. */
  readonly version: string;
  /** Stops the server that this process runs, once; does nothing in the other modes. Close pools first. */
  stop(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** `GATEHOUSE_DATA`: made where it is missing. */
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: { now(): number };
  /** What to do when a live process of this checkout holds the folder: a verb attaches (the default), a second server is refused. */
  readonly whenOwned?: 'attach' | 'refuse';
  /** Settings laid over the embedded server's own: for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}
