import { toSecondInstant } from '../timeline.ts';
import { ACCELERATORS, type UsageRow } from './usage-row.ts';

const HOUR_MS = 3_600_000;

/** `usage/jobs.csv`: one job a line; `hours` are those of the clock, so accelerator-hours are `count` times `hours`. */
export function writePlainCsv(rows: readonly UsageRow[]): string {
  const head = 'account,job,accelerator,count,start,end,hours,region,datacentre,link_gbps,workload,precision,tensor_activity,power_w';
  return lines([head, ...rows.map(writeRow)]);
}

function writeRow(row: UsageRow): string {
  const hours = Number(((row.end_ms - row.start_ms) / HOUR_MS).toFixed(4));
  const { plain } = ACCELERATORS[row.accelerator];
  return [
    row.account,
    row.job,
    plain,
    row.count,
    toSecondInstant(row.start_ms),
    toSecondInstant(row.end_ms),
    hours,
    row.region,
    row.datacentre,
    row.link_gbps,
    row.workload,
    row.precision,
    row.tensorActivity,
    row.power_w,
  ].join(',');
}

/** Joins lines, each ended by a line feed. */
export function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
