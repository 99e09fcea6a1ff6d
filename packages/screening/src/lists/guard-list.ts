import type { ListVersion } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';

/** How far a list may move from one version to the next before a person has to look. */
export const LIST_GUARD = {
  shrink_max: 0.05,
  growth_max: 0.2,
  /** Lists grow with time: the growth allowed is that of one period for each that lies between the versions. */
  growth_period_days: 90,
  /** Below so many entries a share says nothing. */
  entries_min: 40,
} as const;

const DAY_MS = 86_400_000;

/**
 * Refuses a version that shrank or grew too far against the live one: a broken download looks like that.
 * Throws `conflict`; the last good version then stays.
 */
export function guardList(next: ListVersion, live: ListVersion): void {
  if (live.entries < LIST_GUARD.entries_min) return;
  const change = (next.entries - live.entries) / live.entries;
  const percent = `${Math.abs(change * 100).toFixed(1)} %`;
  if (change < -LIST_GUARD.shrink_max) throw refused(next, live, `shrank by ${percent}`);
  const periods = Math.max(1, daysBetween(live.date, next.date) / LIST_GUARD.growth_period_days);
  if (change > LIST_GUARD.growth_max * periods) throw refused(next, live, `grew by ${percent}`);
}

function refused(next: ListVersion, live: ListVersion, how: string): ProblemError {
  return new ProblemError(
    'conflict',
    `${next.name} ${how}, from ${live.entries} to ${next.entries} entries: the last good version of ${live.date} stays in use.`,
    "Look at the publisher's page; where the change is real, import it with --accept-change.",
  );
}

function daysBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return Number.isFinite(days) ? days : 0;
}
