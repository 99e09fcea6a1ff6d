import type { ListEntry, ListVersion } from '@gatehouse/contracts';
import type { ScreeningIndex } from '@gatehouse/screening';

/** One complete version of the watch lists, as a decision uses it. */
export interface WatchLists {
  readonly index: ScreeningIndex;
  readonly versions: readonly (ListVersion & { readonly stale: boolean })[];
  /** The entry as its publisher describes it; undefined where it is not on the list, or not any more. */
  entryOf(list: string, entryId: string): ListEntry | undefined;
  /** All entries, in the order of the files. */
  readonly entries: readonly ListEntry[];
  /** The programmes under which an entry is listed; empty where its publisher names none. */
  programmesOf(list: string, entryId: string): readonly string[];
  /** The profile by which they are compared: its name and version. */
  readonly profile: string;
  /** The digest of all versions together and of the profile: by what a judgement was made. */
  readonly digest: string;
}
