import { MatchVerdict, ReasonedBy } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';
import type { FoundOwner, IdentifyRecords, StoredAssessment, StoredMatch, Verdict } from '@gatehouse/program';
import { sql } from 'kysely';
import { z } from 'zod';
import { hexBytes, insertRows } from './insert-rows.ts';
import { openMatches } from './matches.ts';
import type { Scope } from './scope.ts';

const TABLE = 'gatehouse.customer_assessment';
const VerdictName = z.enum(['blocked', 'possibly', 'not', 'not-in-force', 'unknown']);
const Remembered = z.record(z.string(), MatchVerdict);
const SealedOwners = z.object({
  owners: z.array(
    z.object({
      id: z.string(),
      share: z.object({ min: z.number(), max: z.number() }),
      control: z.array(z.string()),
      possible: z.boolean(),
      status: z.enum(['us', 'foreign', 'unresolved']),
    }),
  ),
  provingPath: z.array(z.string()),
  because: z.string(),
});

type Assessments = Pick<IdentifyRecords, 'lockCustomers' | 'saveAssessments' | 'assessments' | 'judgedByOthers' | 'judgeLater'>;

/** What was concluded about customers, each time they were judged. */
export function assessmentsIn(scope: Scope): Assessments {
  const { db, sealer, now } = scope;
  return {
    async lockCustomers(customers) {
      // In one order for all, one after the other: a set-wise call would take them as they come.
      for (const id of new Set(customers.toSorted()))
        await sql`select pg_advisory_xact_lock(hashtextextended(${`customer:${id}`}, 0))`.execute(db);
    },
    async saveAssessments(assessments) {
      if (assessments.length === 0) return;
      const ids = assessments.map((assessment) => assessment.customer);
      const before = await sql<{ customer_id: string; number: number }>`
        update gatehouse.customer_assessment set current = false where current and customer_id = any(${ids}) returning customer_id, number`.execute(
        db,
      );
      const earlier = new Map(before.rows.map((row) => [row.customer_id, row]));
      const sealed = await sealer.seal(
        assessments.map(({ customer, owners, provingPath, ownershipBecause }) => ({
          subject: customer,
          table: TABLE,
          column: 'owners_sealed',
          text: canonicalJson({ owners, provingPath, because: ownershipBecause }),
        })),
      );
      const rows = assessments.map((assessment, index) => ({
        customer_id: assessment.customer,
        assessed_at: now,
        number: (earlier.get(assessment.customer)?.number ?? 0) + 1,
        current: true,
        status: assessment.status,
        reasons: assessment.reasons,
        carved_out: assessment.carvedOut,
        band: assessment.band,
        ofac50: assessment.ofac50,
        affiliates50: assessment.affiliates50,
        owners_sealed: hexBytes(sealed[index] ?? Buffer.alloc(0)),
        measures: assessment.measures,
        remembered: assessment.remembered,
        confirmed: assessment.confirmed,
        matched_entries: assessment.matchedEntries,
        lists_digest: assessment.listsDigest,
        rules_digest: assessment.rulesDigest,
      }));
      await insertRows(scope, TABLE, rows);
    },
    async assessments(customers) {
      if (customers.length === 0) return [];
      const rows = await db
        .selectFrom(TABLE)
        .selectAll()
        .where('current', '=', true)
        .where('customer_id', 'in', [...customers])
        .execute();
      const opened = await sealer.open(
        rows.map((row) => ({
          subject: row.customer_id,
          table: TABLE,
          column: 'owners_sealed',
          sealed: row.owners_sealed ?? Buffer.alloc(0),
        })),
        { who: 'gatehouse', why: 'show an assessment' },
      );
      const numbers = new Map(rows.map((row) => [row.customer_id, row.number]));
      const matchRows = await db
        .selectFrom('gatehouse.match')
        .selectAll()
        .where('customer_id', 'in', [...customers])
        .orderBy('score', 'desc')
        .execute();
      const matches = await openMatches(
        scope,
        matchRows.filter((match) => match.assessment === numbers.get(match.customer_id)),
      );
      const byId = new Map(
        rows.map((row, index) => [
          row.customer_id,
          toAssessment(
            row,
            opened[index] ?? null,
            matches.filter((match) => match.customer === row.customer_id),
          ),
        ]),
      );
      return customers.flatMap((id) => byId.get(id) ?? []);
    },
    async judgedByOthers(lists, rules, limit) {
      const rows = await db
        .selectFrom(TABLE)
        .select('customer_id')
        .where('current', '=', true)
        .where((row) => row.or([row('lists_digest', '<>', lists), row('rules_digest', '<>', rules)]))
        // Whose data was shredded cannot be judged: it stays held.
        .where(sql<boolean>`not exists (select 1 from gatehouse.subject_key k where k.subject = customer_id and k.shredded_at is not null)`)
        .orderBy('customer_id')
        .limit(limit)
        .execute();
      return rows.map((row) => row.customer_id);
    },
    async judgeLater(customers) {
      if (customers.length === 0) return;
      // The digest of no lists: whoever carries it is held, and taken up with the next batch.
      await db
        .updateTable(TABLE)
        .set({ lists_digest: '' })
        .where('current', '=', true)
        .where('customer_id', 'in', [...customers])
        .execute();
    },
  };
}

function toAssessment(
  row: {
    customer_id: string;
    assessed_at: string;
    number: number;
    status: 'us' | 'foreign' | 'unresolved';
    reasons: unknown;
    carved_out: boolean;
    band: 'match' | 'review' | 'none' | 'unreadable';
    ofac50: string;
    affiliates50: string;
    measures: string[];
    remembered: unknown;
    confirmed: boolean;
    matched_entries: string[] | null;
    lists_digest: string;
    rules_digest: string;
  },
  sealed: string | null,
  matches: readonly StoredMatch[],
): StoredAssessment {
  const none: { owners: FoundOwner[]; provingPath: string[]; because: string } = { owners: [], provingPath: [], because: '' };
  const { owners, provingPath, because } = sealed === null ? none : SealedOwners.parse(JSON.parse(sealed));
  const verdict = (text: string): Verdict => VerdictName.parse(text);
  return {
    customer: row.customer_id,
    number: row.number,
    assessedAt: row.assessed_at,
    status: row.status,
    reasons: z.array(ReasonedBy).parse(row.reasons),
    carvedOut: row.carved_out,
    band: row.band,
    matches,
    ofac50: verdict(row.ofac50),
    affiliates50: verdict(row.affiliates50),
    owners,
    provingPath,
    ownershipBecause: because,
    measures: row.measures,
    remembered: Remembered.parse(row.remembered),
    confirmed: row.confirmed,
    matchedEntries: row.matched_entries,
    listsDigest: row.lists_digest,
    rulesDigest: row.rules_digest,
  };
}
