import { UsageRecord } from '@gatehouse/contracts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { hoursBetween, instantInRow } from './instant-in-row.ts';
import { knownAccelerator } from './known-accelerator.ts';
import { problemItem, type UsageFile, type UsageFormat, type UsageItem } from './usage-item.ts';

/**
 * Our own CSV: `account,job,accelerator,count,start,end` and, where known,
 * `hours,region,datacentre,link_gbps,workload,precision,tensor_activity,coverage,power_w,state`. `hours` are those of the job, not of its chips.
 */
export const plainFormat: UsageFormat = {
  name: 'plain CSV',
  recognises: ([first = '']) => {
    const names = first
      .toLowerCase()
      .replace('\uFEFF', '')
      .split(',')
      .map((name) => name.trim().replaceAll('"', ''));
    return names.includes('account') && names.includes('accelerator');
  },
  read: async function* (file: UsageFile): AsyncGenerator<UsageItem> {
    for await (const row of csvRows(file, ',')) yield 'kind' in row ? row : plainItem(row, file.name);
  },
};

const FIX_INSTANT = 'Write ISO 8601 with its zone: 2026-01-31T09:00:00Z.';

/** A row of plain fields, from CSV or JSON, as an item. */
export function plainItem({ line, values }: CsvRow, file: string): UsageItem {
  const refuse = (field: string, problem: string, fix: string): UsageItem => problemItem(file, line, field, problem, fix);
  const accelerator = values.get('accelerator') ?? '';
  const known = knownAccelerator(accelerator);
  if ('problem' in known) return refuse('accelerator', known.problem, known.fix);
  const start = instantInRow(values.get('start'));
  const end = instantInRow(values.get('end'));
  if (start === null) return refuse('start', 'The start is no time.', FIX_INSTANT);
  if (end === null || end < start)
    return refuse('end', end === null ? 'The end is no time.' : 'The end lies before the start.', FIX_INSTANT);
  const count = numberIn(values, 'count');
  if (count === undefined || !(count >= 0)) return refuse('count', 'The count is no number.', 'Write how many accelerators the job held.');
  const hours = numberIn(values, 'hours') ?? hoursBetween(start, end);
  const chips = count * known.perUnit;
  const activity = numberIn(values, 'tensor_activity');
  if (activity !== undefined && !(activity >= 0 && activity <= 1)) {
    return refuse(
      'tensor_activity',
      'Tensor activity is a ratio from 0 to 1.',
      'Divide percentages by 100; a ratio above 1 is no measurement.',
    );
  }
  const parsed = UsageRecord.safeParse({
    id: `${file}:${line}`,
    account: values.get('account'),
    accelerator,
    count: chips,
    start,
    end,
    chip_hours: chips * hours,
    source: { file, line },
    ...textFields(values),
    link_gbps: numberIn(values, 'link_gbps'),
    power_w: numberIn(values, 'power_w'),
    activity: activity === undefined ? undefined : { mean: activity, coverage: numberIn(values, 'coverage') ?? 1 },
  });
  if (parsed.success && parsed.data.account !== '') return { kind: 'record', record: parsed.data, rows: 1 };
  const field = parsed.error?.issues[0]?.path.join('.') ?? 'account';
  return refuse(field, `"${field}" does not hold what it should.`, 'See the header that this format documents.');
}

const TEXT_FIELDS = ['job', 'region', 'datacentre', 'workload', 'precision', 'state'] as const;

function textFields(values: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(TEXT_FIELDS.flatMap((field) => (values.get(field) ? [[field, values.get(field) ?? '']] : [])));
}

function numberIn(values: ReadonlyMap<string, string>, field: string): number | undefined {
  const text = values.get(field) ?? '';
  return text === '' ? undefined : Number(text);
}
