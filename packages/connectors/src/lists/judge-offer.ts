import type { ListChangeCounts, ListEntry, ListFinding, ListVersion } from '@gatehouse/contracts';
import { dateOfFile, diffLists, guardFindings, type ListManifestEntry, type ParsedLists, type ReadListFile } from '@gatehouse/screening';
import type { ManifestList } from './list-folder-manifest.ts';

/** What would come of taking a file. */
export interface JudgedOffer {
  /** What the file gives to each of its lists. */
  readonly lists: readonly ManifestList[];
  /** What speaks against it; empty where it may be taken. */
  readonly findings: readonly ListFinding[];
  /** Its lists of which a newer version is live: they stay as they are, also when the file is taken. */
  readonly olderLists: readonly string[];
  /** True where the very same content is in use already. */
  readonly isLive: boolean;
  /** What must be set aside, should two persons take it all the same: what else would stand before it by its date. As `LIST:sha256`. */
  readonly standsBehind: readonly string[];
}

/**
 * Holds a file that was read against what is live, list by list. A file of many lists may hold some that are older than the live ones, as long as
 * not all of them are: these are left alone.
 */
export function judgeOffer(reading: ReadListFile, live: ParsedLists, dates: readonly ListManifestEntry[]): JudgedOffer {
  const { date, basis: dateBasis } = dateOfFile(reading, new Map(dates.map((known) => [known.sha256, known])));
  const findings = new Map<string, readonly ListFinding[]>();
  const lists: ManifestList[] = [];
  const standsBehind: string[] = [];
  for (const [name, entries] of Map.groupBy(reading.entries, (entry) => entry.list)) {
    const version: ListVersion = { name, version: reading.sha256, date, dateBasis, entries: entries.length, source: reading.family };
    const known = live.versions.find((candidate) => candidate.name === name);
    const given = { name, entries: entries.length, date, dateBasis };
    if (known === undefined) {
      lists.push(given);
      continue;
    }
    const liveEntries = live.entries.filter((entry) => entry.list === name);
    const found = guardFindings(
      { version, entries, lastByte: reading.lastByte },
      { version: known, entries: liveEntries, lastByte: live.origins.get(name)?.lastByte },
    );
    findings.set(name, found);
    // A record without its side files differs from the joined one in every alias: that is no change of its publisher's.
    const isJoined = live.origins.get(name)?.sha256 !== known.version || reading.supplements !== undefined;
    lists.push(found.length === 0 || isJoined ? given : { ...given, counts: countsOf(liveEntries, entries) });
    standsBehind.push(...newerThan(version, known, live));
  }
  const isOlder = (name: string): boolean => findings.get(name)?.some(({ code }) => code === 'older') === true;
  const olderLists = lists.map(({ name }) => name).filter(isOlder);
  const counted =
    olderLists.length === lists.length
      ? [...findings.values()]
      : [...findings].filter(([name]) => !isOlder(name)).map(([, found]) => found);
  return {
    lists,
    findings: counted.flat(),
    olderLists,
    isLive:
      lists.length === 0 ? live.sides.has(reading.sha256) : lists.every(({ name }) => live.origins.get(name)?.sha256 === reading.sha256),
    standsBehind,
  };
}

function countsOf(before: readonly ListEntry[], after: readonly ListEntry[]): ListChangeCounts {
  const { added, removed, changed } = diffLists(before, after);
  return { added: added.length, removed: removed.length, changed: changed.length };
}

function newerThan(version: ListVersion, known: ListVersion, live: ParsedLists): string[] {
  const origin = live.origins.get(version.name);
  const others = live.superseded.filter((other) => other.name === version.name);
  return [...(origin === undefined ? [] : [{ ...known, version: origin.sha256 }]), ...others]
    .filter((other) => other.version !== version.version && (version.date === 'unknown' || other.date >= version.date))
    .map((other) => `${version.name}:${other.version}`);
}
