import type { ListEntry, ListFinding, ListFindingCode, ListVersion } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { captionKey, captionKeys, missingCanaries } from './list-canaries.ts';

/** How far a list may move from one version to the next before two persons have to look. */
export const LIST_GUARD = {
  shrink_max: 0.05,
  growth_max: 0.2,
  /** Entries that may go while others come: a file of the right length with the wrong content shrinks by nothing. */
  replaced_max: 0.1,
  /** Lists move with time: what is allowed is that of one period for each that lies between the versions. */
  growth_period_days: 90,
  /** Below so many entries a share says nothing. */
  entries_min: 40,
} as const;

const DAY_MS = 86_400_000;

/** A version with what it holds. */
export interface GuardedVersion {
  readonly version: ListVersion;
  readonly entries: readonly ListEntry[];
  /** The last byte of its file, where it was read from one. */
  readonly lastByte?: number | undefined;
}

/** The families whose files are lines: nothing in them says that they are complete. */
const LINE_FAMILY = /csv|dpl|1260h/;
/** So many of the last entries of the live version gone together look like a file that was cut off, although others went too. */
const TAIL_MIN = 3;

/**
 * Everything that speaks against putting a version into the place of the live one; nothing where it may follow.
 * A broken download looks like each of these. A list that is not live yet has nothing to be held against.
 */
export function guardFindings(next: GuardedVersion, live: GuardedVersion): ListFinding[] {
  return [...dateFindings(next.version, live.version), ...contentFindings(next, live)];
}

/** The findings that do not ask for the date: how far the content moved. */
export function contentFindings(next: GuardedVersion, live: GuardedVersion): ListFinding[] {
  const { name } = next.version;
  const found = countFindings(next.version, live.version);
  const missing = missingCanaries(name, live.entries, next.entries);
  if (missing.length > 0) found.push(finding(name, 'canary-missing', `${missing.join(', ')} of long standing is gone`));
  const goneEntries = goneFrom(live.entries, next.entries);
  const gone = live.entries.length === 0 ? 0 : goneEntries.size / live.entries.length;
  const gone_max = Math.min(0.5, LIST_GUARD.replaced_max * periodsBetween(live.version.date, next.version.date));
  if (live.version.entries >= LIST_GUARD.entries_min && gone > gone_max)
    found.push(finding(name, 'entries-replaced', `${percent(gone)} of the live entries are gone, whatever came instead`));
  return [...found, ...cutOffFindings(next, live, goneEntries)];
}

/**
 * A file of lines that was cut off at a line's end reads like a whole one. It gives itself away by its last byte, or in that what is gone is just
 * the end of the live version. A real removal of the very last entry looks the same: then two persons look once.
 */
function cutOffFindings(next: GuardedVersion, live: GuardedVersion, gone: ReadonlySet<ListEntry>): ListFinding[] {
  const { name, source } = next.version;
  if (source !== live.version.source || !LINE_FAMILY.test(source) || live.version.entries < LIST_GUARD.entries_min) return [];
  if (next.lastByte !== undefined && live.lastByte !== undefined && next.lastByte !== live.lastByte)
    return [finding(name, 'cut-off', 'ends otherwise than the live version: it was cut off')];
  const tail = live.entries.length - 1 - live.entries.findLastIndex((entry) => !gone.has(entry));
  return tail > 0 && (tail === gone.size || (tail >= TAIL_MIN && tail * 2 >= gone.size))
    ? [finding(name, 'cut-off', `lacks the last ${tail} entries of the live version, as if it was cut off`)]
    : [];
}

/** Refuses a version that shrank or grew too far against the live one. Throws `conflict`; the last good version then stays. */
export function guardList(next: ListVersion, live: ListVersion): void {
  const [first] = countFindings(next, live);
  if (first !== undefined) throw heldBack([first], live.date);
}

/** The error of a version that is held back, with every finding in its sentence. */
export function heldBack(findings: readonly ListFinding[], liveDate: string, candidate?: string): ProblemError {
  const told = findings.map(({ list, text }) => `${list} ${text}`).join('; ');
  return new ProblemError(
    'conflict',
    `${told}: the last good version of ${liveDate} stays in use.`,
    candidate === undefined
      ? "Look at the publisher's page; where the change is real, two persons take it: gatehouse help lists."
      : `Look at the publisher's page; where the change is real, one person asks (gatehouse lists overrule ${candidate} …) and another approves.`,
  );
}

function countFindings(next: ListVersion, live: ListVersion): ListFinding[] {
  if (live.entries < LIST_GUARD.entries_min) return [];
  const change = (next.entries - live.entries) / live.entries;
  const fromTo = `by ${percent(Math.abs(change))}, from ${live.entries} to ${next.entries} entries`;
  if (change < -LIST_GUARD.shrink_max) return [finding(next.name, 'shrank', `shrank ${fromTo}`)];
  return change > LIST_GUARD.growth_max * periodsBetween(live.date, next.date) ? [finding(next.name, 'grew', `grew ${fromTo}`)] : [];
}

function dateFindings(next: ListVersion, live: ListVersion): ListFinding[] {
  if (live.date === 'unknown') return [];
  if (next.date === 'unknown')
    return [finding(next.name, 'undated', `carries no date, so nobody knows whether it is newer than that of ${live.date}`)];
  if (next.date < live.date) return [finding(next.name, 'older', `is of ${next.date}, older than the live version`)];
  // The newest record's date is a bound and no date of publication: many versions share it.
  const isDated = next.dateBasis !== 'newest-record' && live.dateBasis !== 'newest-record';
  return isDated && next.source === live.source && next.date === live.date && next.version !== live.version
    ? [finding(next.name, 'same-date-other-content', `is of ${next.date} like the live version, with other content`)]
    : [];
}

/** The live entries of which the next version knows neither the number nor the name. */
function goneFrom(live: readonly ListEntry[], next: readonly ListEntry[]): ReadonlySet<ListEntry> {
  const ids = new Set(next.map((entry) => entry.entryId));
  const names = captionKeys(next);
  return new Set(live.filter((entry) => !ids.has(entry.entryId) && !names.has(captionKey(entry.entity.caption ?? ''))));
}

function finding(list: string, code: ListFindingCode, text: string): ListFinding {
  return { list, code, text };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function periodsBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return Number.isFinite(days) ? Math.max(1, days / LIST_GUARD.growth_period_days) : 1;
}
