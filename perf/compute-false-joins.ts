import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { buildRuns, sumOperations } from '../packages/compute/src/index.ts';

/**
 * Counts false joins and false alarms among ordinary jobs:
 *   node perf/compute-false-joins.ts PHILLY_JOBS.csv
 * Every user of the trace is an account, all on one kind of accelerator in one datacentre: what is joined over accounts is joined wrongly,
 * and what is joined within one is told beside it (people start and stop sweeps of jobs together).
 */
const [jobsCsv] = process.argv.slice(2);
if (jobsCsv === undefined) throw new Error('usage: compute-false-joins.ts PHILLY_JOBS.csv');
const rows: Record<string, string>[] = parse(readFileSync(jobsCsv, 'utf8'), { columns: true });
let start_s = Date.parse('2026-01-01T00:00:00Z') / 1000;
const records = rows.map((row, index) => {
  start_s += Number(row['interval']);
  const run_s = Number(row['run_time']);
  const count = Number(row['gpu_num']);
  return {
    id: `job-${index}`,
    account: `account-${row['user']}`,
    job: String(index),
    accelerator: 'NVIDIA H100 SXM5 80GB',
    count,
    start: new Date(start_s * 1000).toISOString(),
    end: new Date((start_s + run_s) * 1000).toISOString(),
    chip_hours: (count * run_s) / 3600,
    datacentre: 'one',
    source: { file: 'philly', line: index + 2 },
  };
});
const began = performance.now();
const runs = buildRuns(records);
const across = runs.reduce((sum, run) => sum + new Set(run.parts.map((part) => part.account)).size - 1, 0);
const over = (line: number): number => runs.filter((run) => run.operations.operations.low > line).length;
process.stdout.write(
  `${records.length} jobs, ${runs.length} runs: ${across} joins over accounts, ${records.length - runs.length - across} within one, in ${(performance.now() - began).toFixed(0)} ms; certainly over 1e23: ${over(1e23)}, over 1e26: ${over(1e26)}; all together ${sumOperations(records).operations.mid.toExponential(2)}\n`,
);
