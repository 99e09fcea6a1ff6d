import { ProblemError } from '@gatehouse/foundation';
import type { IdentifyRecords, ListedMatch, MatchFilter } from '@gatehouse/program';
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from './scope.ts';

type ListedMatches = Pick<IdentifyRecords, 'matches' | 'match' | 'openNeighbours' | 'customersMatched'>;

/** The matches of the present assessments, with where their judgements stand. */
export function listedMatchesIn({ db }: Scope): ListedMatches {
  const rowsOf = async (conditions: readonly RawBuilder<unknown>[], order: RawBuilder<unknown>, limit: number): Promise<ListedMatch[]> => {
    const { rows } = await sql<ListedRow>`
      select ${COLUMNS} ${PRESENT} where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}`.execute(db);
    return rows.map(toListed);
  };
  return {
    async matches(filter, page) {
      const conditions = conditionsOf(filter);
      const [{ total = '0' } = {}] = (
        await sql<{ total: string }>`select count(*) as total ${PRESENT} where ${sql.join(conditions, sql` and `)}`.execute(db)
      ).rows;
      const after = page.after === null ? [] : [isAfter(placeIn(page.after))];
      const items = await rowsOf([...conditions, ...after], FORWARD, page.limit);
      const last = items.at(-1);
      return { items, total: Number(total), next: items.length === page.limit && last !== undefined ? cursorOf(last) : null };
    },
    async match(id) {
      const [found] = await rowsOf([sql`m.id = ${id}`], FORWARD, 1);
      return found ?? null;
    },
    async openNeighbours(id) {
      const [here] = await rowsOf([sql`m.id = ${id}`], FORWARD, 1);
      if (here === undefined) return { next: null, previous: null };
      const [next] = await rowsOf([OPEN, isAfter(here)], FORWARD, 1);
      const [previous] = await rowsOf([OPEN, isBefore(here)], BACKWARD, 1);
      return { next: next?.id ?? null, previous: previous?.id ?? null };
    },
    async customersMatched({ subject, list, entryId }) {
      const { rows } = await sql<{ customer_id: string }>`
        select distinct m.customer_id from gatehouse.match m
        join gatehouse.customer_assessment a on a.customer_id = m.customer_id and a.current and a.number = m.assessment
        where m.subject = ${subject} and m.list = ${list} and m.entry_id = ${entryId} order by 1`.execute(db);
      return rows.map((row) => row.customer_id);
    },
  };
}

// What waits stands before what holds, and that before what has lapsed: a clearance can wait while another judgement still stands.
const PRESENT = sql`
  from gatehouse.match m
  join gatehouse.customer_assessment a on a.customer_id = m.customer_id and a.current and a.number = m.assessment
  left join lateral (
    select e.state, e.verdict, e.decided_by, e.decided_at from gatehouse.match_decision e
    where e.subject = m.subject and e.list = m.list and e.entry_id = m.entry_id and e.state in ('awaiting-second', 'standing', 'lapsed')
    order by array_position(array['awaiting-second', 'standing', 'lapsed'], e.state), e.decided_at desc limit 1) d on true`;
const COLUMNS = sql`m.id, m.customer_id, m.subject, m.list, m.list_version, m.list_date, m.entry_id, m.caption, m.score, m.band,
  coalesce(d.state, 'none') as decision_state, d.verdict, d.decided_by, d.decided_at`;
const OPEN = sql`coalesce(d.state, 'none') <> 'standing'`;
// `match` comes before `review` by the alphabet too.
const FORWARD = sql`m.band, m.score desc, m.id`;
const BACKWARD = sql`m.band desc, m.score, m.id desc`;

/** A place in the order. */
type Place = Pick<ListedMatch, 'band' | 'score' | 'id'>;

function isAfter({ band, score, id }: Place): RawBuilder<unknown> {
  return sql`(m.band > ${band} or (m.band = ${band} and (m.score < ${score} or (m.score = ${score} and m.id > ${id}))))`;
}

function isBefore({ band, score, id }: Place): RawBuilder<unknown> {
  return sql`(m.band < ${band} or (m.band = ${band} and (m.score > ${score} or (m.score = ${score} and m.id < ${id}))))`;
}

function cursorOf({ band, score, id }: Place): string {
  return `${band}|${score}|${id}`;
}

const CURSOR = /^(match|review)\|(\d(?:\.\d{1,20})?(?:e-\d{1,3})?)\|(mat_[0-9a-f]{24})$/;

function placeIn(cursor: string): Place {
  const [, band, score, id] = CURSOR.exec(cursor) ?? [];
  if (band === undefined || score === undefined || id === undefined)
    throw new ProblemError(
      'invalid-field',
      'The cursor is none of this list.',
      'Take the cursor from "next" of the page before, or leave it out.',
      { field: 'cursor' },
    );
  return { band: band === 'match' ? 'match' : 'review', score: Number(score), id };
}

function conditionsOf({ customer, band, open, waitsFor }: MatchFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (customer !== undefined) conditions.push(sql`m.customer_id = ${customer}`);
  if (band !== undefined) conditions.push(sql`m.band = ${band}`);
  if (open === true) conditions.push(OPEN);
  if (open === false) conditions.push(sql`not ${OPEN}`);
  if (waitsFor !== undefined) conditions.push(sql`d.state = 'awaiting-second' and d.decided_by <> ${waitsFor}`);
  return conditions;
}

interface ListedRow {
  readonly id: string;
  readonly customer_id: string;
  readonly subject: string;
  readonly list: string;
  readonly list_version: string;
  readonly list_date: string | null;
  readonly entry_id: string;
  readonly caption: string;
  readonly score: number;
  readonly band: 'match' | 'review';
  readonly decision_state: ListedMatch['decision']['state'];
  readonly verdict: ListedMatch['decision']['verdict'];
  readonly decided_by: string | null;
  readonly decided_at: string | null;
}

function toListed(row: ListedRow): ListedMatch {
  return {
    id: row.id,
    customer: row.customer_id,
    subject: row.subject,
    list: row.list,
    listVersion: row.list_version,
    listDate: row.list_date,
    entryId: row.entry_id,
    caption: row.caption,
    score: row.score,
    band: row.band,
    decision: { state: row.decision_state, verdict: row.verdict, by: row.decided_by, at: row.decided_at },
  };
}
