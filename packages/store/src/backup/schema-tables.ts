import { ProblemError } from '@gatehouse/foundation';
import pg, { type PoolClient } from 'pg';

export interface SchemaTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns that PostgreSQL numbers by itself. */
  readonly identities: readonly string[];
}

/** Its rows say which migrations made the schema: the manifest carries them, and a migrated database has its own. */
const MIGRATIONS = 'migration';

const TABLES = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
    coalesce(array_agg(a.attname::text) filter (where a.attidentity <> ''), '{}') as identities
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'gatehouse'::regnamespace and c.relkind = 'r' and c.relname <> '${MIGRATIONS}'
  group by c.relname order by c.relname`;
const REFERENCES = `
  select distinct conrelid::regclass::oid, c.relname as "from", r.relname as "to"
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
  where k.contype = 'f' and c.relnamespace = 'gatehouse'::regnamespace and k.conrelid <> k.confrelid`;

/** Every table of the schema, those that others refer to first. */
export async function schemaTables(client: PoolClient): Promise<SchemaTable[]> {
  const { rows: tables } = await client.query<SchemaTable>(TABLES);
  const { rows: references } = await client.query<{ from: string; to: string }>(REFERENCES);
  const ordered: SchemaTable[] = [];
  let rest = tables;
  while (rest.length > 0) {
    const open = new Set(rest.map(({ name }) => name));
    const ready = rest.filter(({ name }) => !references.some(({ from, to }) => from === name && open.has(to)));
    if (ready.length === 0)
      throw new ProblemError('internal', 'The tables refer to each other in a circle.', 'Report this with the version of Gatehouse.');
    ordered.push(...ready);
    rest = rest.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/** The migrations that made the schema, in order. */
export async function appliedMigrations(client: PoolClient): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(`select name, sha256 from gatehouse.${MIGRATIONS} order by number`);
  return rows;
}

/** The table with its schema, as SQL writes it. */
export function tableSql(name: string): string {
  return `gatehouse.${pg.escapeIdentifier(name)}`;
}

/** The table with its columns, as COPY wants them. */
export function copyTarget({ name, columns }: Pick<SchemaTable, 'name' | 'columns'>): string {
  return `${tableSql(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
}
