import type { ListEntry } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import type { WatchLists } from '@gatehouse/program';
import { buildIndex, isStale, type ParsedLists, type ScreeningIndex } from '@gatehouse/screening';

/** The lists as they were read, with what is built from them: it is swapped as one, never changed. */
export interface ListsGround {
  readonly lists: ParsedLists;
  readonly index: ScreeningIndex;
  readonly entriesByKey: ReadonlyMap<string, ListEntry>;
  /** The day on which the publisher of a list was last heard to offer the version in use: ISO. */
  readonly confirmed: ReadonlyMap<string, string>;
}

/** Builds the index aside; nobody sees it until it is put to use. */
export function listsGround(lists: ParsedLists, confirmed: ReadonlyMap<string, string> = new Map()): ListsGround {
  return {
    lists,
    index: buildIndex(lists.entries),
    entriesByKey: new Map(lists.entries.map((entry) => [`${entry.list}:${entry.entryId}`, entry])),
    confirmed,
  };
}

/** The watch lists as they stand on a day. */
export function watchListsOn({ lists, index, entriesByKey, confirmed }: ListsGround, today: string): WatchLists {
  const versions = lists.versions.map((version) => ({
    ...version,
    stale: isStale({ date: version.date, confirmedOn: confirmed.get(version.name) }, today),
  }));
  return {
    index,
    entries: lists.entries,
    entryOf: (list, entryId) => entriesByKey.get(`${list}:${entryId}`),
    programmesOf: (list, entryId) => entriesByKey.get(`${list}:${entryId}`)?.programmes ?? [],
    versions,
    digest: listsDigest(lists.versions),
  };
}

/** The digest of all versions together: what a decision and a judgement name. */
export function listsDigest(versions: readonly { readonly name: string; readonly version: string }[]): string {
  return digestOf(versions.map(({ name, version }) => [name, version]));
}
