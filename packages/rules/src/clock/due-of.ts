import type { ClockRequest, ClockRow, ClockRule, DeadlineRule, LawStatusRow } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { Temporal } from 'temporal-polyfill';
import type { AsOf } from '../pack/dated.ts';
import { choiceOf, readingOf } from '../pack/reading-choice.ts';
import { clauseOf, type RulePack } from '../pack/rule-pack.ts';
import { type RulePacks, unknownName } from '../pack/rule-packs.ts';
import { statusOf } from '../pack/status-of.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { calendarsOf } from './calendars-of.ts';
import { clockAlarms, isDuty } from './clock-alarms.ts';
import { type ClockInputs, clockInputsOf, type Moment } from './clock-inputs.ts';
import { type PeriodEnd, runPeriod } from './run-period.ts';
import { startOf } from './start-of.ts';

/**
 * When something is due under a clock of a rule pack: the dates, every competing reading, and what to beware of.
 * `law` is the day (and the knowledge) by which the status of the law is told; a date that lies before its `on` raises `past-due`.
 * Throws a ProblemError: `unknown-name` for a clock that no pack has, `invalid-field` for a date, zone or choice that cannot be.
 *
 * @example
 * dueOf(packs, { clock: 'cip-copy', trigger: '2027-12-22' }, { on: '2027-12-22' }).due // '2028-01-01'
 */
export function dueOf(packs: RulePacks, request: ClockRequest, law: AsOf): ClockRow {
  const { pack, rule } = clockRuleOf(packs, request.clock);
  const deadline = pack.deadline;
  if (deadline === undefined) throw new TypeError(`${pack.id} has a clock and no deadline rule`);
  const calendarOf = calendarsOf(packs);
  const calendar = calendarOf(deadline.calendar);
  const inputs = clockInputsOf(request, rule);
  const run: Run = { pack, rule, deadline, request, inputs, calendarOf };
  const applied = endUnder(run, {});
  if (applied === undefined) throw missingDate(run);
  const target =
    isDuty(rule) && rule.period.kind !== 'hours' ? calendar.addBusinessDays(applied.end.due, -deadline.target_business_days) : undefined;
  const status = statusOf(packs, pack.id, law);
  const { end, start, zone } = applied;
  return {
    clock: rule.id,
    regime: pack.id,
    ...datesOf(end),
    ...(target === undefined ? {} : { target: target.toString() }),
    clause: rule.clause,
    clauseId: clauseOf(pack, rule.clause).id,
    direction: rule.direction,
    readings: readingRows(run),
    alarms: clockAlarms({ rule, law: status, start, end, inputs, zone, calendar, target, today: law.on }),
    ...lawOf(status),
  };
}

/** The ids of every clock in a set of packs. */
export function clockIdsOf(packs: RulePacks): readonly string[] {
  return packs.packs.flatMap((pack) => pack.clocks.map((clock) => clock.id));
}

interface Run {
  readonly pack: RulePack;
  readonly rule: ClockRule;
  readonly deadline: DeadlineRule;
  readonly request: ClockRequest;
  readonly inputs: ClockInputs;
  readonly calendarOf: (id: string | undefined) => BusinessCalendar;
}

interface Ended {
  readonly zone: string;
  readonly start: Moment;
  readonly end: PeriodEnd;
}

/** The end of the clock with some choices forced; `undefined` where a date or zone that they need was not given. */
function endUnder(run: Run, forced: Readonly<Record<string, string>>): Ended | undefined {
  const choice = (readingId: string): string => choiceOf(readingOf(run.pack, readingId), { ...run.request.readings, ...forced });
  const zone = zoneUnder(run, choice(run.deadline.reading));
  if (zone === undefined) return undefined;
  const start = startOf(run.rule, run.inputs, choice, zone);
  if (start === undefined) return undefined;
  const end = runPeriod(run.rule.period, { start, inputs: run.inputs, zone, time: run.deadline.time, calendar: run.calendarOf, choice });
  return { zone, start, end };
}

