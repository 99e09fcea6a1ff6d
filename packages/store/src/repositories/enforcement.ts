import { EvaluationRequest, EvaluationResponse } from '@gatehouse/contracts';
import type { EnforceRecords } from '@gatehouse/program';
import { CompiledQuery, sql } from 'kysely';
import { decisionRecords } from './decision-records.ts';
import { insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

/** What decisions look at, and the decisions themselves. */
export function enforcementIn(scope: Scope): EnforceRecords {
  const { db, now } = scope;
  return {
    ...decisionRecords(async ({ text, values }) => (await db.executeQuery<never>(CompiledQuery.raw(text, values))).rows, scope.sealer),
    async saveMeasures(measures) {
      await insertRows(
        scope,
        'gatehouse.measure',
        measures.map(({ measure, bindsFrom, lapsesAfter }) => ({
          id: measure.id,
          body: measure,
          binds_from: bindsFrom,
          lapses_after: lapsesAfter,
          recorded_at: now,
        })),
        sql`on conflict (id) do update set body = excluded.body, binds_from = excluded.binds_from, lapses_after = excluded.lapses_after, recorded_at = excluded.recorded_at`,
      );
    },
    async customersUnderMeasures() {
      const rows = await sql<{ measure: string; n: string }>`
        select m.measure, count(*) as n from gatehouse.customer_assessment a cross join lateral unnest(a.measures) as m(measure) where a.current group by 1`.execute(
        db,
      );
      return new Map(rows.rows.map((row) => [row.measure, Number(row.n)]));
    },
    async decision(id) {
      const rows = await sql<{
        id: string;
        subject: string;
        request: unknown;
        response: unknown;
        lists_digest: string;
        rules_digest: string;
        code_digest: string;
        recorded_at: string;
        number: string | null;
      }>`
        select d.*, e.number from gatehouse.decision d join gatehouse.ledger_entry e on e.id = d.entry_id where d.id = ${id}`.execute(db);
      const row = rows.rows[0];
      if (row === undefined) return null;
      return {
        id: row.id,
        subject: row.subject,
        at: row.recorded_at,
        request: EvaluationRequest.parse(row.request),
        response: EvaluationResponse.parse(row.response),
        lists: row.lists_digest,
        rules: row.rules_digest,
        code: row.code_digest,
        entry: row.number === null ? null : Number(row.number),
      };
    },
  };
}
