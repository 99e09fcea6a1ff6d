import type { ListRecords } from '@gatehouse/program';
import { sql } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

/** Which versions of the lists were in use together, and what happened on the shelf. */
export function listVersionsIn(scope: Scope): ListRecords {
  const { db, now } = scope;
  return {
    async saveListSet(digest, versions) {
      const row = { digest, versions, in_use_from: now };
      return (await insertRows(scope, 'gatehouse.list_set', [row], sql`on conflict (digest) do nothing`)) > 0;
    },
    async listSet(digest) {
      const row = await db.selectFrom('gatehouse.list_set').select('versions').where('digest', '=', digest).executeTakeFirst();
      return row?.versions ?? null;
    },
    async newListEvents(ids) {
      const asked = ids.length > 0 ? [...ids] : [''];
      const rows = await db.selectFrom('gatehouse.list_event').select('id').where('id', 'in', asked).execute();
      const known = new Set(rows.map(({ id }) => id));
      return new Set(ids.filter((id) => !known.has(id)));
    },
    async saveListEvents(events) {
      const rows = events.map(({ id, kind, at, actor, text, because = null, sha256, lists, entry }) => ({
        id,
        kind,
        at,
        actor,
        text,
        because,
        sha256,
        lists,
        entry_id: entry,
      }));
      await insertRows(scope, 'gatehouse.list_event', rows);
    },
  };
}
