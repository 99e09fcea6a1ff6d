import { digestOf } from '@gatehouse/foundation';
import { GATEHOUSE } from '../actor.ts';
import { entryFor } from '../answer/ledger-entry.ts';
import type { WatchLists } from '../identify/watch-lists.ts';
import type { World } from '../ports.ts';
import type { ShelfEvent } from './records.ts';

/** The subject under which the ledger speaks of the lists. */
const LISTS = 'lists';

/** Notes lists before they are put to use, once for each set of versions, so that every decision's digest leads to the exact versions. */
export async function recordListsInUse(
  world: World,
  { digest, versions, profile }: Pick<WatchLists, 'digest' | 'versions' | 'profile'>,
): Promise<void> {
  await world.store.transaction(async (records) => {
    const set = versions.map(({ name, version, date, entries }) => ({ name, version, date, entries }));
    if (!(await records.saveListSet(digest, set))) return;
    await records.saveListVersions(versions);
    const text = `Lists in use: ${set.map(({ name, date }) => `${name} of ${date}`).join(', ')}; compared by ${profile}`;
    await records.append([entryFor(world, GATEHOUSE, { kind: 'list', subject: LISTS, text, body: set, refs: { lists: { all: digest } } })]);
  });
}

/** Writes to the ledger what happened on the shelf, each thing once, in its order, whoever did it and wherever. */
export async function recordListEvents(world: World, events: readonly ShelfEvent[]): Promise<void> {
  if (events.length === 0) return;
  await world.store.transaction(async (records) => {
    const unknown = await records.newListEvents(events.map(({ id }) => id));
    const fresh = events
      .filter(({ id }) => unknown.has(id))
      .map((event) => ({
        event,
        entry: {
          ...entryFor(
            world,
            { id: event.actor, name: event.actorName },
            {
              kind: event.kind === 'approved' || event.kind === 'refused' ? 'approval' : 'list',
              subject: LISTS,
              text: event.text,
              // The reason stays beside the leaf: people write what they like into it.
              body: { ...event, because: event.because === undefined ? null : digestOf(event.because), lists: [...event.lists] },
            },
          ),
          at: event.at,
        },
      }));
    await records.append(fresh.map(({ entry }) => entry));
    await records.saveListEvents(fresh.map(({ event, entry }) => ({ ...event, entry: entry.id })));
  });
}
