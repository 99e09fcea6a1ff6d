import { toUtcDate } from '@gatehouse/foundation';

const DAY_MS = 86_400_000;

/** The calendar of an export: everything is dated relative to its day. */
export interface Timeline {
  readonly asOf: string;
  readonly asOf_ms: number;
  readonly days: number;
  /** 00:00Z of the first day of usage: second 0 of every power series. */
  readonly firstDay_ms: number;
  /** The calendar date so many days before `asOf` (after it, when negative). */
  dateBefore(days: number): string;
  /** The instant so many days before 00:00Z of `asOf`, in whole seconds. */
  instantBefore(days: number): string;
}

export function timeline(asOf: string, days: number): Timeline {
  const asOf_ms = Date.parse(`${asOf}T00:00:00Z`);
  return {
    asOf,
    asOf_ms,
    days,
    firstDay_ms: asOf_ms - days * DAY_MS,
    dateBefore: (before) => toUtcDate(asOf_ms - Math.floor(before) * DAY_MS),
    instantBefore: (before) => toSecondInstant(asOf_ms - before * DAY_MS),
  };
}

/** ISO 8601 in UTC without fractions of a second. */
export function toSecondInstant(time_ms: number): string {
  return `${new Date(time_ms).toISOString().slice(0, 19)}Z`;
}
