import type { Period } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from './business-calendar.ts';
import { type ClockInputs, dateIn, type Moment } from './clock-inputs.ts';

/** What a period is run with. */
export interface PeriodContext {
  readonly start: Moment;
  readonly inputs: ClockInputs;
  /** IANA zone in which days are counted. */
  readonly zone: string;
  /** `HH:MM` at which a day is over. */
  readonly time: string;
  readonly calendar: (id: string) => BusinessCalendar;
  readonly choice: (readingId: string) => string;
}

/** Where a period ends, with the other dates that it fixes. */
export interface PeriodEnd {
  readonly due: Temporal.PlainDate;
  readonly dueAt: Temporal.ZonedDateTime;
  readonly opens?: Temporal.PlainDate;
  readonly bindsFrom?: Temporal.PlainDate;
  readonly lapsesAfter?: Temporal.PlainDate;
  readonly holdingsAsOf?: Temporal.PlainDate;
  readonly extension?: 'too-late' | 'without-end';
}

type Of<K extends Period['kind']> = Extract<Period, { kind: K }>;

/**
 * Runs a period from its start. The day of the start is not counted; nothing rolls over weekends or holidays.
 * Throws a ProblemError `invalid-field` where the law leaves the date to somebody and the request does not give it.
 */
export function runPeriod(period: Period, context: PeriodContext): PeriodEnd {
  switch (period.kind) {
    case 'calendar-days':
    case 'policy-days':
      return endOfDay(dateIn(context.start, context.zone).add({ days: period.days }), context);
    case 'business-days':
      return endOfDay(context.calendar(period.calendar).addBusinessDays(dateIn(context.start, context.zone), period.days), context);
    case 'hours':
      return runHours(period, context);
    case 'years':
      return runYears(period, context);
    case 'years-back':
      return endOfDay(dateIn(context.start, context.zone).subtract({ years: period.years }), context);
    case 'annual-dates':
      return runAnnualDates(period, context);
    case 'precondition':
      return startOfDay(dateIn(context.start, context.zone), context);
    case 'set-by':
      return runSetBy(period, context);
    case 'special-measure':
      return runSpecialMeasure(period, context);
  }
}

function endOfDay(due: Temporal.PlainDate, context: PeriodContext): PeriodEnd {
  return { due, dueAt: due.toZonedDateTime({ timeZone: context.zone, plainTime: context.time }) };
}

// A gate shuts with the first moment of the day: what it guards may happen at any minute of it.
function startOfDay(due: Temporal.PlainDate, context: PeriodContext): PeriodEnd {
  return { due, dueAt: due.toZonedDateTime({ timeZone: context.zone }) };
}

// Of a bare date the first moment is taken, so that the end is never later than the true one.
function runHours({ hours }: Of<'hours'>, { start, zone }: PeriodContext): PeriodEnd {
  const from = 'instant' in start ? start.instant.toZonedDateTimeISO(zone) : start.date.toZonedDateTime({ timeZone: zone });
  const dueAt = from.add({ hours });
  return { due: dueAt.toPlainDate(), dueAt };
}

function runYears({ years, leapDay, opensBefore_days }: Of<'years'>, context: PeriodContext): PeriodEnd {
  const from = dateIn(context.start, context.zone);
  const anniversary = from.add({ years });
  const due = leapDay === 'later' && anniversary.day !== from.day ? anniversary.add({ days: 1 }) : anniversary;
  const end = endOfDay(due, context);
  return opensBefore_days === undefined ? end : { ...end, opens: due.subtract({ days: opensBefore_days }) };
}

function runAnnualDates({ on, holdingsAsOf }: Of<'annual-dates'>, context: PeriodContext): PeriodEnd {
  const from = dateIn(context.start, context.zone).toString();
  const year = Number(from.slice(0, 4));
  const dates = [year, year + 1].flatMap((candidate) => on.map((monthDay) => `${candidate}-${monthDay}`)).toSorted();
  const next = dates.find((date) => date > from);
  if (next === undefined) throw new RangeError(`no date of ${on.join(', ')} follows ${from}`);
  const end = endOfDay(Temporal.PlainDate.from(next), context);
  return holdingsAsOf === undefined ? end : { ...end, holdingsAsOf: Temporal.PlainDate.from(`${end.due.year}-${holdingsAsOf}`) };
}

function runSetBy({ by }: Of<'set-by'>, context: PeriodContext): PeriodEnd {
  const date = context.inputs.dates.get('setBy');
  if (date !== undefined) return endOfDay(dateIn(date, context.zone), context);
  throw new ProblemError(
    'invalid-field',
    `The law gives no number of days here: ${by} sets the date.`,
    `Give the date that ${by} set as "date".`,
    { field: 'date' },
  );
}

function runSpecialMeasure(period: Of<'special-measure'>, context: PeriodContext): PeriodEnd {
  const issued = dateIn(context.start, context.zone);
  const bindsFrom = issued.add({ days: period.binds_days });
  const lifeFrom = period.lapsesFrom[context.choice(period.reading)] === 'binding' ? bindsFrom : issued;
  const lapse = extend(lifeFrom.add({ days: period.lapses_days }), context);
  const due = period.due === 'binds' ? bindsFrom : (lapse.lapsesAfter ?? lapse.unextended);
  const { lapsesAfter, extension } = lapse;
  return {
    ...(period.due === 'binds' ? startOfDay(due, context) : endOfDay(due, context)),
    bindsFrom,
    ...(lapsesAfter === undefined ? {} : { lapsesAfter }),
    ...(extension === undefined ? {} : { extension }),
  };
}

interface Lapse {
  readonly unextended: Temporal.PlainDate;
  /** Absent where an extension holds whose end is not known: the measure must not be taken to lapse. */
  readonly lapsesAfter?: Temporal.PlainDate;
  readonly extension?: 'too-late' | 'without-end';
}

function extend(unextended: Temporal.PlainDate, { inputs, zone }: PeriodContext): Lapse {
  const notice = inputs.dates.get('extensionPublished');
  if (notice === undefined) return { unextended, lapsesAfter: unextended };
  if (dateIn(notice, zone).toString() > unextended.toString()) return { unextended, lapsesAfter: unextended, extension: 'too-late' };
  const end = inputs.dates.get('extendedUntil');
  if (end === undefined) return { unextended, extension: 'without-end' };
  return { unextended, lapsesAfter: dateIn(end, zone) };
}
