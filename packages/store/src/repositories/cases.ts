import { ClockRow, DispositionCode, FlagCode } from '@gatehouse/contracts';
import type { AnswerRecords, CaseFilter, NewCase, StoredCase, StoredClock } from '@gatehouse/program';
import { sql } from 'kysely';
import { z } from 'zod';
import { hexBytes, insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

const Proposal = z.object({ disposition: DispositionCode, reason: z.string(), by: z.string(), byName: z.string(), at: z.string() });
const Disposition = z.object({
  disposition: DispositionCode,
  reason: z.string(),
  by: z.string(),
  approvedBy: z.string().nullable(),
  at: z.string(),
});
const TABLE = 'gatehouse.case_item';

type Cases = Pick<AnswerRecords, 'openCases' | 'cases' | 'case' | 'changeCase' | 'startClocks' | 'clocks' | 'endClock'>;

/** What waits for a person, and the clocks that run. */
export function casesIn(scope: Scope): Cases {
  const { db, sealer, now } = scope;
  const open = async (rows: readonly CaseRow[]): Promise<StoredCase[]> => {
    const because = await sealer.open(
      rows.map((row) => ({ subject: row.customer_id ?? row.subject, table: TABLE, column: 'because_sealed', sealed: row.because_sealed })),
      { who: 'gatehouse', why: 'show the queue' },
    );
    return rows.map((row, index) => toCase(row, because[index] ?? 'The reason was shredded with its subject.'));
  };
  return {
    async openCases(cases) {
      const byId = new Map(cases.map((item) => [item.id, item]));
      const known = await sql<{ id: string; state: string; because_digest: string }>`
        select id, state, because_digest from gatehouse.case_item where id = any(${[...byId.keys()]}) for update`.execute(db);
      const old = new Map(known.rows.map((row) => [row.id, row]));
      const isChanged = (item: NewCase): boolean => old.get(item.id)?.because_digest !== sealer.digest('because', item.because);
      const written = [...byId.values()].filter(isChanged);
      const sealed = await sealer.seal(
        written.map((item) => ({ subject: item.customer ?? item.subject, table: TABLE, column: 'because_sealed', text: item.because })),
      );
      const rows = written.map((item, index) => caseRow(item, sealed[index] ?? Buffer.alloc(0), sealer.digest('because', item.because)));
      // What was said or proposed of a case was said of its facts: other facts open it again. Whoever works on it keeps it.
      await insertRows(
        scope,
        TABLE,
        rows,
        sql`on conflict (id) do update set because_sealed = excluded.because_sealed, because_digest = excluded.because_digest, band = excluded.band,
          score = excluded.score, due = excluded.due, run_id = excluded.run_id,
          state = case when case_item.state in ('closed', 'proposed') then 'open' else case_item.state end,
          assignee = case when case_item.state in ('closed', 'proposed') then null else case_item.assignee end,
          opened_at = case when case_item.state = 'closed' then excluded.opened_at else case_item.opened_at end, proposal = null, disposition = null`,
      );
      return written.filter((item) => ['closed', 'proposed', undefined].includes(old.get(item.id)?.state));
    },
    async cases(filter, page) {
      const where = sql.join(conditionsOf(filter), sql` and `);
      const [{ total = '0' } = {}] = (
        await sql<{ total: string }>`select count(*) as total from gatehouse.case_item where ${where}`.execute(db)
      ).rows;
      const offset = page.after === null ? 0 : Number(page.after);
      const rows = await sql<CaseRow>`
        select *, ${ASSIGNEE_NAME} from gatehouse.case_item where ${where}
        order by array_position(array['high', 'warn', 'info'], severity), due nulls last, score desc nulls last, id limit ${page.limit} offset ${offset}`.execute(
        db,
      );
      return { items: await open(rows.rows), total: Number(total) };
    },
    async case(id) {
      const rows = await sql<CaseRow>`select *, ${ASSIGNEE_NAME} from gatehouse.case_item where id = ${id} for update`.execute(db);
      return (await open(rows.rows))[0] ?? null;
    },
    async changeCase(id, change) {
      const set = {
        ...(change.state === undefined ? {} : { state: change.state }),
        ...(change.assignee === undefined ? {} : { assignee: change.assignee }),
        ...(change.snoozedUntil === undefined ? {} : { snoozed_until: change.snoozedUntil }),
        ...(change.proposal === undefined ? {} : { proposal: change.proposal === null ? null : JSON.stringify(change.proposal) }),
        ...(change.disposition === undefined
          ? {}
          : { disposition: change.disposition === null ? null : JSON.stringify(change.disposition) }),
      };
      if (Object.keys(set).length > 0) await db.updateTable(TABLE).set(set).where('id', '=', id).execute();
    },
    async startClocks(clocks) {
      const started: StoredClock[] = [];
      for (const clock of clocks) {
        const result = await db
          .insertInto('gatehouse.clock')
          .values({
            id: clock.id,
            clock: clock.clock,
            subject: clock.subject,
            trigger_date: clock.trigger,
            due: clock.row.due,
            due_at: clock.row.dueAt,
            body: JSON.stringify(clock.row),
            state: clock.state,
            ended_by: null,
            recorded_at: now,
          })
          .onConflict((conflict) => conflict.columns(['clock', 'subject']).doNothing())
          .executeTakeFirst();
        if ((result.numInsertedOrUpdatedRows ?? 0n) > 0n) started.push(clock);
      }
      return started;
    },
    async clocks(filter, page) {
      let query = db.selectFrom('gatehouse.clock');
      if (filter.subjects !== undefined) query = query.where('subject', 'in', filter.subjects.length > 0 ? [...filter.subjects] : ['']);
      if (filter.state !== undefined) query = query.where('state', '=', filter.state);
      const { total } = await query.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
      const rows = await query
        .selectAll()
        .orderBy('due')
        .orderBy('id')
        .limit(page.limit)
        .offset(page.after === null ? 0 : Number(page.after))
        .execute();
      return {
        items: rows.map((row): StoredClock => ({
          id: row.id,
          clock: row.clock,
          subject: row.subject,
          trigger: row.trigger_date,
          row: ClockRow.parse(row.body),
          state: row.state,
        })),
        total: Number(total),
      };
    },
    async endClock(id, by) {
      await db
        .updateTable('gatehouse.clock')
        .set({ state: 'ended', ended_by: by })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute();
    },
  };
}

const ASSIGNEE_NAME = sql`(select p.name from gatehouse.person p where p.id = assignee) as assignee_name`;

interface CaseRow {
  readonly id: string;
  readonly flag: string;
  readonly category: 'A' | 'B' | 'C';
  readonly severity: 'info' | 'warn' | 'high';
  readonly subject: string;
  readonly customer_id: string | null;
  readonly run_id: string | null;
  readonly because_sealed: Buffer;
  readonly band: 'match' | 'review' | null;
  readonly score: number | null;
  readonly due: string | null;
  readonly state: StoredCase['state'];
  readonly assignee: string | null;
  readonly assignee_name: string | null;
  readonly snoozed_until: string | null;
  readonly opened_at: string;
  readonly proposal: unknown;
  readonly disposition: unknown;
  readonly four_eyes: boolean;
}

function caseRow(item: NewCase, because: Buffer, digest: string): object {
  return {
    id: item.id,
    flag: item.flag,
    category: item.category,
    severity: item.severity,
    subject: item.subject,
    customer_id: item.customer,
    run_id: item.run,
    because_sealed: hexBytes(because),
    because_digest: digest,
    band: item.band,
    score: item.score,
    due: item.due,
    state: 'open',
    assignee: null,
    snoozed_until: null,
    opened_at: item.openedAt,
    proposal: null,
    disposition: null,
    four_eyes: item.fourEyes,
  };
}

function toCase(row: CaseRow, because: string): StoredCase {
  return {
    id: row.id,
    flag: FlagCode.parse(row.flag),
    category: row.category,
    severity: row.severity,
    subject: row.subject,
    customer: row.customer_id,
    run: row.run_id,
    because,
    band: row.band,
    score: row.score,
    due: row.due,
    openedAt: row.opened_at,
    fourEyes: row.four_eyes,
    state: row.state,
    assignee: row.assignee,
    assigneeName: row.assignee_name,
    snoozedUntil: row.snoozed_until,
    proposal: row.proposal === null ? null : Proposal.parse(row.proposal),
    disposition: row.disposition === null ? null : Disposition.parse(row.disposition),
  };
}

function conditionsOf(filter: CaseFilter) {
  const conditions = [sql`state = any(${[...filter.states]})`];
  if (filter.flag !== undefined) conditions.push(sql`flag = ${filter.flag}`);
  if (filter.severity !== undefined) conditions.push(sql`severity = ${filter.severity}`);
  if (filter.assignee !== undefined) conditions.push(sql`assignee = ${filter.assignee}`);
  if (filter.customers !== undefined) conditions.push(sql`customer_id = any(${[...filter.customers]})`);
  if (filter.search !== undefined)
    conditions.push(
      sql`(subject = ${filter.search} or customer_id = ${filter.search} or id = ${filter.search} or run_id = ${filter.search})`,
    );
  return conditions;
}
