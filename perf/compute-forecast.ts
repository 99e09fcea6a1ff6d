import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { forecast } from '../packages/compute/src/forecast/forecast.ts';
import { fitLine } from '../packages/compute/src/forecast/fit-line.ts';
import { seededRng } from '../packages/foundation/src/index.ts';

/**
 * Measures forecasts on the logs of MLPerf training:
 *   node perf/compute-forecast.ts PROGRESS.csv
 * Each run is known up to a part of its points, and the time of its last one is forecast; then the same with a pause and a change of pace
 * inside the known part. Prints errors as a part of the true time, the coverage of the interval, and a straight line beside it.
 */
type Point = readonly [number, number];

const [progressCsv] = process.argv.slice(2);
if (progressCsv === undefined) throw new Error('usage: compute-forecast.ts PROGRESS.csv');
const runs = readRuns(progressCsv);
const rng = seededRng('forecast');
const disturbances = runs.map(() => ({
  pauseAt: 0.15 + 0.4 * rng.next(),
  pause: 0.1 + rng.next(),
  paceAt: 0.3 + 0.4 * rng.next(),
  pace: 0.6 + 0.8 * rng.next(),
}));
for (const part of [1 / 3, 2 / 5]) {
  measure(`undisturbed, first ${part.toFixed(2)}`, runs, part);
  measure(
    `pause and change of pace, first ${part.toFixed(2)}`,
    runs.map((run, index) => disturbed(run, part, index)),
    part,
  );
}

function measure(title: string, all: readonly (readonly Point[])[], part: number): void {
  const ours: number[] = [];
  const straight: number[] = [];
  let covered = 0;
  let warned = 0;
  for (const run of all) {
    const known = run.slice(0, Math.max(3, Math.floor(run.length * part)));
    const [truth, threshold] = run.at(-1) ?? [0, 0];
    const { low, mid, high } = forecast(known, threshold);
    ours.push(mid === null ? 1 : Math.abs(mid / truth - 1));
    const line = fitLine(known);
    straight.push(Math.abs((threshold - line.intercept) / line.slope / truth - 1));
    if (low !== null && low <= truth && (high === null || truth <= high)) covered += 1;
    if (low !== null && low <= truth) warned += 1;
  }
  process.stdout.write(
    `${title}: n ${all.length}, median ${percent(ours, 0.5)}, p90 ${percent(ours, 0.9)}, max ${percent(ours, 1)}; straight line ${percent(straight, 0.5)}, ${percent(straight, 0.9)}; covered ${((covered / all.length) * 100).toFixed(1)} %, low before the crossing ${((warned / all.length) * 100).toFixed(1)} %\n`,
  );
}

/** Time runs faster or slower after one point of the known part, and stands still at another. */
function disturbed(run: readonly Point[], part: number, index: number): Point[] {
  const known = Math.max(3, Math.floor(run.length * part));
  const how = disturbances[index];
  if (how === undefined) return [...run];
  const pauseAt = Math.max(1, Math.floor(known * how.pauseAt));
  const paceAt = Math.max(1, Math.floor(known * how.paceAt));
  const knownTime = run[known - 1]?.[0] ?? 0;
  let time = 0;
  let before = 0;
  return run.map(([at, operations], place) => {
    time += (at - before) * (place > paceAt ? 1 / how.pace : 1) + (place === pauseAt ? how.pause * knownTime : 0);
    before = at;
    return [time, operations] as const;
  });
}

function percent(values: readonly number[], quantile: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return `${((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0) * 100).toFixed(3)} %`;
}

function readRuns(file: string): Point[][] {
  const rows: Record<string, string>[] = parse(readFileSync(file, 'utf8'), { columns: true });
  const found = new Map<string, Point[]>();
  for (const row of rows) {
    const key = `${row['round']}/${row['path']}`;
    const points = found.get(key) ?? [];
    points.push([Number(row['ms_since_run_start']) / 1000, Number(row['cumulative_flop_6nd'])]);
    found.set(key, points);
  }
  return [...found.values()];
}
