import { type RawBuilder, sql } from 'kysely';
import type { Scope } from './scope.ts';
import type { Tables } from './tables.ts';

type TableName = keyof Tables;

const ROWS_PER_STATEMENT = 2_000;

/**
 * Inserts any number of rows with one parameter a statement: PostgreSQL takes the columns from JSON by their names.
 * Every column must be given; bytes stand as `\x…` text, which `hexBytes` writes. Resolves to how many went in.
 */
export async function insertRows(
  { db }: Scope,
  table: TableName,
  rows: readonly object[],
  onConflict: RawBuilder<unknown> = sql``,
): Promise<number> {
  let inserted = 0n;
  const name = sql.table(table);
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const part = JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT));
    const columns = sql.join(Object.keys(rows[start] ?? {}).map((column) => sql.ref(column)));
    const result =
      await sql`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${part}::json) ${onConflict}`.execute(
        db,
      );
    inserted += result.numAffectedRows ?? 0n;
  }
  return Number(inserted);
}

/** Bytes as PostgreSQL reads them from text. */
export function hexBytes(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}
