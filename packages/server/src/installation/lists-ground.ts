import type { ListEntry } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import type { WatchLists } from '@gatehouse/program';
import { buildIndex, buildIndexInSteps, DEFAULT_PROFILE, isStale, type ParsedLists, type ScreeningIndex } from '@gatehouse/screening';
import { inTurns } from '../take-turns.ts';

/** The lists as they were read, with what is built from them: it is swapped as one, never changed. */
export interface ListsGround {
  readonly lists: ParsedLists;
  readonly index: ScreeningIndex;
  readonly entriesByKey: ReadonlyMap<string, ListEntry>;
  /** The day on which the publisher of a list was last heard to offer the version in use: ISO. */
  readonly confirmed: ReadonlyMap<string, string>;
  /** The profile by which the lists are compared: its name and version. */
  readonly profile: string;
}

const PROFILE = `${DEFAULT_PROFILE.name}@${DEFAULT_PROFILE.version}`;

/** Builds the index at once: for a process that has nothing else to do yet. */
export function listsGround(lists: ParsedLists, confirmed?: ReadonlyMap<string, string>): ListsGround {
  return groundOf(lists, buildIndex(lists.entries), confirmed);
}

/** Builds the index aside and lets others have their turns in between; nobody sees it until it is put to use. */
export async function listsGroundAside(lists: ParsedLists, confirmed?: ReadonlyMap<string, string>): Promise<ListsGround> {
  return groundOf(lists, await inTurns(buildIndexInSteps(lists.entries)), confirmed);
}

function groundOf(lists: ParsedLists, index: ScreeningIndex, confirmed: ReadonlyMap<string, string> = new Map()): ListsGround {
  return {
    lists,
    index,
    entriesByKey: new Map(lists.entries.map((entry) => [`${entry.list}:${entry.entryId}`, entry])),
    confirmed,
    profile: PROFILE,
  };
}

/** The watch lists as they stand on a day. */
export function watchListsOn({ lists, index, entriesByKey, confirmed, profile }: ListsGround, today: string): WatchLists {
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
    profile,
    digest: listsDigest(lists.versions, profile),
  };
}

/**
 * The digest of all versions together and of the profile that compares by them: what a decision and a judgement name. Who was judged by other
 * weights or thresholds was judged by something else, as who was judged by other lists.
 */
export function listsDigest(versions: readonly { readonly name: string; readonly version: string }[], profile: string = PROFILE): string {
  return digestOf([profile, versions.map(({ name, version }) => [name, version])]);
}
