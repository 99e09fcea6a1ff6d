import { BodsStatement } from '@gatehouse/contracts';
import { canonicalJson, digestOf } from '@gatehouse/foundation';
import type { IdentifyRecords, OwnershipSource, Reading, RecordedStatement } from '@gatehouse/program';
import { sql } from 'kysely';
import { hexBytes, insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

const STATEMENTS = 'gatehouse.ownership_statement';

type OwnershipStatements = Pick<
  IdentifyRecords,
  'saveStatements' | 'ownershipAbove' | 'ownershipHistory' | 'ownershipStatement' | 'customersBelow' | 'persons'
>;

/** BODS statements as they came; those about persons are sealed. */
export function ownershipStatementsIn(scope: Scope): OwnershipStatements {
  const { db, sealer, now } = scope;
  const openRecorded = async (rows: readonly StatementRow[], reading: Reading): Promise<RecordedStatement[]> => {
    const sealed = rows.filter((row) => row.body_sealed !== null);
    const opened = await sealer.open(
      sealed.map((row) => ({
        subject: row.record_id ?? row.statement_id,
        table: STATEMENTS,
        column: 'body_sealed',
        sealed: row.body_sealed ?? Buffer.alloc(0),
      })),
      reading,
    );
    const texts = new Map(sealed.map((row, index) => [row, opened[index]]));
    return rows.flatMap((row) => {
      const text = texts.get(row);
      if (row.body_sealed !== null && text == null) return [];
      const statement = BodsStatement.parse(text == null ? row.body : JSON.parse(text));
      return [{ statementId: row.statement_id, recordedAt: row.recorded_at, statement }];
    });
  };
  const openStatements = async (rows: readonly StatementRow[], reading: Reading): Promise<OwnershipSource> =>
    (await openRecorded(rows, reading)).map(({ statement }) => statement);
  const rowsAbove = async (record: string, limit: number): Promise<StatementRow[]> => {
    const { rows } = await sql<StatementRow>`
      with recursive above (record) as (
        select ${record}::text
        union
        select s.body -> 'recordDetails' ->> 'interestedParty' from gatehouse.ownership_statement s
        join above on s.body -> 'recordDetails' ->> 'subject' = above.record where s.record_type = 'relationship')
      select statement_id, record_id, body, body_sealed, recorded_at from gatehouse.ownership_statement s
      where (s.record_type = 'relationship' and s.body -> 'recordDetails' ->> 'subject' in (select record from above where record is not null))
         or (s.record_type <> 'relationship' and s.record_id in (select record from above where record is not null))
      order by recorded_at desc, statement_id desc limit ${limit}`.execute(db);
    // Of two statements with one date the later speaks; of too many the oldest are left out.
    return rows.toReversed();
  };
  return {
    async saveStatements(statements) {
      const named = statements.map((statement) => ({ statement, ...placeOf(statement) }));
      const personal = named.filter(({ type }) => type === 'person');
      const sealed = await sealer.seal(
        personal.map(({ id, record, statement }) => ({
          subject: record ?? id,
          table: STATEMENTS,
          column: 'body_sealed',
          text: canonicalJson(statement),
        })),
      );
      const sealedOf = new Map(personal.map((row, index) => [row, sealed[index]]));
      const rows = named.map((row) => {
        const bytes = sealedOf.get(row);
        return {
          statement_id: row.id,
          record_id: row.record,
          record_type: row.type,
          statement_date: row.date,
          body: bytes === undefined ? row.statement : null,
          body_sealed: bytes === undefined ? null : hexBytes(bytes),
          recorded_at: now,
        };
      });
      await insertRows(scope, STATEMENTS, rows, sql`on conflict (statement_id) do nothing`);
    },
    ownershipAbove: async (record, reading) => openStatements(await rowsAbove(record, STATEMENTS_MAX), reading),
    async ownershipHistory(record, reading) {
      const rows = await rowsAbove(record, STATEMENTS_MAX + 1);
      return { statements: await openRecorded(rows.slice(-STATEMENTS_MAX), reading), cut: rows.length > STATEMENTS_MAX };
    },
    async ownershipStatement(id, reading) {
      const { rows } = await sql<StatementRow>`
        select statement_id, record_id, body, body_sealed, recorded_at from gatehouse.ownership_statement where statement_id = ${id}`.execute(
        db,
      );
      const [found] = await openRecorded(rows, reading);
      return found ?? null;
    },
    async customersBelow(records) {
      const rows = await sql<{ customer_id: string }>`
        with recursive below (record) as (
          select unnest(${[...records]}::text[])
          union
          select unnest(array[s.body -> 'recordDetails' ->> 'subject']) from gatehouse.ownership_statement s
          join below on s.body -> 'recordDetails' ->> 'interestedParty' = below.record or s.record_id = below.record where s.record_type = 'relationship')
        select distinct v.customer_id from gatehouse.customer_version v join below on below.record = v.bods_record limit 10000`.execute(db);
      return rows.rows.map((row) => row.customer_id);
    },
    async persons(page, reading) {
      const [{ total = '0' } = {}] = (
        await sql<{
          total: string;
        }>`select count(distinct record_id) as total from gatehouse.ownership_statement where record_type = 'person'`.execute(db)
      ).rows;
      const rows = await sql<StatementRow>`
        select distinct on (record_id) statement_id, record_id, body, body_sealed, recorded_at from gatehouse.ownership_statement
        where record_type = 'person' and record_id > ${page.after ?? ''} order by record_id, statement_date desc nulls last limit ${page.limit}`.execute(
        db,
      );
      return { items: await openStatements(rows.rows, reading), total: Number(total) };
    },
  };
}

function placeOf(statement: Readonly<Record<string, unknown>>): {
  id: string;
  record: string | null;
  type: string | null;
  date: string | null;
} {
  const text = (member: string): string | null => {
    const value = statement[member];
    return typeof value === 'string' ? value : null;
  };
  const date = text('statementDate')?.slice(0, 10) ?? null;
  return {
    id: text('statementId') ?? digestOf(statement),
    record: text('recordId'),
    type: text('recordType'),
    date: date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null,
  };
}

/** More statements above one party than anybody reads: the graph then ends there, and its ends count as unknown. */
const STATEMENTS_MAX = 20_000;

interface StatementRow {
  readonly statement_id: string;
  readonly record_id: string | null;
  readonly body: unknown;
  readonly body_sealed: Buffer | null;
  readonly recorded_at: string;
}
