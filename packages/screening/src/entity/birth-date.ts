/** A date known to the day, the month or the year; `spread_years` widens "circa" and ranges. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** The true year lies within so many years of `year`. */
  readonly spread_years: number;
}

/** No list writes a date longer; what comes after is not read. */
const DATE_CHARACTERS_MAX = 100;
/** Further apart two years are no range in which somebody was born. */
const RANGE_YEARS_MAX = 30;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a date as lists print it: `1962`, `1962-08`, `1962-08-06`, `16 Jun 1980`, `Jun 1980`, `circa 1961`, `1961 to 1963`, `06/16/1980`.
 * Undefined when no year stands in it.
 */
export function readPartialDate(text: string): PartialDate | undefined {
  const plain = text.slice(0, DATE_CHARACTERS_MAX).trim().toLowerCase();
  const range = rangeOf(plain);
  if (range !== undefined) return range;
  const spread_years = /circa|approx|about|~|c\./.test(plain) ? 2 : 0;
  const iso = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(plain);
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2] ?? 0), Number(iso[3] ?? 0), spread_years);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(plain);
  if (american !== null) return dateOf(Number(american[3]), Number(american[1]), Number(american[2]), spread_years);
  const words = /(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?\s+(\d{4})/.exec(plain);
  if (words !== null) return dateOf(Number(words[3]), MONTHS.indexOf(words[2] ?? '') + 1, Number(words[1] ?? 0), spread_years);
  const year = /\b(1[89]\d\d|20\d\d)\b/.exec(plain);
  return year === null ? undefined : dateOf(Number(year[1]), 0, 0, spread_years);
}

/** "1961 to 1963", "between 1961 and 1963", "01 Jan 1961 to 31 Dec 1963", "1961-1963", "1961/1963". */
function rangeOf(plain: string): PartialDate | undefined {
  const years = /(\d{4})\s*(?:[-–/]|\bto\b|\band\b|\bor\b)\s*(?:\d{1,2}\s+)?(?:[a-z]{3,9}\.?\s+)?(\d{4})(?!\d)/.exec(plain);
  if (years === null) return undefined;
  const from = Number(years[1]);
  const to = Number(years[2]);
  if (from === to || Math.abs(to - from) > RANGE_YEARS_MAX) return undefined;
  return { year: Math.round((from + to) / 2), spread_years: Math.ceil(Math.abs(to - from) / 2) };
}

/** The date in ISO form to its own precision; a spread is told. */
export function isoPartialDate(date: PartialDate): string {
  const month = date.month === undefined ? '' : `-${String(date.month).padStart(2, '0')}`;
  const day = date.day === undefined ? '' : `-${String(date.day).padStart(2, '0')}`;
  return `${date.year}${month}${day}${date.spread_years === 0 ? '' : ` ± ${date.spread_years} years`}`;
}

function dateOf(year: number, month: number, day: number, spread_years: number): PartialDate {
  if (month < 1 || month > 12) return { year, spread_years };
  if (day < 1 || day > 31) return { year, month, spread_years };
  return { year, month, day, spread_years };
}
