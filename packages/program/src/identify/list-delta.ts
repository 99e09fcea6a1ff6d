import type { FtmEntity, ListEntry } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { buildIndex, DEFAULT_PROFILE, type ScreeningIndex } from '@gatehouse/screening';
import { entryDigest } from './match-memory.ts';

/** The content of each entry by its key, as digests. */
export type EntryDigests = ReadonlyMap<string, string>;

/** What of the lists differs from those by which customers were judged. */
export interface ListDelta {
  /** The keys of entries that came or changed, with their digests. */
  readonly put: readonly string[];
  /** The keys of entries that went. */
  readonly gone: readonly string[];
  /** Whoever matched one of these must be judged again: they changed or went. */
  readonly touched: ReadonlySet<string>;
  /** Whoever resembles one of these must be judged again: they came or changed. Null where there is none. */
  readonly arrivals: ScreeningIndex | null;
}

/** A customer as far as the lists concern it. */
export interface ScreenedSubjects {
  /** The keys of the entries that it or anybody above it matched when it was judged; null where that was not kept. */
  readonly matched: readonly string[] | null;
  /** The customer and everybody above it, as they are screened. */
  readonly entities: readonly FtmEntity[];
}

/** The key of an entry: its list and the publisher's own number. */
export function entryKey({ list, entryId }: { readonly list: string; readonly entryId: string }): string {
  return `${list}\n${entryId}`;
}

/** The digests of all entries. A record that stands twice under one number counts as one, with both contents. */
export function entryDigests(entries: readonly ListEntry[]): EntryDigests {
  const digests = new Map<string, string>();
  for (const entry of entries) {
    const key = entryKey(entry);
    const [known, digest] = [digests.get(key), entryDigest(entry)];
    digests.set(key, known === undefined ? digest : digestOf([known, digest].toSorted()));
  }
  return digests;
}

/** What differs between the entries by which customers were judged and those in use. */
export function listDelta(before: EntryDigests, after: EntryDigests, entries: readonly ListEntry[]): ListDelta {
  const put = [...after].filter(([key, digest]) => before.get(key) !== digest).map(([key]) => key);
  const gone = [...before.keys()].filter((key) => !after.has(key));
  const came = new Set(put);
  const arrivals = entries.filter((entry) => came.has(entryKey(entry)));
  return {
    put,
    gone,
    touched: new Set([...gone, ...put.filter((key) => before.has(key))]),
    arrivals: arrivals.length === 0 ? null : buildIndex(arrivals),
  };
}

/**
 * Can the lists' change alter anything of a customer's judgement? It can where one of its matches is with an entry that changed or went, or
 * where it resembles one that came or changed; a score depends on its two sides alone. What is not known counts as affected.
 */
export function isAffected({ touched, arrivals }: ListDelta, { matched, entities }: ScreenedSubjects): boolean {
  if (matched === null || matched.some((key) => touched.has(key))) return true;
  return (
    arrivals !== null && entities.some((entity) => arrivals.screen(entity, { threshold: DEFAULT_PROFILE.reviewFrom, limit: 1 }).length > 0)
  );
}
