import type { ClockAlarmCode, ClockRow, ClockRule, LawStatusRow } from '@gatehouse/contracts';
import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from './business-calendar.ts';
import type { ClockInputs, Moment } from './clock-inputs.ts';
import type { PeriodEnd } from './run-period.ts';
import { earliestOf } from './start-of.ts';

/** What the alarms are judged from. */
export interface AlarmContext {
  readonly rule: ClockRule;
  readonly law: LawStatusRow;
  readonly start: Moment;
  readonly end: PeriodEnd;
  readonly inputs: ClockInputs;
  readonly zone: string;
  readonly calendar: BusinessCalendar;
  readonly target: Temporal.PlainDate | undefined;
  /** Today, `YYYY-MM-DD`; absent where nobody asks whether the date has passed. */
  readonly today: string | undefined;
}

type Alarm = ClockRow['alarms'][number];

/** What a reader must know beside the date, worst first. */
export function clockAlarms(context: AlarmContext): Alarm[] {
  return [
    ...lateByConstruction(context),
    ...pastDue(context),
    ...law(context),
    ...period(context),
    ...extension(context),
    ...day(context),
    ...unread(context),
  ];
}

function* lateByConstruction({ rule, inputs, zone, end }: AlarmContext): Iterable<Alarm> {
  const known = earliestOf(rule.knownBy, inputs, zone);
  if (known === undefined || end.due.toString() >= known.toString()) return;
  yield alarm(
    'late-by-construction',
    `The date ${end.due} had passed before anyone knew (${known}). File at once, with a memorandum that says so.`,
  );
}

function* pastDue({ rule, end, today }: AlarmContext): Iterable<Alarm> {
  if (today === undefined || !isDuty(rule) || end.due.toString() >= today) return;
  yield alarm('past-due', `The date ${end.due} has passed on ${today}.`);
}

function* law({ law: { id, status, confirm } }: AlarmContext): Iterable<Alarm> {
  if (status !== 'in-force') yield alarm('law-not-in-force', `${id} is ${status}: the date is what its text would ask for.`);
  if (confirm) yield alarm('confirm-law', `A person must check the status of ${id}.`);
}

function* period({ rule, start, end }: AlarmContext): Iterable<Alarm> {
  switch (rule.period.kind) {
    case 'precondition':
      yield alarm('gate', 'A gate, not a deadline: what it guards must not happen before the filing.');
      return;
    case 'policy-days':
      yield alarm('policy-not-law', `The text gives no number of days; ${rule.period.days} is the policy of this pack.`);
      return;
    case 'hours':
      if ('date' in start)
        yield alarm(
          'time-of-trigger-unknown',
          'Hours run from an instant; the first moment of the day was taken. Give the trigger with its time and zone.',
        );
      return;
    case 'years':
      if ('date' in start && start.date.day !== end.due.day)
        yield alarm('leap-day', `29 February has no anniversary in ${end.due.year}; ${end.due} is taken.`);
      return;
    default:
  }
}

function* extension({ end }: AlarmContext): Iterable<Alarm> {
  if (end.extension === 'too-late') yield alarm('extension-too-late', 'The extension was published after the measure had lapsed.');
  if (end.extension === 'without-end')
    yield alarm('extension-without-end', 'An extension was published in time; give its last day as "extendedUntil".');
}

function* day({ rule, end, zone, calendar, target }: AlarmContext): Iterable<Alarm> {
  if (rule.period.kind === 'years-back') return;
  if (!calendar.isBusinessDay(end.due)) {
    const what = calendar.holidayOn(end.due) ?? (end.due.dayOfWeek === 7 ? 'a Sunday' : 'a Saturday');
    const ready = target === undefined ? '' : ` Be ready on ${target}.`;
    yield alarm('not-a-business-day', `${end.due} is ${what}; the text does not roll the date.${ready}`);
  }
  const [begins, ends] = [end.due, end.due.add({ days: 1 })].map((date) => date.toZonedDateTime({ timeZone: zone }).offset);
  if (begins !== ends) yield alarm('clock-change', `Clocks change in ${zone} on ${end.due}: from ${begins} to ${ends}.`);
}

function* unread({ inputs, rule }: AlarmContext): Iterable<Alarm> {
  const read = ['trigger', ...rule.inputs.map(({ name }) => name)].join(', ');
  for (const name of inputs.unused) yield alarm('date-not-used', `"${name}" moves nothing here: ${rule.id} reads ${read}.`);
}

/** Does the provider have to act by the date? */
export function isDuty({ direction, period: { kind } }: ClockRule): boolean {
  return !NO_DUTY.has(direction) && kind !== 'years-back';
}

const NO_DUTY: ReadonlySet<string> = new Set(['government', 'released', 'keep', 'content']);

function alarm(code: ClockAlarmCode, because: string): Alarm {
  return { code, because };
}
