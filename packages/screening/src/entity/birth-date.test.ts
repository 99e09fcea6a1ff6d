import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoPartialDate, readPartialDate } from './birth-date.ts';
import { compareBirthDates } from './compare-birth-dates.ts';

const READ: readonly (readonly [string, string])[] = [
  ['1962', '1962'],
  ['1962-08', '1962-08'],
  ['1962-08-06', '1962-08-06'],
  ['1962-00-00', '1962'],
  ['16 Jun 1980', '1980-06-16'],
  ['Jun 1980', '1980-06'],
  ['06/16/1980', '1980-06-16'],
  ['circa 1961', '1961 ± 2 years'],
  ['1961 to 1963', '1962 ± 1 years'],
  ['between 1961 and 1963', '1962 ± 1 years'],
  ['01 Jan 1961 to 31 Dec 1963', '1962 ± 1 years'],
  ['1961-1963', '1962 ± 1 years'],
];

for (const [text, expected] of READ) {
  test(`readPartialDate() reads "${text}" as ${expected}`, () => {
    const date = readPartialDate(text);
    assert.equal(date === undefined ? undefined : isoPartialDate(date), expected);
  });
}

test('readPartialDate() finds no year in a text without one', () => {
  assert.equal(readPartialDate('unknown'), undefined);
});

test('readPartialDate() reads ten thousand letters without a stall', () => {
  const started_ms = process.cpuUsage().user / 1000;
  for (const letter of ['a', '1', '1 ', '1961-', 'jan ']) readPartialDate(letter.repeat(10_000));
  assert.ok(process.cpuUsage().user / 1000 - started_ms < 500);
});

const COMPARED: readonly (readonly [string, string, string])[] = [
  ['1962-08-06', '06 Aug 1962', 'same-day'],
  ['1962-08-06', '1962-06-08', 'same-day'],
  ['1962-08', '1962-08-06', 'same-month'],
  ['1962', '1962-08-06', 'same-year'],
  ['1962-01-01', '1962-08-06', 'same-year'],
  ['circa 1961', '1963-02-02', 'same-year'],
  ['1961 to 1963', '1961-05-05', 'same-year'],
  ['1962-08-06', '1962-08-07', 'other-day'],
  ['1962', '1964', 'near-year'],
  ['1962', '1966', 'other-year'],
  ['1962', '1982', 'far-year'],
];

for (const [a, b, verdict] of COMPARED) {
  test(`compareBirthDates() finds ${a} and ${b} ${verdict}, from either side`, () => {
    const [left, right] = [a, b].map((text) => readPartialDate(text));
    assert.ok(left !== undefined && right !== undefined);
    assert.equal(compareBirthDates([left], [right])?.verdict, verdict);
    assert.equal(compareBirthDates([right], [left])?.verdict, verdict);
  });
}
