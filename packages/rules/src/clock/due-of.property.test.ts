import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shippedPacks as packs } from '../../test-support/shipped-packs.ts';
import { dueOf } from './due-of.ts';

const LAW = { on: '2026-11-23' };
const ZONES = [
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'America/St_Johns',
  'Africa/Casablanca',
  'UTC',
];

// A calendar of its own: Julian day numbers by Fliegel and Van Flandern's integer formula.
function dayNumber(iso: string): number {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const a = Math.trunc((month - 14) / 12);
  return (
    Math.trunc((1461 * (year + 4800 + a)) / 4) +
    Math.trunc((367 * (month - 2 - 12 * a)) / 12) -
    Math.trunc((3 * Math.trunc((year + 4900 + a) / 100)) / 4) +
    day -
    32075
  );
}

/** Wall-clock time of an instant in a zone, by Intl. */
function wallClock(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(instant));
}

const dates = fc
  .integer({ min: dayNumber('2024-01-01'), max: dayNumber('2040-12-31') })
  .map((day) => new Date((day - dayNumber('1970-01-01')) * 86_400_000).toISOString().slice(0, 10));

const CALENDAR_DAYS = packs.packs.flatMap((pack) =>
  pack.clocks.flatMap(({ id, period }) => (period.kind === 'calendar-days' ? [{ id, days: period.days }] : [])),
);

test('dueOf() is the trigger plus the days of the clause when counted by Julian day numbers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CALENDAR_DAYS), dates, ({ id, days }, trigger) => {
      assert.equal(dayNumber(dueOf(packs, { clock: id, trigger }, LAW).due), dayNumber(trigger) + days);
    }),
    { numRuns: 1000 },
  );
});

test('dueOf() ends at 23:59 of the due date in the zone when Intl tells the time', () => {
  fc.assert(
    fc.property(dates, fc.constantFrom(...ZONES), (trigger, zone) => {
      const row = dueOf(packs, { clock: 'cip-copy', trigger, zone, readings: { 'D-26': 'local' } }, LAW);
      assert.equal(wallClock(row.dueAt, zone), `${row.due} 23:59`);
    }),
    { numRuns: 500 },
  );
});

test('dueOf() counts from the date that Intl tells when the trigger is an instant', () => {
  const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2040, 11, 31) });
  fc.assert(
    fc.property(instants, fc.constantFrom(...ZONES), (instant_ms, zone) => {
      const trigger = new Date(instant_ms).toISOString();
      const row = dueOf(packs, { clock: 'cip-copy', trigger, zone, readings: { 'D-26': 'local' } }, LAW);
      assert.equal(dayNumber(row.due) - dayNumber(wallClock(trigger, zone).slice(0, 10)), 10);
    }),
    { numRuns: 500 },
  );
});

test('dueOf() keeps records for at least two whole years whatever the day', () => {
  fc.assert(
    fc.property(dates, (trigger) => {
      const { due } = dueOf(packs, { clock: 'record-retention', trigger }, LAW);
      const anniversary = new Date(
        Date.UTC(Number(trigger.slice(0, 4)) + 2, Number(trigger.slice(5, 7)) - 1, Number(trigger.slice(8, 10))),
      );
      assert.equal(due, anniversary.toISOString().slice(0, 10));
    }),
    { numRuns: 500 },
  );
});

test('dueOf() counts ten business days when weekends and holidays are counted by hand', () => {
  fc.assert(
    fc.property(dates, (trigger) => {
      const { due } = dueOf(packs, { clock: 'ofac-blocked-report', trigger }, LAW);
      let open = 0;
      for (let day = dayNumber(trigger) + 1; day <= dayNumber(due); day += 1) if (isOpen(day)) open += 1;
      assert.equal(open, 10);
      assert.ok(isOpen(dayNumber(due)));
    }),
    { numRuns: 500 },
  );
});

/** Open in Washington: no weekend, no holiday, no observed day; holidays found by walking the month. */
function isOpen(day: number): boolean {
  const date = new Date((day - dayNumber('1970-01-01')) * 86_400_000);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (isHoliday(date)) return false;
  if (weekday === 5 && isHoliday(new Date(date.getTime() + 86_400_000))) return false;
  return !(weekday === 1 && isHoliday(new Date(date.getTime() - 86_400_000)));
}

function isHoliday(date: Date): boolean {
  const [month, day, weekday] = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay()];
  const nth = Math.ceil(day / 7);
  const fixed = ['1-1', '6-19', '7-4', '11-11', '12-25'];
  const floating = ['1-1-3', '2-1-3', '9-1-1', '10-1-2', '11-4-4'];
  if (fixed.includes(`${month}-${day}`) || floating.includes(`${month}-${weekday}-${nth}`)) return true;
  return month === 5 && weekday === 1 && day > 24;
}
