import { PlainUsageLine, PowerSeriesLine } from '@gatehouse/contracts';
import { plainItem } from './plain-format.ts';
import { problemItem, type UsageFile, type UsageFormat, type UsageItem } from './usage-item.ts';

/** JSON Lines: power series `{account, job, series: [[seconds, watts], …]}`, and rows with the fields of the plain CSV. */
export const jsonLinesFormat: UsageFormat = {
  name: 'JSON Lines',
  recognises: ([first = '']) => first.startsWith('{'),
  read: readJsonLines,
};

async function* readJsonLines(file: UsageFile): AsyncGenerator<UsageItem> {
  let line = 0;
  for await (const text of file.lines()) {
    line += 1;
    if (text.trim() !== '') yield itemOf(text, file.name, line);
  }
}

function itemOf(text: string, file: string, line: number): UsageItem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return problemItem(file, line, '', 'The line is not JSON.', 'Write one JSON object a line.');
  }
  if (typeof value === 'object' && value !== null && 'series' in value) {
    const series = PowerSeriesLine.safeParse(value);
    if (series.success) return { kind: 'series', series: { ...series.data, source: { file, line } }, rows: 1 };
    return problemItem(
      file,
      line,
      series.error.issues[0]?.path.join('.') ?? 'series',
      'The line is no power series.',
      'Write {"account", "job", "series": [[seconds, watts], …]}.',
    );
  }
  const plain = PlainUsageLine.safeParse(value);
  if (!plain.success)
    return problemItem(file, line, '', 'The line has fields that are neither text nor number.', 'Write the fields of the plain CSV.');
  const values = new Map(Object.entries(plain.data).map(([name, cell]) => [name.toLowerCase(), cell === null ? '' : String(cell)]));
  return plainItem({ line, values }, file);
}
