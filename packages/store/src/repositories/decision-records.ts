import { AccountState, SpecialMeasure } from '@gatehouse/contracts';
import type { DecisionRecords, SubjectFacts } from '@gatehouse/program';
import { entryRow } from './ledger.ts';
import type { Sealer } from './scope.ts';

/** A statement under a name: a connection that knows the name has planned it already, and planning costs more here than running. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** What decisions read and write, each as one statement, through a pool or inside a transaction. */
export function decisionRecords(run: <Row>(statement: NamedStatement) => Promise<Row[]>, sealer: Pick<Sealer, 'digest'>): DecisionRecords {
  return {
    async subjectFacts(subjects) {
      const asked = JSON.stringify(subjects.map(({ type, id }, place) => ({ place, type, id })));
      const rows = await run<FactsRow>({ name: 'subject-facts', text: SUBJECT_FACTS, values: [asked] });
      const byPlace = new Map(rows.map((row) => [row.place, toFacts(row)]));
      return subjects.map((_subject, place) => byPlace.get(place) ?? null);
    },
    async measures() {
      const rows = await run<MeasureRow>({
        name: 'measures',
        text: 'select body, binds_from, lapses_after from gatehouse.measure order by id',
        values: [],
      });
      return rows.map((row) => ({ measure: SpecialMeasure.parse(row.body), bindsFrom: row.binds_from, lapsesAfter: row.lapses_after }));
    },
    async saveDecisions(decisions) {
      const rows = decisions.map(({ decision, entry }) => ({
        ...entryRow({ sealer }, entry),
        decision_id: decision.id,
        decision_subject: decision.subject,
        request: decision.request,
        response: decision.response,
        lists_digest: decision.lists,
        rules_digest: decision.rules,
        code_digest: decision.code,
        decided_at: decision.at,
      }));
      await run({ name: 'save-decisions', text: SAVE_DECISIONS, values: [JSON.stringify(rows)] });
    },
  };
}

// Subjects come as one JSON parameter, whose length the planner does not see: so it settles for one plan for all lengths.
// The account asked for, or of a customer the one that is least free: a customer is cleared only when all of its accounts are.
const SUBJECT_FACTS = `
  select s.place, c.customer_id, a.id as account_id, a.reseller_id, coalesce(a.state, 'applicant') as state, v.verify_by,
    coalesce(c.status, 'unresolved') as status, coalesce(c.carved_out, false) as carved_out, coalesce(c.band, 'unreadable') as band,
    coalesce(c.ofac50, 'unknown') as ofac50, coalesce(c.affiliates50, 'unknown') as affiliates50, coalesce(c.measures, '{}') as measures,
    coalesce(c.lists_digest, '') as lists_digest, coalesce(c.confirmed, false) as confirmed,
    exists (select 1 from gatehouse.case_item k where k.customer_id = c.customer_id and k.flag = 'returner' and k.state <> 'closed') as returner
  from json_to_recordset($1::json) as s(place int, type text, id text)
  cross join lateral (
    select x.* from gatehouse.account x where (s.type = 'account' and x.id = s.id) or (s.type = 'customer' and x.customer_id = s.id)
    order by array_position(array['closed','refused','deprovisioning','restricted','status-unresolved','applicant','foreign-intake','verifying','provisional','verified','us-exempt'], x.state)
      + case when s.type = 'customer' and x.state = 'closed' then 100 else 0 end
    limit 1) a
  join gatehouse.customer_assessment c on c.customer_id = a.customer_id and c.current
  join lateral (select verify_by from gatehouse.customer_version w where w.customer_id = a.customer_id order by version desc limit 1) v on true`;

// One statement, one round trip: the decision and its entry stand or fall together, and the commit is the only wait.
const SAVE_DECISIONS = `
  with input as (select * from json_to_recordset($1::json) as r(
    id text, kind text, subject text, at timestamptz, actor text, text text, leaf bytea, decision_id text, decision_subject text,
    request jsonb, response jsonb, lists_digest text, rules_digest text, code_digest text, decided_at timestamptz)),
  decided as (
    insert into gatehouse.decision (id, entry_id, subject, request, response, lists_digest, rules_digest, code_digest, recorded_at)
    select decision_id, id, decision_subject, request, response, lists_digest, rules_digest, code_digest, decided_at from input)
  insert into gatehouse.ledger_entry (id, kind, subject, at, actor, text, leaf) select id, kind, subject, at, actor, text, leaf from input`;

interface MeasureRow {
  readonly body: unknown;
  readonly binds_from: string;
  readonly lapses_after: string | null;
}

interface FactsRow {
  readonly place: number;
  readonly customer_id: string;
  readonly account_id: string;
  readonly reseller_id: string | null;
  readonly state: string;
  readonly verify_by: string | null;
  readonly status: 'us' | 'foreign' | 'unresolved';
  readonly carved_out: boolean;
  readonly band: string;
  readonly ofac50: string;
  readonly affiliates50: string;
  readonly measures: string[];
  readonly lists_digest: string;
  readonly returner: boolean;
  readonly confirmed: boolean;
}

function toFacts(row: FactsRow): SubjectFacts {
  return {
    customer: row.customer_id,
    account: row.account_id,
    status: row.status,
    carvedOut: row.carved_out,
    state: AccountState.parse(row.state),
    verifyBy: row.verify_by,
    band: row.band,
    ofac50: row.ofac50,
    affiliates50: row.affiliates50,
    measures: row.measures,
    reseller: row.reseller_id,
    listsDigest: row.lists_digest,
    returner: row.returner,
    confirmed: row.confirmed,
  };
}
