import type { BusinessCalendarRule } from '@gatehouse/contracts';
import { Temporal } from 'temporal-polyfill';

const SATURDAY = 6;
const SUNDAY = 7;

/** Which days offices are open: not on weekends, not on the holidays of its rule, nor on the weekday on which one that falls on a weekend is observed. */
export interface BusinessCalendar {
  /** The holiday kept on a day, by name; a holiday on a Saturday is kept on that day and on the Friday before, one on a Sunday also on the Monday after. */
  holidayOn(date: Temporal.PlainDate): string | undefined;
  isBusinessDay(date: Temporal.PlainDate): boolean;
  /** The nth business day after a day (before it, for a negative count); the day itself is not counted. */
  addBusinessDays(date: Temporal.PlainDate, count: number): Temporal.PlainDate;
}

/** A calendar from its rule; weekends alone without one. */
export function businessCalendarOf(rule: BusinessCalendarRule | undefined): BusinessCalendar {
  const holidays = rule?.holidays ?? [];
  const years = new Map<number, ReadonlyMap<string, string>>();
  const inYear = (year: number): ReadonlyMap<string, string> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const kept = keptIn(holidays, year);
    years.set(year, kept);
    return kept;
  };
  const calendar: BusinessCalendar = {
    holidayOn(date) {
      const iso = date.toString();
      // New Year's Day on a Saturday is observed in the year before.
      return inYear(date.year).get(iso) ?? inYear(date.year + 1).get(iso);
    },
    isBusinessDay: (date) => date.dayOfWeek < SATURDAY && calendar.holidayOn(date) === undefined,
    addBusinessDays(date, count) {
      const step = Math.sign(count);
      let day = date;
      for (let left = Math.abs(count); left > 0;) {
        day = day.add({ days: step });
        if (calendar.isBusinessDay(day)) left -= 1;
      }
      return day;
    },
  };
  return calendar;
}

type Holiday = BusinessCalendarRule['holidays'][number];

function keptIn(holidays: readonly Holiday[], year: number): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const holiday of holidays) {
    const date = dateOf(holiday, year);
    if (holiday.since !== undefined && date.toString() < holiday.since) continue;
    kept.set(date.toString(), holiday.name);
    if (date.dayOfWeek === SATURDAY) kept.set(date.subtract({ days: 1 }).toString(), `${holiday.name} (observed)`);
    if (date.dayOfWeek === SUNDAY) kept.set(date.add({ days: 1 }).toString(), `${holiday.name} (observed)`);
  }
  return kept;
}

function dateOf(holiday: Holiday, year: number): Temporal.PlainDate {
  if ('on' in holiday) return Temporal.PlainDate.from(`${year}-${holiday.on}`);
  const first = Temporal.PlainDate.from({ year, month: holiday.month, day: 1 });
  const firstMatch = first.add({ days: (holiday.weekday - first.dayOfWeek + 7) % 7 });
  if (holiday.nth > 0) return firstMatch.add({ weeks: holiday.nth - 1 });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: (last.dayOfWeek - holiday.weekday + 7) % 7 });
}
