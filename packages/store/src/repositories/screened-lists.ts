import type { IdentifyRecords } from '@gatehouse/program';
import { sql } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

type ScreenedListsRecords = Pick<IdentifyRecords, 'judgementBases' | 'carryOver' | 'screenedLists' | 'screenedEntries' | 'saveScreened'>;

/** By which entries of the lists the customers stand judged. */
export function screenedListsIn(scope: Scope): ScreenedListsRecords {
  const { db, now } = scope;
  return {
    async judgementBases(customers) {
      if (customers.length === 0) return [];
      const rows = await db
        .selectFrom('gatehouse.customer_assessment')
        .select(['customer_id', 'lists_digest', 'rules_digest', 'matched_entries'])
        .where('current', '=', true)
        .where('customer_id', 'in', [...customers])
        .orderBy('customer_id')
        .execute();
      return rows.map((row) => ({
        customer: row.customer_id,
        lists: row.lists_digest,
        rules: row.rules_digest,
        matched: row.matched_entries,
      }));
    },
    async carryOver(customers, lists, versions) {
      const ids = [...customers];
      await sql`
        update gatehouse.customer_assessment set lists_digest = ${lists} where current and customer_id = any(${ids})`.execute(db);
      const known = JSON.stringify(
        versions.map(({ name, version, date }) => ({ name, version, list_date: date === 'unknown' ? null : date })),
      );
      await sql`
        update gatehouse.match m set list_version = v.version, list_date = v.list_date
        from json_to_recordset(${known}::json) as v(name text, version text, list_date date), gatehouse.customer_assessment a
        where v.name = m.list and m.customer_id = any(${ids}) and a.customer_id = m.customer_id and a.current and a.number = m.assessment`.execute(
        db,
      );
    },
    async screenedLists() {
      const row = await db.selectFrom('gatehouse.screened_lists').select(['lists_digest', 'code_digest']).executeTakeFirst();
      return row === undefined ? null : { lists: row.lists_digest, code: row.code_digest };
    },
    async screenedEntries() {
      const rows = await db.selectFrom('gatehouse.screened_entry').selectAll().execute();
      return new Map(rows.map((row) => [`${row.list}\n${row.entry_id}`, row.digest]));
    },
    async saveScreened({ lists, code }, put, gone) {
      const row = { lists_digest: lists, code_digest: code, recorded_at: now };
      await db
        .insertInto('gatehouse.screened_lists')
        .values(row)
        .onConflict((conflict) => conflict.column('singleton').doUpdateSet(row))
        .execute();
      await insertRows(
        scope,
        'gatehouse.screened_entry',
        put.map(([key, digest]) => ({ ...placeOf(key), digest })),
        sql`on conflict (list, entry_id) do update set digest = excluded.digest`,
      );
      const left = JSON.stringify(gone.map(placeOf));
      await sql`
        delete from gatehouse.screened_entry e using json_to_recordset(${left}::json) as g(list text, entry_id text)
        where e.list = g.list and e.entry_id = g.entry_id`.execute(db);
    },
  };
}

/** A list's name holds no line break; a publisher's number might. */
function placeOf(key: string): { list: string; entry_id: string } {
  const at = key.indexOf('\n');
  return { list: key.slice(0, at), entry_id: key.slice(at + 1) };
}
