import { type Operations, RunView, UsageRecord } from '@gatehouse/contracts';
import type { MeterRecords, StoredRun } from '@gatehouse/program';
import { sql } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

const StoredRunShape = RunView.omit({ clocks: true, report: true, timeline: true });

/** Usage records and the runs that follow from them. */
export function meterIn(scope: Scope): MeterRecords {
  const { db, now } = scope;
  return {
    async saveUsage(usage) {
      const rows = usage.map(({ record, operations }) => ({
        id: record.id,
        account_id: record.account,
        job: record.job ?? null,
        body: record,
        start_at: record.start,
        end_at: record.end,
        ...operationColumns(operations),
        recorded_at: now,
      }));
      return insertRows(scope, 'gatehouse.usage_record', rows, sql`on conflict (id) do nothing`);
    },
    async usage(filter) {
      let query = db.selectFrom('gatehouse.usage_record').selectAll().orderBy('start_at').orderBy('id');
      if (filter.accounts !== undefined) query = query.where('account_id', 'in', filter.accounts.length > 0 ? [...filter.accounts] : ['']);
      return (await query.execute()).map((row) => ({ record: UsageRecord.parse(row.body), operations: operationsOf(row) }));
    },
    async replaceRuns(runs) {
      await db.deleteFrom('gatehouse.run').execute();
      await insertRows(
        scope,
        'gatehouse.run',
        runs.map((run) => ({
          id: run.id,
          body: run,
          accounts: run.accounts,
          customers: run.customers,
          start_at: run.start,
          end_at: run.end,
          ...operationColumns(run.operations),
          over: run.over,
          recorded_at: now,
        })),
      );
    },
    async runs(filter, page) {
      const conditions = [sql`true`];
      if (filter.ids !== undefined) conditions.push(sql`id = any(${[...filter.ids]})`);
      if (filter.customer !== undefined) conditions.push(sql`customers @> ${[filter.customer]}`);
      if (filter.over !== undefined) conditions.push(sql`over @> ${JSON.stringify([{ threshold: filter.over }])}::jsonb`);
      const where = sql.join(conditions, sql` and `);
      const [{ total = '0' } = {}] = (await sql<{ total: string }>`select count(*) as total from gatehouse.run where ${where}`.execute(db))
        .rows;
      const offset = page.after === null ? 0 : Number(page.after);
      const rows = await sql<{
        body: unknown;
      }>`select body from gatehouse.run where ${where} order by operations_mid desc, id limit ${page.limit} offset ${offset}`.execute(db);
      return { items: rows.rows.map((row): StoredRun => StoredRunShape.parse(row.body)), total: Number(total) };
    },
    async operationsOf(customers) {
      // From the runs, where evidence of several sources about one job counts once.
      const rows = await sql<{ customer_id: string; low: number; mid: number; high: number; ceiling: number }>`
        select p.customer as customer_id, sum((p.operations ->> 'low')::float8) as low, sum((p.operations ->> 'mid')::float8) as mid,
          sum((p.operations ->> 'high')::float8) as high, sum((p.operations ->> 'ceiling')::float8) as ceiling
        from gatehouse.run r cross join lateral jsonb_to_recordset(r.body -> 'parts') as p(customer text, operations jsonb)
        where r.customers && ${[...customers]}::text[] and p.customer = any(${[...customers]}) group by 1`.execute(db);
      return new Map(rows.rows.map(({ customer_id, ...operations }) => [customer_id, operations]));
    },
  };
}

function operationColumns({ low, mid, high, ceiling }: Operations): {
  operations_low: number;
  operations_mid: number;
  operations_high: number;
  operations_ceiling: number;
} {
  return { operations_low: low, operations_mid: mid, operations_high: high, operations_ceiling: ceiling };
}

function operationsOf(row: {
  operations_low: number;
  operations_mid: number;
  operations_high: number;
  operations_ceiling: number;
}): Operations {
  return { low: row.operations_low, mid: row.operations_mid, high: row.operations_high, ceiling: row.operations_ceiling };
}
