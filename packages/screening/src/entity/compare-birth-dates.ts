import { isoPartialDate, type PartialDate } from './birth-date.ts';

export type BirthDateVerdict = 'same-day' | 'same-month' | 'same-year' | 'near-year' | 'other-day' | 'other-year' | 'far-year';

export interface BirthDateComparison {
  readonly verdict: BirthDateVerdict;
  readonly query: string;
  readonly candidate: string;
}

/** Years by which sources differ about one person. */
const NEAR_YEARS = 2;
/** Beyond so many years no slip of a pen explains the difference. */
const FAR_YEARS = 10;
const ORDER: readonly BirthDateVerdict[] = ['same-day', 'same-month', 'same-year', 'near-year', 'other-day', 'other-year', 'far-year'];

/** The most favourable comparison of any date of one side with any of the other; undefined when a side has none. */
export function compareBirthDates(query: readonly PartialDate[], candidate: readonly PartialDate[]): BirthDateComparison | undefined {
  let best: { verdict: BirthDateVerdict; query: PartialDate; candidate: PartialDate } | undefined;
  for (const a of query) {
    for (const b of candidate) {
      const verdict = verdictOf(a, b);
      if (best !== undefined && ORDER.indexOf(best.verdict) <= ORDER.indexOf(verdict)) continue;
      best = { verdict, query: a, candidate: b };
    }
  }
  if (best === undefined) return undefined;
  return { verdict: best.verdict, query: isoPartialDate(best.query), candidate: isoPartialDate(best.candidate) };
}

function verdictOf(a: PartialDate, b: PartialDate): BirthDateVerdict {
  const years = Math.max(0, Math.abs(a.year - b.year) - a.spread_years - b.spread_years);
  if (years > FAR_YEARS) return 'far-year';
  if (years > NEAR_YEARS) return 'other-year';
  if (years > 0) return 'near-year';
  if (a.year !== b.year || isYearOnly(a) || isYearOnly(b)) return 'same-year';
  if (a.month === b.month && (a.day === undefined || b.day === undefined)) return 'same-month';
  if (a.month === b.month && a.day === b.day) return 'same-day';
  // Day and month are written in either order.
  if (a.day === b.month && a.month === b.day) return 'same-day';
  return 'other-day';
}

// The first of January stands for "some day of that year" in many registers.
function isYearOnly(date: PartialDate): boolean {
  return date.month === undefined || (date.month === 1 && date.day === 1);
}
