import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { estimate } from '../packages/compute/src/index.ts';

/**
 * Measures estimates against runs whose operations are known by another way:
 *   node perf/compute-operations.ts PUBLISHED_TRAINING_RUNS.csv MLPERF_LLM_RUNS.csv
 * Prints the median error, the coverage and half-width of the 90 % interval, ceilings below the truth, and what was flagged;
 * then the constants of the prior, fitted with each run left out, with the error that this makes.
 */
interface Known {
  readonly name: string;
  readonly accelerator: string;
  readonly chipHours: number;
  readonly truth: number;
  readonly utilisation: number;
}
type Row = Record<string, string>;

const [publishedCsv, mlperfCsv] = process.argv.slice(2);
if (publishedCsv === undefined || mlperfCsv === undefined) throw new Error('usage: compute-operations.ts PUBLISHED.csv MLPERF.csv');
const published = read(publishedCsv).map((row) =>
  known(row['model'], row['hardware'], row['chip_hours'], row['published_training_flop'], row['implied_utilisation']),
);
const mlperf = read(mlperfCsv).map((row) =>
  known(`${row['system']} ${row['benchmark']}`, row['accelerator'], row['chip_hours'], row['flop_6nd'], row['mfu_bf16_basis']),
);

const consistent = published.filter((run) => run.utilisation < 1);
report('published runs', consistent);
flags(published);
leaveOneOut(consistent);
report('MLPerf pre-training, format not stated', mlperf);
report('MLPerf pre-training, fp8 where the chip has it', mlperf, 'fp8');

function report(title: string, runs: readonly Known[], precision?: 'fp8'): void {
  const errors: number[] = [];
  const halfWidths: number[] = [];
  let covered = 0;
  let ceilingBelow = 0;
  for (const { accelerator, chipHours, truth } of runs) {
    const { operations } = estimate({ accelerator, chipHours, workload: 'training', precision });
    errors.push(Math.abs(Math.log10(truth / operations.mid)));
    halfWidths.push(Math.sqrt(operations.high / operations.low));
    if (operations.low <= truth && truth <= operations.high) covered += 1;
    if (operations.ceiling < truth) ceilingBelow += 1;
  }
  const error = median(errors);
  print(
    `${title}: n ${runs.length}, median error x${(10 ** error).toFixed(3)} (${error.toFixed(3)} dex), coverage ${((covered / runs.length) * 100).toFixed(1)} %, half-width x${median(halfWidths).toFixed(2)}, ceilings below the truth ${ceilingBelow}`,
  );
}

function flags(runs: readonly Known[]): void {
  for (const { name, accelerator, chipHours, truth, utilisation } of runs) {
    const codes = estimate({ accelerator, chipHours, workload: 'training', declared: truth }).flags.map((flag) => flag.code);
    const telling = codes.filter((code) => code === 'impossible' || code === 'beyond-experience');
    if (telling.length > 0 || utilisation > 1)
      print(`  flagged ${name}: implied utilisation ${utilisation.toFixed(2)}, ${codes.join(', ')}`);
  }
}

/** The prior has two levels, before and since bf16; each run is estimated by the median of the others of its level. */
function leaveOneOut(runs: readonly Known[]): void {
  const errors = runs.map((run) => {
    const peers = runs
      .filter((other) => other !== run && isBeforeBf16(other) === isBeforeBf16(run))
      .map((other) => Math.log10(other.utilisation));
    return Math.abs(Math.log10(run.utilisation) - median(peers));
  });
  const levels = [false, true].map(
    (before) => 10 ** median(runs.filter((run) => isBeforeBf16(run) === before).map((run) => Math.log10(run.utilisation))),
  );
  const covered = errors.filter((error) => error <= Math.log10(1.9)).length / errors.length;
  print(
    `  leave-one-out: median error x${(10 ** median(errors)).toFixed(3)}, coverage at x/1.9 ${(covered * 100).toFixed(1)} %; levels ${levels.map((level) => level.toFixed(3)).join(' and ')}`,
  );
}

function isBeforeBf16(run: Known): boolean {
  return run.accelerator.includes('V100');
}

function known(name = '', accelerator = '', chipHours = '', truth = '', utilisation = ''): Known {
  return { name, accelerator, chipHours: Number(chipHours), truth: Number(truth), utilisation: Number(utilisation) };
}

function read(file: string): Row[] {
  return parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
