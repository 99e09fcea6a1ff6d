import type { ClockRequest, ClockRule } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { Temporal } from 'temporal-polyfill';

/** A moment as it was given: a date, or an instant whose date depends on the zone. */
export type Moment = { readonly date: Temporal.PlainDate } | { readonly instant: Temporal.Instant };

/** The dates of a request by the names that the clock's rule gives them, and the dated members that no rule reads. */
export interface ClockInputs {
  readonly dates: ReadonlyMap<string, Moment>;
  readonly unused: readonly string[];
}

const NOT_DATES: ReadonlySet<string> = new Set(['id', 'clock', 'readings', 'zone']);
const DATED = /^\d{4}-\d{2}-\d{2}(T|$)/;

/**
 * Reads the dates of a request. A name may be written with underscores, hyphens or capitals, and end in `_at`, `_on` or `_date`.
 * Throws a ProblemError `invalid-field` for a date that does not exist.
 */
export function clockInputsOf(request: ClockRequest, rule: ClockRule): ClockInputs {
  const names = new Map([['trigger', 'trigger']]);
  for (const { name, aliases } of rule.inputs) for (const spelling of [name, ...aliases]) names.set(plain(spelling), name);
  const dates = new Map<string, Moment>();
  const unused: string[] = [];
  for (const [key, value] of Object.entries(request)) {
    if (NOT_DATES.has(key)) continue;
    const name = names.get(plain(key));
    if (name !== undefined) dates.set(name, momentOf(value, key));
    else if (typeof value === 'string' && DATED.test(value)) unused.push(key);
  }
  return { dates, unused };
}

/** The calendar date of a moment in a zone. */
export function dateIn(moment: Moment, zone: string): Temporal.PlainDate {
  return 'date' in moment ? moment.date : moment.instant.toZonedDateTimeISO(zone).toPlainDate();
}

function momentOf(value: unknown, field: string): Moment {
  if (typeof value !== 'string') throw notADate(value, field);
  try {
    return value.includes('T') ? { instant: Temporal.Instant.from(value) } : { date: Temporal.PlainDate.from(value) };
  } catch (error) {
    if (error instanceof RangeError) throw notADate(value, field);
    throw error;
  }
}

function notADate(value: unknown, field: string): ProblemError {
  return new ProblemError('invalid-field', `${JSON.stringify(value)} is no date.`, 'Write YYYY-MM-DD, or an instant with its zone.', {
    field,
  });
}

function plain(name: string): string {
  return name
    .replace(/(_(at|on|date)|At|On|Date)$/, '')
    .replace(/[_-]/g, '')
    .toLowerCase();
}
