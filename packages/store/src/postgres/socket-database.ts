import type { PoolConfig } from 'pg';
import { EMBEDDED_USER } from './init-cluster.ts';

const EMBEDDED_DATABASE = 'gatehouse';
/** The port is only part of the socket's name. */
const SOCKET_PORT = 5432;
/** PostgreSQL's lock beside the socket, which names its process. */
export const SOCKET_LOCK = `.s.PGSQL.${SOCKET_PORT}.lock`;

export interface SocketDatabase {
  readonly connectionString: string;
  readonly poolConfig: PoolConfig & { readonly database: string };
}

/** How to reach the embedded server through the socket in a folder. */
export function socketDatabase(socketFolder: string): SocketDatabase {
  return {
    connectionString: `postgresql://${EMBEDDED_USER}@/${EMBEDDED_DATABASE}?host=${encodeURIComponent(socketFolder)}&port=${SOCKET_PORT}`,
    poolConfig: { host: socketFolder, port: SOCKET_PORT, user: EMBEDDED_USER, database: EMBEDDED_DATABASE, ssl: false },
  };
}
