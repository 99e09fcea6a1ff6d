import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { type Rng, seededRng } from '../packages/foundation/src/index.ts';
import { fluctuation } from '../packages/compute/src/rejoin/fluctuation.ts';
import { type PowerLine, rejoin, strength } from '../packages/compute/src/rejoin/rejoin.ts';
import { resample } from '../packages/compute/src/rejoin/resample.ts';
import { similarity } from '../packages/compute/src/rejoin/similarity.ts';

/**
 * Measures re-joining on real node power:
 *   node perf/compute-rejoin.ts TRACES_INDEX.csv TRACES.csv.gz
 * Runs of several nodes are put on one clock with random overlap, each node begins and ends at a time of its own,
 * and nothing tells which nodes belong together. Prints the AUC over pairs and the adjusted Rand index of the groups.
 */
/** The traces' own sampling: finer than this nothing is averaged. */
const SAMPLED_EVERY_S = 2;

interface Node {
  readonly run: string;
  readonly series: readonly (readonly [number, number])[];
}

const [indexCsv, tracesGz] = process.argv.slice(2);
if (indexCsv === undefined || tracesGz === undefined) throw new Error('usage: compute-rejoin.ts TRACES_INDEX.csv TRACES.csv.gz');
const nodes = readNodes(indexCsv, tracesGz);
for (const step_s of [2, 10, 30]) {
  for (const cut of [0, 0.3]) {
    for (const nodeCount of ['8', '64', '1']) measure(nodeCount, step_s, cut);
  }
}

function measure(nodeCount: string, step_s: number, cut: number): void {
  const chosen = nodes.filter((node) => node.run.startsWith(`${nodeCount}/`));
  const aucs: number[] = [];
  const rands: number[] = [];
  for (let seed = 0; seed < 5; seed += 1) {
    const rng = seededRng(`rejoin/${nodeCount}/${step_s}/${cut}/${seed}`);
    const lines = placed(chosen, rng, step_s, cut);
    const found = rejoin(lines);
    rands.push(
      adjustedRand(
        chosen.map((node) => node.run),
        found,
      ),
    );
    if (nodeCount !== '1') aucs.push(pairAuc(chosen, lines, step_s));
  }
  process.stdout.write(
    `${nodeCount} nodes, ${step_s} s, cut ${cut}: ${chosen.length} series, AUC ${aucs.length === 0 || Number.isNaN(mean(aucs)) ? 'none (no pair overlaps enough)' : mean(aucs).toFixed(4)}, adjusted Rand ${rands.map((rand) => rand.toFixed(3)).join(' ')}\n`,
  );
}

/** Every run on one clock, overlapping at random; each node cut at both ends, and averaged to the step. */
function placed(chosen: readonly Node[], rng: Rng, step_s: number, cut: number): PowerLine[] {
  const offsets = new Map<string, number>();
  return chosen.map((node, place) => {
    const length_s = node.series.at(-1)?.[0] ?? 0;
    const offset = offsets.get(node.run) ?? rng.next() * length_s * 0.7;
    offsets.set(node.run, offset);
    const from = rng.next() * cut * length_s;
    const until = length_s - rng.next() * cut * length_s;
    return {
      id: String(place),
      series: averaged(
        node.series.filter(([time]) => time >= from && time <= until).map(([time, watts]) => [time + offset, watts]),
        step_s,
      ),
    };
  });
}

function averaged(series: readonly (readonly [number, number])[], step_s: number): readonly (readonly [number, number])[] {
  if (step_s <= SAMPLED_EVERY_S) return series;
  const bins = new Map<number, [number, number]>();
  for (const [time, watts] of series) {
    const bin = Math.floor(time / step_s) * step_s;
    const [sum, count] = bins.get(bin) ?? [0, 0];
    bins.set(bin, [sum + watts, count + 1]);
  }
  return [...bins].map(([time, [sum, count]]) => [time, sum / count]);
}

function pairAuc(chosen: readonly Node[], lines: readonly PowerLine[], step_s: number): number {
  const rhythms = lines.map((line) => fluctuation(resample(line.series, step_s)));
  const same: number[] = [];
  const different: number[] = [];
  rhythms.forEach((a, i) => {
    rhythms.slice(i + 1).forEach((b, j) => {
      const found = strength(similarity(a, b));
      if (found !== null) (chosen[i]?.run === chosen[i + 1 + j]?.run ? same : different).push(found);
    });
  });
  const sorted = different.toSorted((a, b) => a - b);
  let wins = 0;
  for (const value of same) wins += below(sorted, value);
  return wins / (same.length * different.length);
}

function below(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function adjustedRand(truth: readonly string[], found: readonly string[]): number {
  const cells = new Map<string, number>();
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  truth.forEach((run, place) => {
    const other = found[place] ?? '';
    for (const [map, key] of [
      [cells, `${run}\n${other}`],
      [rows, run],
      [columns, other],
    ] as const)
      map.set(key, (map.get(key) ?? 0) + 1);
  });
  const pairs = (map: Map<string, number>): number => [...map.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const all = (truth.length * (truth.length - 1)) / 2;
  const expected = (pairs(rows) * pairs(columns)) / all;
  const most = (pairs(rows) + pairs(columns)) / 2;
  return most === expected ? 1 : (pairs(cells) - expected) / (most - expected);
}

function readNodes(indexFile: string, tracesFile: string): Node[] {
  const index: Record<string, string>[] = parse(readFileSync(indexFile, 'utf8'), { columns: true });
  const series = new Map<string, [number, number][]>();
  for (const line of gunzipSync(readFileSync(tracesFile)).toString('utf8').split('\n').slice(1)) {
    const [trace = '', ms, watts] = line.split(',');
    if (trace === '') continue;
    const points = series.get(trace) ?? [];
    points.push([Number(ms) / 1000, Number(watts)]);
    series.set(trace, points);
  }
  const firsts = new Map<string, number>();
  for (const row of index) firsts.set(keyOf(row), Math.min(firsts.get(keyOf(row)) ?? Number.POSITIVE_INFINITY, Number(row['first_ms'])));
  return index
    .filter((row) => row['label'] === 'training' && !(row['run'] ?? '').includes('raw'))
    .map((row) => {
      const late_s = (Number(row['first_ms']) - (firsts.get(keyOf(row)) ?? 0)) / 1000;
      return { run: keyOf(row), series: (series.get(row['trace'] ?? '') ?? []).map(([time, watts]) => [time + late_s, watts] as const) };
    });
}

function keyOf(row: Record<string, string>): string {
  return `${row['nodes']}/${row['submitter']}/${row['benchmark']}/${row['run']}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
