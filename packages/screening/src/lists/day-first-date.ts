import { isoPartialDate, readPartialDate } from '../entity/birth-date.ts';

/**
 * The ISO date, to its own precision, of a date that European publishers write day first: `28/01/2026`, `dd/mm/1945`, `00/08/1962`,
 * `23-Sep-2026`. Undefined when no year stands in it.
 */
export function dayFirstDate(text: string): string | undefined {
  const found = /^\s*(\d{1,2}|dd|xx)[/.-](\d{1,2}|mm|xx)[/.-](\d{4})\b/i.exec(text);
  if (found === null) {
    const read = readPartialDate(text.replaceAll('-', text.match(/[a-z]{3}/i) === null ? '-' : ' '));
    return read === undefined ? undefined : isoPartialDate(read);
  }
  const day = Number(found[1]);
  const month = Number(found[2]);
  if (!(month >= 1 && month <= 12)) return found[3];
  const monthText = `${found[3]}-${String(month).padStart(2, '0')}`;
  return day >= 1 && day <= 31 ? `${monthText}-${String(day).padStart(2, '0')}` : monthText;
}
