import type { ListVersion } from '@gatehouse/contracts';

const DAY_MS = 86_400_000;

/** The age from which a list is stale unless the operator says otherwise. OFAC publishes several times a week. */
export const LIST_AGE_DAYS_MAX = 7;

/**
 * Whether a list is too old on a date. It counts from its publication, or from the later day on which its publisher was heard to offer this very
 * version still (`confirmedOn`): some lists change once a year. A list of unknown date is stale: unknown is never a clearance.
 */
export function isStale(
  version: Pick<ListVersion, 'date'> & { readonly confirmedOn?: string | undefined },
  asOf: string,
  ageMax_days: number = LIST_AGE_DAYS_MAX,
): boolean {
  const since = [version.date, version.confirmedOn ?? ''].map((day) => Date.parse(day)).filter((day) => Number.isFinite(day));
  const age_days = (Date.parse(asOf.slice(0, 10)) - Math.max(...since)) / DAY_MS;
  return !(age_days <= ageMax_days);
}
