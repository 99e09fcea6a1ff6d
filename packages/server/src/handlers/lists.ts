import { setTimeout as pause } from 'node:timers/promises';
import { askOverrule, decideOverrule } from '@gatehouse/connectors';
import type { ListChangeRow, ListEntry } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { listImpact, type Overruler } from '@gatehouse/program';
import { diffLists, type ListDiff } from '@gatehouse/screening';
import type { Caller, Handlers } from '../call.ts';
import { listsView, versionViews } from './lists-view.ts';
import { nextByCount, pageOf, readerOf, type Rooms } from './rooms.ts';

/** How long a call waits for a refresh that it asked for. */
const REFRESH_WAIT_MS = 20_000;

type ListHandlers = Pick<Handlers, 'listLists' | 'listChanges' | 'listImpact' | 'overruleGuard' | 'approveOverrule' | 'refreshLists'>;

interface ComparedVersions {
  readonly from: { version: string; date: string | null; entries: number };
  readonly to: { version: string; date: string | null; entries: number };
  readonly diff: ListDiff;
}

/** Watch lists: what is live, what waits, what changed and whom it touches; two persons overrule the guard. */
export function listHandlers(rooms: Rooms): ListHandlers {
  const { world, lists, installation } = rooms;
  return {
    listLists: async () => listsView(world, installation.ground.lists, await lists.shelf.record(), await lists.refresher.status()),
    listChanges: async ({ params, query }) => {
      const page = pageOf(query, 'count');
      const name = params['name'] ?? '';
      const { from, to, diff } = await compared(rooms, name, query);
      const rows = rowsOf(diff).filter((row) => query.kind === undefined || row.kind === query.kind);
      const start = page.after === null ? 0 : Number(page.after);
      const items = rows.slice(start, start + page.limit);
      const counts = { added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length };
      return { list: name, from, to, counts, items, total: rows.length, next: nextByCount(page, items.length, rows.length) };
    },
    listImpact: async ({ caller, params, query }) => {
      const name = params['name'] ?? '';
      const { from, to, diff } = await compared(rooms, name, query);
      return { list: name, from, to, ...(await listImpact(world, readerOf(caller), diff)) };
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

async function compared(
  rooms: Rooms,
  name: string,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<ComparedVersions> {
  const { lists, installation } = rooms;
  const live = installation.ground.lists;
  const known = versionViews(live, await lists.shelf.record(), name);
  const present = known.find(({ state }) => state === 'live');
  if (present === undefined)
    throw new ProblemError(
      'not-found',
      `There is no list called "${name}".`,
      `Ask for one of ${live.versions.map((version) => version.name).join(', ')}.`,
    );
  const to = query.to === undefined ? present : pick(known, query.to);
  const before =
    to.state === 'held' ? present : known.find(({ state, view }) => state === 'earlier' && view.kept && view.version !== to.view.version);
  const from = query.from === undefined ? (before ?? present) : pick(known, query.from);
  const [old, next] = [
    await lists.shelf.entriesOf(name, from.view.version, live),
    await lists.shelf.entriesOf(name, to.view.version, live),
  ];
  return { from: refOf(from.view, old), to: refOf(to.view, next), diff: diffLists(old, next) };
}

function pick(known: ReturnType<typeof versionViews>, version: string): ReturnType<typeof versionViews>[number] {
  const found = known.find(({ view }) => view.version === version);
  if (found === undefined)
    throw new ProblemError('not-found', 'There is no such version of this list.', 'Choose one of the versions that GET /v1/lists names.', {
      field: 'version',
    });
  return found;
}

function refOf(
  view: { version: string; date: string | null },
  entries: readonly ListEntry[],
): { version: string; date: string | null; entries: number } {
  return { version: view.version, date: view.date, entries: entries.length };
}

function rowsOf({ added, removed, changed }: ListDiff): ListChangeRow[] {
  return [
    ...added.map((entry) => rowOf('added', entry)),
    ...removed.map((entry) => rowOf('removed', entry)),
    ...changed.map(({ after, fields }) => ({
      ...rowOf('changed', after),
      fields: fields.map((change) => ({ field: change.field, before: [...change.before], after: [...change.after] })),
    })),
  ];
}

function rowOf(kind: ListChangeRow['kind'], { entryId, entity, programmes }: ListEntry): ListChangeRow {
  return { kind, entryId, caption: entity.caption ?? entryId, schema: entity.schema, programmes: [...programmes], fields: [] };
}
