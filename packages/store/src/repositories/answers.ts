import { LawReference, ReportField } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';
import type { AnswerRecords, StoredReport } from '@gatehouse/program';
import { sql } from 'kysely';
import { z } from 'zod';
import { hexBytes, insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

const TABLE = 'gatehouse.report';
const SealedBody = z.object({
  title: z.string(),
  law: LawReference,
  notice: z.string(),
  sections: z.array(z.object({ title: z.string(), clause: z.string(), fields: z.array(ReportField) })),
});

type Answers = Pick<AnswerRecords, 'saveReports' | 'report' | 'reports' | 'changeReport' | 'job' | 'saveJob' | 'lastJob'>;

/** Reports, and the results of main jobs. */
export function answersIn(scope: Scope): Answers {
  const { db, sealer, now } = scope;
  return {
    async saveReports(reports) {
      const sealed = await sealer.seal(
        reports.map((report) => ({ subject: report.customer, table: TABLE, column: 'body_sealed', text: canonicalJson(report.body) })),
      );
      const rows = reports.map((report, index) => ({
        id: report.id,
        kind: report.kind,
        run_id: report.run,
        customer_id: report.customer,
        clock_id: report.clock,
        state: report.state,
        due: report.due,
        missing: report.missing,
        body_sealed: hexBytes(sealed[index] ?? Buffer.alloc(0)),
        body_digest: report.bodyDigest,
        created_at: report.createdAt,
      }));
      await insertRows(scope, TABLE, rows, sql`on conflict (kind, run_id, customer_id) do nothing`);
    },
    async report(id, reading) {
      const row = await db.selectFrom(TABLE).selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
      if (row === undefined) return null;
      const [body] = await sealer.open(
        [{ subject: row.customer_id, table: TABLE, column: 'body_sealed', sealed: row.body_sealed }],
        reading,
      );
      return body == null ? null : { ...toReport(row), body: SealedBody.parse(JSON.parse(body)) };
    },
    async reports(filter, page) {
      let query = db.selectFrom(TABLE);
      if (filter.run !== undefined) query = query.where('run_id', '=', filter.run);
      if (filter.state !== undefined) query = query.where(sql<boolean>`state = ${filter.state}`);
      const { total } = await query.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
      const rows = await query
        .selectAll()
        .orderBy('due')
        .orderBy('id')
        .limit(page.limit)
        .offset(page.after === null ? 0 : Number(page.after))
        .execute();
      return { items: rows.map(toReport), total: Number(total) };
    },
    async changeReport(id, change) {
      const set = {
        ...(change.state === undefined ? {} : { state: change.state }),
        ...(change.proposal === undefined
          ? {}
          : {
              proposed_by: change.proposal?.by ?? null,
              proposed_at: change.proposal?.at ?? null,
              proposal_reason: change.proposal?.reason ?? null,
            }),
        ...(change.decision === undefined
          ? {}
          : {
              decided_by: change.decision?.by ?? null,
              decided_at: change.decision?.at ?? null,
              decision_reason: change.decision?.reason ?? null,
            }),
      };
      await db.updateTable(TABLE).set(set).where('id', '=', id).execute();
    },
    async job(inputDigest) {
      const row = await db.selectFrom('gatehouse.job').select('summary').where('input_digest', '=', inputDigest).executeTakeFirst();
      return row?.summary ?? null;
    },
    async saveJob(inputDigest, summary) {
      const row = { input_digest: inputDigest, summary: JSON.stringify(summary), recorded_at: now };
      await db
        .insertInto('gatehouse.job')
        .values(row)
        .onConflict((conflict) => conflict.column('input_digest').doUpdateSet(row))
        .execute();
    },
    async lastJob() {
      const row = await db.selectFrom('gatehouse.job').select('summary').orderBy('recorded_at', 'desc').limit(1).executeTakeFirst();
      return row?.summary ?? null;
    },
  };
}

function toReport(row: {
  id: string;
  kind: StoredReport['kind'];
  run_id: string;
  customer_id: string;
  clock_id: string | null;
  state: StoredReport['state'];
  due: string | null;
  missing: number;
  body_digest: string;
  proposed_by: string | null;
  proposed_at: string | null;
  proposal_reason: string | null;
  decided_by: string | null;
  decided_at: string | null;
  decision_reason: string | null;
  created_at: string;
}): Omit<StoredReport, 'body'> {
  return {
    id: row.id,
    kind: row.kind,
    run: row.run_id,
    customer: row.customer_id,
    clock: row.clock_id,
    state: row.state,
    due: row.due,
    missing: row.missing,
    bodyDigest: row.body_digest,
    proposal: row.proposed_by === null ? null : { by: row.proposed_by, at: row.proposed_at ?? '', reason: row.proposal_reason ?? '' },
    decision: row.decided_by === null ? null : { by: row.decided_by, at: row.decided_at ?? '', reason: row.decision_reason ?? '' },
    createdAt: row.created_at,
  };
}
