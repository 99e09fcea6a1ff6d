import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUpMeasure } from '../../test-support/made-up.ts';
import { shippedPacks } from '../../test-support/shipped-packs.ts';
import { bindsOn, withWindow } from './measure-window.ts';

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

test('bindsOn() binds from the first day to the last, not the day before and not the day after', () => {
  const measure = madeUpMeasure();
  const days: [string, boolean][] = [
    ['2026-08-31', false],
    ['2026-09-01', true],
    ['2026-09-02', true],
    ['2027-03-31', true],
    ['2027-04-01', false],
  ];
  for (const [day, binds] of days) assert.equal(bindsOn(measure, day), binds, day);
});

test('bindsOn() takes no measure to lapse whose extension names no last day', () => {
  assert.equal(bindsOn({ ...madeUpMeasure(), lapsesAfter: null }, '2040-01-01'), true);
});

test('withWindow() binds 180 days after the determination and lapses 365 days after it by the default reading', () => {
  const { measure } = madeUpMeasure({ issued: '2026-03-05' });
  const { bindsFrom, lapsesAfter } = withWindow(shippedPacks, measure, '2026-11-02');
  assert.equal(bindsFrom, dayAfter('2026-03-05', 180));
  assert.equal(lapsesAfter, dayAfter('2026-03-05', 365));
});

test('withWindow() takes the end of an extension published in time, and none where it names none', () => {
  const extended = madeUpMeasure({ issued: '2026-03-05', extendedOn: ['2027-02-01'], extendedUntil: '2028-03-04' }).measure;
  assert.equal(withWindow(shippedPacks, extended, '2027-02-02').lapsesAfter, '2028-03-04');
  const open = madeUpMeasure({ issued: '2026-03-05', extendedOn: ['2027-02-01'] }).measure;
  assert.equal(withWindow(shippedPacks, open, '2027-02-02').lapsesAfter, null);
});
