import { Pool, type PoolConfig } from 'pg';

/**
 * A pool of connections. A server that goes away ends them; the next query on one then reports it, instead of the process ending here,
 * be the connection idle or in the midst of a transaction.
 */
export function createPool(config: PoolConfig): Pool {
  const pool = new Pool({ max: 10, ...config });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
