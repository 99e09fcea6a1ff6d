import { candidateId, type ShelfRecord } from '@gatehouse/connectors';
import type { ListStatus, RefreshView } from '@gatehouse/contracts';
import { isStale, type ParsedLists } from '@gatehouse/screening';

const DAY_MS = 86_400_000;

/** A line of `gatehouse lists status`. */
export interface ListStatusLine extends ListStatus {
  /** On the day asked for; null where the date is unknown. */
  readonly age_days: number | null;
  /** The day on which its publisher was last heard to offer this version, by a refresh: it counts as fresh from then. */
  readonly confirmedOn: string | null;
  /** When it came to the shelf; null for what was shipped. */
  readonly takenAt: string | null;
  readonly refresh: RefreshView | null;
  /** What waits for two persons. */
  readonly held: readonly {
    readonly candidate: string;
    readonly at: string;
    readonly because: readonly string[];
    readonly askedBy: string | null;
  }[];
}

/** What is live, how old it is, how its refresh went, and what the guard holds back: one line a list. */
export function statusLines(from: {
  readonly read: ParsedLists;
  readonly record: ShelfRecord | null;
  readonly refreshes: readonly RefreshView[];
  /** By list, the day on which its publisher was last heard to offer the version in use. */
  readonly confirmed: ReadonlyMap<string, string>;
  readonly asOf: string;
  readonly ageMax_days: number;
}): ListStatusLine[] {
  const files = from.record?.files ?? [];
  return from.read.versions.map((version) => {
    const origin = from.read.origins.get(version.name);
    const age_days = Math.round((Date.parse(from.asOf) - Date.parse(version.date)) / DAY_MS);
    return {
      ...version,
      stale: isStale({ date: version.date, confirmedOn: from.confirmed.get(version.name) }, from.asOf, from.ageMax_days),
      supersedes: from.read.superseded.filter((other) => other.name === version.name),
      confirmedOn: from.confirmed.get(version.name) ?? null,
      age_days: Number.isFinite(age_days) ? age_days : null,
      takenAt: files.find((file) => file.sha256 === origin?.sha256)?.at ?? null,
      refresh: from.refreshes.find((refresh) => refresh.lists.includes(version.name)) ?? null,
      held: files
        .filter((file) => file.state === 'held' && file.lists?.some(({ name }) => name === version.name) === true)
        .map((file) => ({
          candidate: candidateId(file.sha256),
          at: file.at ?? '',
          because: (file.findings ?? []).map(({ list, text }) => `${list} ${text}`),
          askedBy: file.overrule?.state === 'asked' ? file.overrule.askedByName : null,
        })),
    };
  });
}
