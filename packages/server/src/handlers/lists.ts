import { setTimeout as pause } from 'node:timers/promises';
import { askOverrule, decideOverrule } from '@gatehouse/connectors';
import type { ListChangeRow, ListEntry } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { namedImpact, type Overruler } from '@gatehouse/program';
import type { ListDiff } from '@gatehouse/screening';
import type { Caller, Handlers } from '../call.ts';
import { VersionComparisons } from './compared-versions.ts';
import { listsView } from './lists-view.ts';
import { nextByCount, pageOf, readerOf, type Rooms } from './rooms.ts';

/** How long a call waits for a refresh that it asked for. */
const REFRESH_WAIT_MS = 20_000;

type ListHandlers = Pick<Handlers, 'listLists' | 'listChanges' | 'listImpact' | 'overruleGuard' | 'approveOverrule' | 'refreshLists'>;

/** Watch lists: what is live, what waits, what changed and whom it touches; two persons overrule the guard. */
export function listHandlers(rooms: Rooms): ListHandlers {
  const { world, lists, installation } = rooms;
  const comparisons = new VersionComparisons(rooms);
  return {
    listLists: async () => listsView(world, installation.ground.lists, await lists.shelf.record(), await lists.refresher.status()),
    listChanges: async ({ params, query }) => {
      const page = pageOf(query, 'count');
      const name = params['name'] ?? '';
      const { from, to, diff } = await comparisons.compared(name, query);
      const start = page.after === null ? 0 : Number(page.after);
      const { items, total } = rowsOf(diff, query.kind, start, page.limit);
      const counts = { added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length };
      return { list: name, from, to, counts, items, total, next: nextByCount(page, items.length, total) };
    },
    listImpact: async ({ caller, params, query }) => {
      const name = params['name'] ?? '';
      const reader = readerOf(caller);
      const { from, to, impact } = await comparisons.impact(name, query, reader);
      return { list: name, from, to, ...(await namedImpact(world, reader, impact)) };
    },
    overruleGuard: async ({ caller, body }) => {
      const asked = await askOverrule(lists.shelf, world.clock, body.candidate, {
        by: await overrulerOf(rooms, caller),
        because: body.because,
      });
      await lists.follow();
      return asked;
    },
    approveOverrule: async ({ caller, params, body }) => {
      const word = { by: await overrulerOf(rooms, caller), because: body.because, approve: body.approve };
      const { overrule } = await decideOverrule(lists.shelf, world.clock, params['id'] ?? '', word);
      await lists.follow();
      return overrule;
    },
    refreshLists: async ({ body }) => {
      const refreshed = lists.refresher.refresh(body.name).then(() => lists.follow());
      // A slow server is not waited for: the answer then tells what is known, and the refresh goes on.
      const waited = new AbortController();
      const enough = pause(REFRESH_WAIT_MS, undefined, { signal: waited.signal }).catch(() => undefined);
      await Promise.race([refreshed, enough]).finally(() => waited.abort());
      refreshed.catch(() => undefined);
      const known = await lists.refresher.status();
      return { refreshes: known.filter(({ name }) => body.name === undefined || name === body.name) };
    },
  };
}

/** A person under every name that they may have given at a terminal. A program asks for nobody and approves nothing. */
async function overrulerOf({ people }: Rooms, caller: Caller | null): Promise<Overruler> {
  const { id, name } = readerOf(caller);
  const person = await people.person(id);
  if (person === null) throw new ProblemError('not-allowed', 'Only a person overrules the guard, not a program.', 'Sign in as a person.');
  return { id, name, alsoKnownAs: [person.email] };
}

/** A page of the rows of one kind, or of all. Only those are made that are shown: a new list has tens of thousands. */
function rowsOf(
  { added, removed, changed }: ListDiff,
  kind: ListChangeRow['kind'] | undefined,
  start: number,
  limit: number,
): { items: ListChangeRow[]; total: number } {
  const rows = [
    ...added.map((entry) => ({ kind: 'added' as const, entry, fields: [] })),
    ...removed.map((entry) => ({ kind: 'removed' as const, entry, fields: [] })),
    ...changed.map(({ after, fields }) => ({ kind: 'changed' as const, entry: after, fields })),
  ].filter((row) => kind === undefined || row.kind === kind);
  const items = rows.slice(start, start + limit).map((row) => ({
    ...rowOf(row.kind, row.entry),
    fields: row.fields.map((change) => ({ field: change.field, before: [...change.before], after: [...change.after] })),
  }));
  return { items, total: rows.length };
}

function rowOf(kind: ListChangeRow['kind'], { entryId, entity, programmes }: ListEntry): ListChangeRow {
  return { kind, entryId, caption: entity.caption ?? entryId, schema: entity.schema, programmes: [...programmes], fields: [] };
}
