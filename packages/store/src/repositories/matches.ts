import { MatchView } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';
import type { IdentifyRecords, StoredMatch } from '@gatehouse/program';
import { sql } from 'kysely';
import { hexBytes, insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

const MATCHES = 'gatehouse.match';

type Matches = Pick<IdentifyRecords, 'saveMatches' | 'saveListVersions'>;

/** Matches with watch lists, and the versions of the lists that they came from. */
export function matchesIn(scope: Scope): Matches {
  const { db, sealer, now } = scope;
  return {
    async saveListVersions(versions) {
      await insertRows(
        scope,
        'gatehouse.list_version',
        versions.map(({ name, version, date, entries, stale }) => ({
          name,
          version,
          list_date: date === 'unknown' ? null : date,
          entries,
          stale,
          recorded_at: now,
        })),
        sql`on conflict (name, version) do update set stale = excluded.stale`,
      );
    },
    async saveMatches(matches) {
      const numbers = await sql<{ customer_id: string; number: number }>`
        select customer_id, number from gatehouse.customer_assessment where current and customer_id = any(${matches.map((match) => match.customer)})`.execute(
        db,
      );
      const numberOf = new Map(numbers.rows.map((row) => [row.customer_id, row.number]));
      const sealed = await sealer.seal(
        matches.map((match) => ({ subject: match.customer, table: MATCHES, column: 'parts_sealed', text: canonicalJson(match.parts) })),
      );
      const rows = matches.map((match, index) => ({
        id: match.id,
        customer_id: match.customer,
        subject: match.subject,
        list: match.list,
        list_version: match.listVersion,
        list_date: match.listDate,
        entry_id: match.entryId,
        caption: match.caption,
        score: match.score,
        band: match.band,
        parts_sealed: hexBytes(sealed[index] ?? Buffer.alloc(0)),
        assessment: numberOf.get(match.customer) ?? 1,
        recorded_at: now,
      }));
      await insertRows(
        scope,
        'gatehouse.match',
        rows,
        sql`on conflict (id) do update set score = excluded.score, band = excluded.band, parts_sealed = excluded.parts_sealed, list_version = excluded.list_version,
          list_date = excluded.list_date, caption = excluded.caption, assessment = excluded.assessment, recorded_at = excluded.recorded_at`,
      );
    },
  };
}

/** Rows of matches with their parts opened, in the same order. */
export async function openMatches({ sealer }: Scope, rows: readonly MatchRow[]): Promise<StoredMatch[]> {
  const parts = await sealer.open(
    rows.map((row) => ({ subject: row.customer_id, table: MATCHES, column: 'parts_sealed', sealed: row.parts_sealed })),
    { who: 'gatehouse', why: 'show matches' },
  );
  return rows.map((row, index) => toMatch(row, parts[index] ?? '[]'));
}

export interface MatchRow {
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
  readonly parts_sealed: Buffer;
}

function toMatch(row: MatchRow, parts: string): StoredMatch {
  const view = MatchView.parse({
    id: row.id,
    subject: row.subject,
    list: row.list,
    listVersion: row.list_version,
    listDate: row.list_date,
    entryId: row.entry_id,
    caption: row.caption,
    score: row.score,
    band: row.band,
    parts: JSON.parse(parts),
  });
  return { ...view, customer: row.customer_id };
}