function zoneUnder(run: Run, choiceId: string): string | undefined {
  const zone = readingOf(run.pack, run.deadline.reading).choices.find((choice) => choice.id === choiceId)?.zone;
  if (zone !== 'filer') return zone;
  const { zone: filer } = run.request;
  if (filer === undefined) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(filer).timeZoneId;
  } catch {
    throw new ProblemError('invalid-field', `"${filer}" is no time zone.`, 'Write an IANA name, such as Europe/Berlin.', { field: 'zone' });
  }
}

/** Every choice of every reading that moves this clock, the applied one of each reading first. */
function readingRows(run: Run): ClockRow['readings'] {
  return readingIdsOf(run).flatMap((id) => {
    const reading = readingOf(run.pack, id);
    const taken = choiceOf(reading, run.request.readings);
    const choices = [taken, ...reading.choices.map((choice) => choice.id).filter((choice) => choice !== taken)];
    return choices.map((choice) => {
      const ended = endUnder(run, { [id]: choice });
      const row = { id, choice, applied: choice === taken };
      return ended === undefined ? row : { ...row, due: ended.end.due.toString(), dueAt: instantText(ended.end.dueAt) };
    });
  });
}

function readingIdsOf({ rule, deadline }: Run): readonly string[] {
  const own = rule.starts === undefined ? [] : [rule.starts.reading];
  const ofPeriod = 'reading' in rule.period ? [rule.period.reading] : [];
  return [...own, ...ofPeriod, deadline.reading];
}

function datesOf(end: PeriodEnd): Pick<ClockRow, 'due' | 'dueAt' | 'opens' | 'bindsFrom' | 'lapsesAfter' | 'holdingsAsOf'> {
  return {
    due: end.due.toString(),
    dueAt: instantText(end.dueAt),
    ...(end.opens === undefined ? {} : { opens: end.opens.toString() }),
    ...(end.bindsFrom === undefined ? {} : { bindsFrom: end.bindsFrom.toString() }),
    ...(end.lapsesAfter === undefined ? {} : { lapsesAfter: end.lapsesAfter.toString() }),
    ...(end.holdingsAsOf === undefined ? {} : { holdingsAsOf: end.holdingsAsOf.toString() }),
  };
}

function instantText(at: Temporal.ZonedDateTime): string {
  return at.toString({ timeZoneName: 'never' });
}

function lawOf({ status, confirm }: LawStatusRow): Pick<ClockRow, 'lawStatus' | 'lawConfirm'> {
  return { lawStatus: status, lawConfirm: confirm };
}

function clockRuleOf(packs: RulePacks, id: string): { readonly pack: RulePack; readonly rule: ClockRule } {
  for (const pack of packs.packs) {
    const rule = pack.clocks.find((clock) => clock.id === id);
    if (rule !== undefined) return { pack, rule };
  }
  throw unknownName('clock', id, clockIdsOf(packs));
}

function missingDate({ rule, request, deadline, pack }: Run): ProblemError {
  const zoneChoice = choiceOf(readingOf(pack, deadline.reading), request.readings);
  if (
    request.zone === undefined &&
    readingOf(pack, deadline.reading).choices.some(({ id, zone }) => id === zoneChoice && zone === 'filer')
  ) {
    return new ProblemError(
      'invalid-field',
      `Reading ${deadline.reading} "${zoneChoice}" counts in the filer's zone, and none was given.`,
      'Give "zone", such as Europe/Berlin.',
      { field: 'zone' },
    );
  }
  const names = rule.inputs.map(({ name }) => name).join(', ');
  return new ProblemError(
    'invalid-field',
    `The reading chosen for ${rule.id} starts from a date that was not given.`,
    `Give one of ${names}.`,
    { field: 'readings' },
  );
}
