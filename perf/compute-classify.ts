import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { fitLogistic, logistic } from './compute-logistic.ts';
import { powerFeatures } from './compute-power-features.ts';

/**
 * Fits and measures the power-only model of training against inference:
 *   node perf/compute-classify.ts TRACES_INDEX.csv TRACES.csv.gz
 * Each group (submitter, system, benchmark) is held out in turn. Prints accuracy, calibration error, and what stays at each abstention line,
 * then the model fitted on all of them.
 */
interface Trace {
  readonly group: string;
  readonly label: boolean;
  readonly features: readonly number[];
}

const RIDGE = 0.1;
const SHRINK = 0.5;
const [indexCsv, tracesGz] = process.argv.slice(2);
if (indexCsv === undefined || tracesGz === undefined) throw new Error('usage: compute-classify.ts TRACES_INDEX.csv TRACES.csv.gz');
const traces = readTraces(indexCsv, tracesGz);
const groups = [...new Set(traces.map((trace) => trace.group))];
for (const shrink of [1, SHRINK, 0.3]) {
  const held = groups.flatMap((group) => {
    const model = fitLogistic(weighted(traces.filter((trace) => trace.group !== group)), RIDGE, shrink);
    return weighted(traces.filter((trace) => trace.group === group)).map((trace) => ({
      p: logistic(model, trace.features),
      label: trace.positive,
      weight: 1,
    }));
  });
  report(shrink, held);
}
process.stdout.write(
  `${JSON.stringify(fitLogistic(weighted(traces), RIDGE, SHRINK), (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value))}\n`,
);

/** Each group weighs the same within its class, and both classes the same together. */
function weighted(rows: readonly Trace[]): { features: readonly number[]; positive: boolean; weight: number }[] {
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(row.group, (sizes.get(row.group) ?? 0) + 1);
  const groupsOf = (label: boolean): number => new Set(rows.filter((row) => row.label === label).map((row) => row.group)).size;
  const [positive, negative] = [groupsOf(true), groupsOf(false)];
  return rows.map((row) => ({
    features: row.features,
    positive: row.label,
    weight: 1 / (sizes.get(row.group) ?? 1) / Math.max(1, row.label ? positive : negative),
  }));
}

function report(shrink: number, held: readonly { p: number; label: boolean }[]): void {
  const right = (label: boolean): number => {
    const of = held.filter((one) => one.label === label);
    return of.filter((one) => one.p > 0.5 === label).length / of.length;
  };
  let calibration = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inside = held
      .map((one) => ({ confidence: Math.max(one.p, 1 - one.p), right: one.p > 0.5 === one.label }))
      .filter(({ confidence }) => confidence >= bin / 10 && confidence < (bin + 1) / 10);
    if (inside.length === 0) continue;
    const confidence = inside.reduce((sum, one) => sum + one.confidence, 0) / inside.length;
    calibration += (inside.length / held.length) * Math.abs(confidence - inside.filter((one) => one.right).length / inside.length);
  }
  const lines = [0.8, 0.9].map((line) => {
    const sure = held.filter((one) => Math.max(one.p, 1 - one.p) > line);
    return `above ${line}: ${sure.length} of ${held.length}, wrong ${sure.filter((one) => one.p > 0.5 !== one.label).length}`;
  });
  process.stdout.write(
    `shrink ${shrink}: balanced accuracy ${((right(true) + right(false)) / 2).toFixed(3)}, training ${right(true).toFixed(3)}, inference ${right(false).toFixed(3)}, calibration error ${calibration.toFixed(3)}; ${lines.join('; ')}\n`,
  );
}

function readTraces(indexFile: string, tracesFile: string): Trace[] {
  const power = new Map<string, number[]>();
  for (const line of gunzipSync(readFileSync(tracesFile)).toString('utf8').split('\n').slice(1)) {
    const [trace = '', , watts] = line.split(',');
    const series = power.get(trace) ?? [];
    series.push(Number(watts));
    power.set(trace, series);
  }
  const rows: Record<string, string>[] = parse(readFileSync(indexFile, 'utf8'), { columns: true });
  return rows.flatMap((row) => {
    if (row['submitter'] === 'GATEOverflow') return [];
    const features = powerFeatures(power.get(row['trace'] ?? '') ?? []);
    return features === null
      ? []
      : [{ group: `${row['submitter']}/${row['system']}/${row['benchmark']}`, label: row['label'] === 'training', features }];
  });
}
