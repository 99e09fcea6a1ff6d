import type { ListEntry, ListVersion } from '@gatehouse/contracts';
import { type Problem, ProblemError, sha256Hex } from '@gatehouse/foundation';
import { joinOfac } from './join-ofac.ts';
import { contentFindings, heldBack } from './guard-list.ts';
import type { ListFile } from './list-file.ts';
import { dateOfFile, type ListManifestEntry } from './list-manifest.ts';
import { type ReadListFile, readListFile } from './read-list-file.ts';

const OFAC_CSV = 'ofac-csv';

export interface ParseListsOptions {
  /** What is known of files by their digest. */
  readonly manifest?: readonly ListManifestEntry[];
  /** Digests of files that a person accepted although they moved far. */
  readonly accepted?: ReadonlySet<string>;
  /** Versions that two persons set aside for an older one, as `LIST:digest of the file`: they are not live whatever their date. */
  readonly setAside?: ReadonlySet<string>;
}

/** The file that a live version was read from. */
export interface ListOrigin {
  readonly file: string;
  /** SHA-256 of the uncompressed content; the version's own digest also covers files that were joined to it. */
  readonly sha256: string;
  readonly lastByte: number;
}

export interface ParsedLists {
  /** The entries of the live versions. */
  readonly entries: readonly ListEntry[];
  /** One live version a list, by name. */
  readonly versions: readonly ListVersion[];
  /** Where each live version was read from, by list. */
  readonly origins: ReadonlyMap<string, ListOrigin>;
  /** The digests of files that complete the records of others. */
  readonly sides: ReadonlySet<string>;
  /** Good versions that a newer one stands before. */
  readonly superseded: readonly ListVersion[];
  /** Files and versions that were refused, and rows that belong to nothing. */
  readonly problems: readonly Problem[];
}

interface Candidate {
  readonly version: ListVersion;
  readonly entries: readonly ListEntry[];
  readonly origin: ListOrigin;
  readonly accepted: boolean;
  readonly setAside: boolean;
}

/**
 * Reads list files of any mix of publishers and keeps one live version a list: the newest that passes the guard.
 * A broken file is refused and named among the problems; the others go on. Deterministic in the content and names of the files.
 */
export async function parseListFiles(files: Iterable<ListFile>, options: ParseListsOptions = {}): Promise<ParsedLists> {
  const problems: Problem[] = [];
  const readings: ReadListFile[] = [];
  for (const file of files) {
    try {
      readings.push(await readListFile(file));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(error.problem);
    }
  }
  const live: Candidate[] = [];
  const superseded: ListVersion[] = [];
  for (const candidates of candidatesByList(readings, options)) {
    const chosen = newestGood(candidates, problems);
    live.push(chosen);
    superseded.push(...candidates.filter((candidate) => candidate !== chosen).map((candidate) => candidate.version));
  }
  const joined = joinedWithOfac(live, readings, problems);
  return {
    entries: joined.flatMap((one) => one.entries),
    versions: joined.map((one) => one.version),
    origins: new Map(joined.map((one) => [one.version.name, one.origin])),
    sides: new Set(readings.filter((reading) => (reading.supplements ?? []).length > 0).map((reading) => reading.sha256)),
    superseded,
    problems,
  };
}

function candidatesByList(readings: readonly ReadListFile[], options: ParseListsOptions): Candidate[][] {
  const manifest = new Map((options.manifest ?? []).map((entry) => [entry.sha256, entry]));
  const byList = new Map<string, Map<string, Candidate>>();
  for (const reading of readings) {
    const { date, basis } = dateOfFile(reading, manifest);
    for (const [name, entries] of Map.groupBy(reading.entries, (entry) => entry.list)) {
      const version: ListVersion = {
        name,
        version: reading.sha256,
        date,
        dateBasis: basis,
        entries: entries.length,
        source: reading.family,
      };
      const known = byList.get(name) ?? new Map<string, Candidate>();
      // The same bytes twice (shipped, and in the operator's folder) are one version.
      known.set(reading.sha256, {
        version,
        entries,
        origin: { file: reading.file, sha256: reading.sha256, lastByte: reading.lastByte },
        accepted: options.accepted?.has(reading.sha256) ?? false,
        setAside: options.setAside?.has(`${name}:${reading.sha256}`) ?? false,
      });
      byList.set(name, known);
    }
  }
  return [...byList].toSorted(([a], [b]) => compareText(a, b)).map(([, candidates]) => [...candidates.values()]);
}

/** From the oldest to the newest, each must pass the guard against the last good one before it. What two persons set aside comes last of all. */
function newestGood(candidates: readonly Candidate[], problems: Problem[]): Candidate {
  const inUse = candidates.filter((candidate) => !candidate.setAside);
  const [first, ...later] = (inUse.length > 0 ? inUse : candidates).toSorted(byAge);
  if (first === undefined) throw new Error('a list without a candidate');
  let live = first;
  for (const next of later) {
    const findings = next.accepted
      ? []
      : contentFindings({ ...next, lastByte: next.origin.lastByte }, { ...live, lastByte: live.origin.lastByte });
    if (findings.length === 0) live = next;
    else problems.push(heldBack(findings, live.version.date).problem);
  }
  return live;
}

function joinedWithOfac(live: readonly Candidate[], readings: readonly ReadListFile[], problems: Problem[]): Candidate[] {
  const sides = readings.filter((reading) => reading.supplements !== undefined && reading.supplements.length > 0);
  const supplements = sides.flatMap((reading) => reading.supplements ?? []);
  const ofac = live.filter((candidate) => candidate.version.source === OFAC_CSV);
  if (supplements.length === 0) return [...live];
  const { entries, orphans } = joinOfac(
    ofac.flatMap((candidate) => candidate.entries),
    supplements,
  );
  if (orphans.length > 0) problems.push(orphaned(orphans.length, new Set(orphans.map((orphan) => orphan.entNum)).size, supplements.length));
  const byList = Map.groupBy(entries, (entry) => entry.list);
  const sidesDigest = sides.map((reading) => reading.sha256).toSorted(compareText);
  return live.map((candidate) => {
    if (candidate.version.source !== OFAC_CSV) return candidate;
    const version = { ...candidate.version, version: sha256Hex([candidate.version.version, ...sidesDigest].join('\n')) };
    return { ...candidate, version, entries: byList.get(candidate.version.name) ?? [] };
  });
}

function orphaned(rows: number, records: number, all: number): Problem {
  return new ProblemError(
    'conflict',
    `${rows} of ${all} alias, address and comment rows name ${records} records that no list here holds: the files are of different days.`,
    'Import the files of one day together.',
  ).problem;
}

function byAge(a: Candidate, b: Candidate): number {
  return (
    compareText(ageKey(a.version), ageKey(b.version)) ||
    a.version.entries - b.version.entries ||
    compareText(a.version.version, b.version.version)
  );
}

// An unknown date is taken for the oldest: it never displaces a dated list.
function ageKey(version: ListVersion): string {
  return version.date === 'unknown' ? '' : version.date;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
