import type { ListVersion } from '@gatehouse/contracts';

const DAY_MS = 86_400_000;

/** The age from which a list is stale unless the operator says otherwise. OFAC publishes several times a week. */
export const LIST_AGE_DAYS_MAX = 7;

/** Whether a list is too old on a date. A list of unknown date is stale: unknown is never a clearance. */
export function isStale(version: Pick<ListVersion, 'date'>, asOf: string, ageMax_days: number = LIST_AGE_DAYS_MAX): boolean {
  const age_days = (Date.parse(asOf.slice(0, 10)) - Date.parse(version.date)) / DAY_MS;
  return !(age_days <= ageMax_days);
}
