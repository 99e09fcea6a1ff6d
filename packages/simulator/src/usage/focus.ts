import { toSecondInstant } from '../timeline.ts';
import { lines } from './plain-csv.ts';
import { ACCELERATORS, type UsageRow } from './usage-row.ts';

const HOUR_MS = 3_600_000;

/** List price of one accelerator-hour, US dollars; made up. */
const PRICE_USD = { L4: 0.6, A100: 1.9, H100: 3.1, H200: 3.7, B200: 5.4, GB200: 6.2 } as const;

/** `usage/focus.csv`: billing rows in FOCUS 1.2, with the columns that a provider of accelerators has something to say in. */
export function writeFocus(rows: readonly UsageRow[]): string {
  const head =
    'BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,ResourceId,ServiceCategory,ServiceName,SkuId,SkuPriceDetails,SubAccountId';
  return lines([head, ...rows.map(writeRow)]);
}

function writeRow(row: UsageRow): string {
  const quantity = Number(((row.count * (row.end_ms - row.start_ms)) / HOUR_MS).toFixed(4));
  const { plain, tres } = ACCELERATORS[row.accelerator];
  return [
    (quantity * PRICE_USD[row.accelerator]).toFixed(2),
    row.account.replace('acc_', 'cus_'),
    'USD',
    'Usage',
    'Accelerator time',
    toSecondInstant(row.start_ms),
    toSecondInstant(row.end_ms),
    quantity,
    'GPU-Hours',
    'Cirrus Compute',
    row.region,
    row.job,
    'Compute',
    'Accelerators',
    `gpu-${tres}-${row.count}`,
    quoted(JSON.stringify({ x_Accelerator: plain, GpuCount: row.count })),
    row.account,
  ].join(',');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
