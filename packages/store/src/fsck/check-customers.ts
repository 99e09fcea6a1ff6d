import type { PoolClient } from 'pg';
import type { Vault } from '../vault/vault.ts';
import { bodyFault } from './check-reports.ts';
import type { Finding } from './finding.ts';
import { openSealed } from './open-sealed.ts';
import { rowStream } from './row-stream.ts';
import { Tally } from './tally.ts';

interface CustomerRow {
  readonly customer_id: string;
  readonly version: number;
  readonly body_sealed: Buffer;
  readonly body_digest: string;
}

const TABLE = 'gatehouse.customer_version';

/** Each version of a customer's facts opens and is the text that its digest names. */
export async function checkCustomers(client: PoolClient, vault: Vault, nameOf: (id: string) => string): Promise<Finding[]> {
  const customers = new Tally('customers', 'version of a customer’s facts is the text that its digest names');
  for await (const rows of rowStream<CustomerRow>(client, `select customer_id, version, body_sealed, body_digest from ${TABLE}`)) {
    const places = rows.map((row) => ({ subject: row.customer_id, table: TABLE, column: 'body_sealed', sealed: row.body_sealed }));
    const opened = await openSealed(client, vault, places);
    for (const [index, row] of rows.entries())
      customers.look(`${nameOf(row.customer_id)} version ${row.version}`, bodyFault(opened[index] ?? 'damaged', row.body_digest));
  }
  return [customers.finding()];
}
