import { instanceType } from '@gatehouse/compute';
import type { UsageRecord } from '@gatehouse/contracts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { hoursBetween, instantInRow } from './instant-in-row.ts';
import { knownAccelerator } from './known-accelerator.ts';
import { OutOfScope, problemItem, type UsageFile, type UsageFormat, type UsageItem } from './usage-item.ts';

/**
 * Billing in FOCUS 1.x (FinOps Open Cost and Usage Specification). The account is `SubAccountId`; the accelerator and their count are in
 * `SkuPriceDetails` (`GpuCount`; `x_Accelerator` or `InstanceType`), or the machine type stands in `ResourceType`, `SkuMeter`, `x_InstanceType` or the charge's description.
 */
export const focusFormat: UsageFormat = {
  name: 'FOCUS',
  recognises: ([first = '']) => first.includes('BillingAccountId') && first.includes('ChargePeriodStart'),
  read: async function* (file: UsageFile): AsyncGenerator<UsageItem> {
    const skipped = new OutOfScope();
    for await (const row of csvRows(file, ',')) {
      const outcome = 'kind' in row ? row : readCharge(row, file.name);
      if (typeof outcome === 'string') skipped.add(outcome);
      else yield outcome;
    }
    yield* skipped.items(file.name);
  },
};

interface Found {
  readonly accelerator: string;
  /** Accelerators that one unit of the price holds. */
  readonly perUnit: number;
}

/** A charge as an item, or the reason why it holds no accelerator time. */
function readCharge({ line, values }: CsvRow, file: string): UsageItem | string {
  const refuse = (field: string, problem: string, fix: string): UsageItem => problemItem(file, line, field, problem, fix);
  const details = jsonIn(values.get('skupricedetails'));
  const found = acceleratorOf(values, details);
  if (found === null) return 'a charge without accelerators';
  if ((plain(values.get('chargecategory')) || 'Usage') !== 'Usage') return 'a charge that is no usage';
  if (plain(values.get('commitmentdiscountstatus')) === 'Unused') return 'a commitment that nobody used';
  if (plain(values.get('chargeclass')) === 'Correction')
    return 'a correction of an earlier charge: hours are not taken back without the row that they correct';
  const known = knownAccelerator(found.accelerator);
  if ('problem' in known) return refuse('SkuPriceDetails', known.problem, known.fix);
  const account = plain(values.get('subaccountid')) || plain(values.get('billingaccountid'));
  if (account === '') return refuse('SubAccountId', 'The charge has no account.', 'Export SubAccountId.');
  const start = instantInRow(values.get('chargeperiodstart'));
  const end = instantInRow(values.get('chargeperiodend'));
  if (start === null || end === null || end <= start)
    return refuse('ChargePeriodStart', 'The charge period cannot be read.', 'Export ISO 8601 instants.');
  const quantity = Number(plain(values.get('consumedquantity')) || Number.NaN);
  if (!(quantity >= 0))
    return refuse('ConsumedQuantity', 'The consumed quantity is no number that is 0 or more.', 'Export ConsumedQuantity in hours.');
  const hours = hoursOf(quantity, plain(values.get('consumedunit')));
  if (hours === null) return refuse('ConsumedUnit', 'The consumed unit is no time.', 'Export Hours, GPU-Hours, Minutes or Seconds.');
  const perUnit = Math.max(found.perUnit, 1) * (found.perUnit > 0 ? 1 : known.perUnit);
  const chip_hours = hours.ofChips ? hours.value : hours.value * perUnit;
  const tags = jsonIn(values.get('tags'));
  const record: UsageRecord = {
    id: `${file}:${line}`,
    account,
    accelerator: found.accelerator,
    count: Math.max(chip_hours / hoursBetween(start, end), chip_hours > 0 ? perUnit : 0),
    start,
    end,
    chip_hours,
    source: { file, line },
    ...places(values, details, tags),
  };
  return { kind: 'record', record, rows: 1 };
}

const ACCELERATOR_KEYS = [
  'x_Accelerator',
  'x_AcceleratorType',
  'x_GpuModel',
  'GpuModel',
  'GpuType',
  'x_GpuType',
  'InstanceType',
  'x_InstanceType',
];
const COUNT_KEYS = ['GpuCount', 'x_GpuCount', 'AcceleratorCount', 'x_AcceleratorCount'];
const MACHINE_COLUMNS = ['x_instancetype', 'resourcetype', 'skumeter', 'chargedescription'];

function acceleratorOf(values: ReadonlyMap<string, string>, details: ReadonlyMap<string, string>): Found | null {
  const count = Number(firstOf(details, COUNT_KEYS) || 0);
  const named = firstOf(details, ACCELERATOR_KEYS);
  if (named !== '' && (count > 0 || isAccelerated(named) || details.has('x_Accelerator'))) return { accelerator: named, perUnit: count };
  const machine = MACHINE_COLUMNS.flatMap((column) => plain(values.get(column)).split(/[\s:,;()]+/)).find(isAccelerated);
  if (machine !== undefined) return { accelerator: machine, perUnit: count };
  return count > 0 ? { accelerator: named || plain(values.get('skumeter')) || 'unnamed accelerator', perUnit: count } : null;
}

function isAccelerated(word: string): boolean {
  return word !== '' && instanceType(word) !== null;
}

const UNIT_HOURS: Readonly<Record<string, number>> = { hour: 1, hr: 1, minute: 1 / 60, min: 1 / 60, second: 1 / 3600, sec: 1 / 3600 };

function hoursOf(quantity: number, unit: string): { value: number; ofChips: boolean } | null {
  const word = unit.toLowerCase().replaceAll(/[^a-z]/g, '');
  const time = Object.entries(UNIT_HOURS).find(([name]) => word.endsWith(name) || word.endsWith(`${name}s`));
  if (time === undefined) return null;
  return { value: quantity * time[1], ofChips: /^(gpu|accelerator|chip|tpu)/.test(word) };
}

function places(
  values: ReadonlyMap<string, string>,
  details: ReadonlyMap<string, string>,
  tags: ReadonlyMap<string, string>,
): Partial<UsageRecord> {
  const link_gbps = Number(firstOf(details, ['x_LinkGbps', 'LinkGbps', 'x_NetworkGbps']) || Number.NaN);
  const text = {
    job: firstOf(tags, ['job', 'job-id', 'job_id', 'x_job']) || plain(values.get('resourceid')),
    region: plain(values.get('regionid')),
    datacentre:
      firstOf(tags, ['datacentre', 'datacenter']) ||
      firstOf(details, ['x_Datacentre', 'x_Datacenter']) ||
      plain(values.get('availabilityzone')),
    workload: firstOf(tags, ['workload']),
    precision: firstOf(tags, ['precision']),
  };
  return {
    ...Object.fromEntries(Object.entries(text).filter(([, value]) => value !== '')),
    ...(link_gbps >= 0 ? { link_gbps } : {}),
  };
}

/** A column's text; the word NULL, which exports write for nothing, is nothing. */
function plain(text: string | undefined): string {
  return text === undefined || text === 'NULL' || text === 'null' ? '' : text;
}

function firstOf(map: ReadonlyMap<string, string>, keys: readonly string[]): string {
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

function jsonIn(text: string | undefined): ReadonlyMap<string, string> {
  if (plain(text) === '') return new Map();
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return new Map();
    return new Map(Object.entries(value).map(([key, cell]) => [key, typeof cell === 'string' ? cell : JSON.stringify(cell)]));
  } catch {
    return new Map();
  }
}
