import type { PoolClient, QueryResultRow } from 'pg';

const ROWS_PER_FETCH = 500;
let opened = 0;

/** The rows of a query through a cursor of the running transaction: a table of any length in the memory of a few hundred rows. */
export async function* rowStream<Row extends QueryResultRow>(client: PoolClient, query: string): AsyncGenerator<Row[]> {
  opened += 1;
  const cursor = `fsck_${opened}`;
  await client.query(`declare ${cursor} no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch forward ${ROWS_PER_FETCH} from ${cursor}`);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_PER_FETCH) break;
  }
  await client.query(`close ${cursor}`);
}

/** An instant as every record writes it: read as text, so that no driver's setting comes between. */
export function instantColumn(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
