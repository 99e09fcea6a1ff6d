import type { SpecialMeasure } from '@gatehouse/contracts';
import { ProblemError } from '@gatehouse/foundation';
import { dueOf, type RulePacks } from '@gatehouse/rules';
import type { StoredMeasure } from './records.ts';

/** When a measure begins to bind and after which day it lapses: proposed 7.307(a)(5) and (6), by the chosen readings. */
export function withWindow(rules: RulePacks, measure: SpecialMeasure, today: string): StoredMeasure {
  const extensionPublished = measure.extendedOn.toSorted().at(-1);
  const row = dueOf(
    rules,
    {
      clock: 'special-measure-lapses',
      trigger: measure.issued,
      ...(extensionPublished === undefined ? {} : { extensionPublished }),
      ...(measure.extendedUntil === undefined ? {} : { extendedUntil: measure.extendedUntil }),
    },
    { on: today },
  );
  if (row.bindsFrom === undefined) {
    throw new ProblemError(
      'bad-input',
      'The rule pack gives a special measure no first day.',
      'Restore the clock special-measure-lapses in the pack of the proposal.',
    );
  }
  return { measure, bindsFrom: row.bindsFrom, lapsesAfter: row.lapsesAfter ?? null };
}

/** Does a measure bind on the day: from its instant to its lapse, no longer (invariant 4)? */
export function bindsOn({ bindsFrom, lapsesAfter }: StoredMeasure, day: string): boolean {
  return bindsFrom <= day && (lapsesAfter === null || day <= lapsesAfter);
}
