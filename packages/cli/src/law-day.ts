import { CalendarDate } from '@gatehouse/contracts';
import { type Clock, ProblemError, toUtcDate } from '@gatehouse/foundation';

/** The options by which a verb is told the day whose law counts, and with whose knowledge. */
export const LAW_DAY_OPTIONS = {
  on: { type: 'string' },
  'as-of': { type: 'string' },
  known: { type: 'string' },
  rulepacks: { type: 'string' },
} as const;

export interface LawDay {
  readonly on: string;
  readonly known: string | undefined;
}

/** The day of `--on` or `--as-of`, today in UTC without them; the knowledge of `--known`, all that is recorded without it. */
export function lawDayOf(
  values: { readonly on?: string | undefined; readonly 'as-of'?: string | undefined; readonly known?: string | undefined },
  clock: Clock,
): LawDay {
  const on = calendarDate(values.on ?? values['as-of'] ?? toUtcDate(clock.now()), '--on');
  return { on, known: values.known === undefined ? undefined : calendarDate(values.known, '--known') };
}

function calendarDate(written: string, option: string): string {
  const parsed = CalendarDate.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new ProblemError('usage', `"${written}" is no date.`, `Write ${option} YYYY-MM-DD.`);
}
