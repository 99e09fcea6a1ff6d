import { ProblemError, canonicalJson } from '@gatehouse/foundation';
import type { ComparedSides, IdentifyRecords, MatchPair, NewMatchDecision, OpenedDecision, RememberedDecision } from '@gatehouse/program';
import { sql } from 'kysely';
import { z } from 'zod';
import { hexBytes, insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

const TABLE = 'gatehouse.match_decision';
const Side = z.record(z.string(), z.array(z.string()));
const Sides = z.object({ subject: Side, entry: Side });

type MatchDecisions = Pick<
  IdentifyRecords,
  'matchDecisions' | 'lockPair' | 'openDecisions' | 'saveMatchDecision' | 'settleMatchDecision' | 'lapseDecisions'
>;

/** What persons said of matches: remembered by party and entry, the reasons and what was seen sealed under the party's key. */
export function matchDecisionsIn(scope: Scope): MatchDecisions {
  const { db, sealer, now } = scope;
  return {
    async matchDecisions(subjects) {
      if (subjects.length === 0) return [];
      const rows = await sql<DecisionRow>`
        select * from gatehouse.match_decision where subject = any(${[...subjects]}) and state in ('awaiting-second', 'standing', 'lapsed')
        order by decided_at desc, id desc`.execute(db);
      return rows.rows.map(toRemembered);
    },
    async lockPair(pair) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${lockName(pair)}, 0))`.execute(db);
    },
    async openDecisions(pair, reading) {
      const { rows } = await sql<DecisionRow & NamesRow>`
        select d.*, p.name as by_name, q.name as second_name from gatehouse.match_decision d
        left join gatehouse.person p on p.id = d.decided_by left join gatehouse.person q on q.id = d.second_by
        where d.subject = ${pair.subject} and d.list = ${pair.list} and d.entry_id = ${pair.entryId}
          and d.state in ('awaiting-second', 'standing', 'lapsed')
        order by d.decided_at desc, d.id desc`.execute(db);
      const place = (row: DecisionRow, column: string, sealed: Buffer | null) => ({
        subject: row.subject,
        table: TABLE,
        column,
        sealed: sealed ?? Buffer.alloc(0),
      });
      const because = await sealer.open(
        rows.map((row) => place(row, 'because_sealed', row.because_sealed)),
        reading,
      );
      const sides = await sealer.open(
        rows.map((row) => place(row, 'sides_sealed', row.sides_sealed)),
        reading,
      );
      const seconded = rows.filter((row) => row.second_because_sealed !== null);
      const second = await sealer.open(
        seconded.map((row) => place(row, 'second_because_sealed', row.second_because_sealed)),
        reading,
      );
      return rows.map((row, index): OpenedDecision => ({
        ...toRemembered(row),
        byName: row.by_name ?? row.decided_by,
        secondByName: row.second_name,
        because: because[index] ?? null,
        secondBecause: second[seconded.indexOf(row)] ?? null,
        sides: sidesFrom(sides[index] ?? null),
      }));
    },
    async saveMatchDecision(decision) {
      const replaced = decision.state === 'standing' ? ['awaiting-second', 'standing', 'lapsed'] : ['lapsed'];
      await replace(scope, decision, replaced);
      const [because, sides] = await sealer.seal([
        { subject: decision.subject, table: TABLE, column: 'because_sealed', text: decision.because },
        { subject: decision.subject, table: TABLE, column: 'sides_sealed', text: canonicalJson(decision.sides) },
      ]);
      await insertRows(scope, TABLE, [rowOf(decision, hexBytes(because ?? Buffer.alloc(0)), hexBytes(sides ?? Buffer.alloc(0)))]);
    },
    async settleMatchDecision(decision, { approve, by, at, because }) {
      if (approve) await replace(scope, decision, ['standing']);
      const [sealed] = await sealer.seal([{ subject: decision.subject, table: TABLE, column: 'second_because_sealed', text: because }]);
      const settled = await db
        .updateTable(TABLE)
        .set({ state: approve ? 'standing' : 'refused', second_by: by, second_at: at, second_because_sealed: sealed ?? Buffer.alloc(0) })
        .where('id', '=', decision.id)
        .where('state', '=', 'awaiting-second')
        .executeTakeFirst();
      if (settled.numUpdatedRows !== 1n)
        throw new ProblemError('conflict', 'The judgement was settled by somebody else.', 'Look at the match again.');
    },
    async lapseDecisions(decisions) {
      for (const { id, because } of decisions)
        await db
          .updateTable(TABLE)
          .set({ state: 'lapsed', lapsed_at: now, lapsed_because: because })
          .where('id', '=', id)
          .where('state', 'in', ['awaiting-second', 'standing'])
          .execute();
    },
  };
}

async function replace({ db }: Scope, { subject, list, entryId }: MatchPair, states: readonly string[]): Promise<void> {
  await sql`
    update gatehouse.match_decision set state = 'replaced'
    where subject = ${subject} and list = ${list} and entry_id = ${entryId} and state = any(${[...states]})`.execute(db);
}

interface NamesRow {
  readonly by_name: string | null;
  readonly second_name: string | null;
}

interface DecisionRow {
  readonly id: string;
  readonly match_id: string;
  readonly customer_id: string;
  readonly subject: string;
  readonly list: string;
  readonly entry_id: string;
  readonly verdict: RememberedDecision['verdict'];
  readonly state: RememberedDecision['state'];
  readonly decided_by: string;
  readonly decided_at: string;
  readonly because_sealed: Buffer;
  readonly needs_second: boolean;
  readonly second_by: string | null;
  readonly second_at: string | null;
  readonly second_because_sealed: Buffer | null;
  readonly list_version: string;
  readonly list_date: string | null;
  readonly profile: string;
  readonly band: 'match' | 'review';
  readonly score: number;
  readonly subject_digest: string;
  readonly entry_digest: string;
  readonly sides_sealed: Buffer;
  readonly lapsed_at: string | null;
  readonly lapsed_because: string | null;
}

function toRemembered(row: DecisionRow): RememberedDecision {
  return {
    id: row.id,
    match: row.match_id,
    customer: row.customer_id,
    subject: row.subject,
    list: row.list,
    entryId: row.entry_id,
    verdict: row.verdict,
    state: row.state,
    by: row.decided_by,
    at: row.decided_at,
    needsSecond: row.needs_second,
    secondBy: row.second_by,
    secondAt: row.second_at,
    listVersion: row.list_version,
    listDate: row.list_date,
    profile: row.profile,
    band: row.band,
    score: row.score,
    subjectDigest: row.subject_digest,
    entryDigest: row.entry_digest,
    lapsedAt: row.lapsed_at,
    lapsedBecause: row.lapsed_because,
  };
}

function rowOf(decision: NewMatchDecision, because: string, sides: string): object {
  return {
    id: decision.id,
    match_id: decision.match,
    customer_id: decision.customer,
    subject: decision.subject,
    list: decision.list,
    entry_id: decision.entryId,
    verdict: decision.verdict,
    state: decision.state,
    decided_by: decision.by,
    decided_at: decision.at,
    because_sealed: because,
    needs_second: decision.needsSecond,
    list_version: decision.listVersion,
    list_date: decision.listDate,
    profile: decision.profile,
    band: decision.band,
    score: decision.score,
    subject_digest: decision.subjectDigest,
    entry_digest: decision.entryDigest,
    sides_sealed: sides,
  };
}

function sidesFrom(text: string | null): ComparedSides | null {
  return text === null ? null : Sides.parse(JSON.parse(text));
}

function lockName({ subject, list, entryId }: MatchPair): string {
  return `match:${JSON.stringify([subject, list, entryId])}`;
}
