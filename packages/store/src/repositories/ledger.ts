import { encodeLeaf } from '@gatehouse/ledger';
import type { AnswerRecords, NewEntry } from '@gatehouse/program';
import { LedgerId } from '@gatehouse/contracts';
import { sql } from 'kysely';
import { hexBytes, insertRows } from './insert-rows.ts';
import type { Scope, Sealer } from './scope.ts';

/** The log's entries as they wait for the sequencer, and as they are read back. */
export function ledgerIn(scope: Scope): Pick<AnswerRecords, 'append' | 'timeline' | 'audit'> {
  const { db } = scope;
  return {
    async append(entries) {
      await insertRows(
        scope,
        'gatehouse.ledger_entry',
        entries.map((entry) => entryRow(scope, entry)),
      );
    },
    async timeline(subjects, limit) {
      const rows = await db
        .selectFrom('gatehouse.ledger_entry as e')
        // A program or a person that is gone keeps its id.
        .leftJoin('gatehouse.person as p', 'p.id', 'e.actor')
        .select((row) => ['e.id', 'e.kind', 'e.at', row.fn.coalesce('p.name', 'e.actor').as('actor'), 'e.text', 'e.number'])
        .where('e.subject', 'in', subjects.length > 0 ? subjects.map((subject) => pseudonymOf(scope, subject)) : [''])
        .orderBy('e.arrival', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        at: row.at,
        kind: row.kind,
        text: row.text,
        actor: row.actor,
        entry: row.number === null ? null : Number(row.number),
        entryId: row.id,
      }));
    },
    async audit(filter, page) {
      const subject = filter.subject === undefined ? null : pseudonymOf(scope, filter.subject);
      const [{ total = '0' } = {}] = (
        await sql<{
          total: string;
        }>`select count(*) as total from gatehouse.ledger_entry where ${subject}::text is null or subject = ${subject}`.execute(db)
      ).rows;
      const rows = await sql<{
        id: string;
        kind: string;
        at: string;
        subject: string;
        leaf: Buffer;
        arrival: string;
        number: string | null;
      }>`
        select id, kind, at, subject, leaf, arrival, number from gatehouse.ledger_entry
        where (${subject}::text is null or subject = ${subject}) and (${page.after}::bigint is null or arrival < ${page.after}::bigint)
        order by arrival desc limit ${page.limit}`.execute(db);
      return {
        items: rows.rows.map((row) => ({
          index: row.number === null ? null : Number(row.number),
          id: row.id,
          kind: row.kind,
          at: row.at,
          subject: row.subject,
          digest: digestIn(row.leaf),
        })),
        total: Number(total),
        next: rows.rows.at(-1)?.arrival ?? null,
      };
    },
  };
}

/** An entry as its row: the leaf is what the log proves; actor and sentence stand beside it for people. */
export function entryRow(
  scope: { readonly sealer: Pick<Sealer, 'digest'> },
  entry: NewEntry,
): { id: string; kind: string; subject: string; at: string; actor: string; text: string; leaf: string } {
  const subject = pseudonymOf(scope, entry.subject);
  const leaf = encodeLeaf({
    v: 1,
    kind: entry.kind,
    id: entry.id,
    at: entry.at,
    subject,
    digest: entry.digest,
    ...(entry.refs === undefined ? {} : { refs: entry.refs }),
  });
  return { id: entry.id, kind: entry.kind, subject, at: entry.at, actor: entry.actor, text: entry.text, leaf: hexBytes(leaf) };
}

/** The name under which a subject stands in the log: its id, or a keyed digest where the id could say more than it should. */
export function pseudonymOf({ sealer }: { readonly sealer: Pick<Sealer, 'digest'> }, id: string): string {
  return LedgerId.safeParse(id).success ? id : `p:${sealer.digest('pseudonym', id).slice(0, 40)}`;
}

function digestIn(leaf: Buffer): string {
  return /"digest":"([0-9a-f]{64})"/.exec(leaf.toString('utf8'))?.[1] ?? '';
}
