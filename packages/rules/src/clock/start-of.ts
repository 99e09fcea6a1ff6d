import type { ClockRule } from '@gatehouse/contracts';
import type { Temporal } from 'temporal-polyfill';
import { type ClockInputs, dateIn, type Moment } from './clock-inputs.ts';

/** The moment from which a clock runs under a choice, or `undefined` where no date that it needs was given. */
export function startOf(rule: ClockRule, inputs: ClockInputs, choice: (readingId: string) => string, zone: string): Moment | undefined {
  const start = rule.starts?.choices[choice(rule.starts.reading)];
  if (start === undefined) return inputs.dates.get('trigger');
  const given = start.of.map((name) => inputs.dates.get(name)).filter((moment) => moment !== undefined);
  if (start.take === 'first') return given[0];
  const ordered = given.toSorted((a, b) => compare(dateIn(a, zone), dateIn(b, zone)));
  return start.take === 'earliest' ? ordered[0] : ordered.at(-1);
}

/** The earliest of the named dates that were given. */
export function earliestOf(names: readonly string[], inputs: ClockInputs, zone: string): Temporal.PlainDate | undefined {
  const given = names.map((name) => inputs.dates.get(name)).filter((moment) => moment !== undefined);
  return given.map((moment) => dateIn(moment, zone)).toSorted(compare)[0];
}

function compare(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  const [left, right] = [a.toString(), b.toString()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
