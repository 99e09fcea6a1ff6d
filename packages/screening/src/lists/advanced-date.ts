import { childrenOf, textOf, type XmlNode } from './xml-records.ts';

/** `Year`, `Month` and `Day` children as an ISO date of their own precision; empty without a year. */
export function advancedPoint(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  const year = textOf(node, 'Year');
  if (!/^\d{1,4}$/.test(year)) return '';
  const parts = [year.padStart(4, '0')];
  for (const tag of ['Month', 'Day']) {
    const value = Number(textOf(node, tag));
    if (!Number.isInteger(value) || value < 1) break;
    parts.push(String(value).padStart(2, '0'));
  }
  return parts.join('-');
}

/**
 * A `DatePeriod` in the words that dates are read from: one day, one month or year, "1960 to 1963", "circa 1960".
 * OFAC prints a year as its first and last day.
 */
export function advancedPeriod(period: XmlNode): string {
  const start = childrenOf(period, 'Start')[0];
  const end = childrenOf(period, 'End')[0];
  const from = advancedPoint(child(start, 'From'));
  const to = advancedPoint(child(end, 'To')) || advancedPoint(child(end, 'From')) || from;
  if (from === '') return to;
  const about = start?.attributes['Approximate'] === 'true' || end?.attributes['Approximate'] === 'true' ? 'circa ' : '';
  if (from === to) return `${about}${from}`;
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${from.slice(0, 4)} to ${to.slice(0, 4)}`;
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return `${about}${from.slice(0, 4)}`;
  return `${about}${from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4)}`;
}

function child(node: XmlNode | undefined, tag: string): XmlNode | undefined {
  return node === undefined ? undefined : childrenOf(node, tag)[0];
}
