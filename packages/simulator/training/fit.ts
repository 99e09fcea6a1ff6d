// Fits the small models behind the made-up usage and writes src/model/fitted.json.
// Needs the project's reference data beside the checkout; the product itself does not.
// Run: node packages/simulator/training/fit.ts [DATA]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const data = process.argv[2] ?? fileURLToPath(new URL('../../../../shared/data/compute', import.meta.url));
const output = fileURLToPath(new URL('../src/model/fitted.json', import.meta.url));

const fitted = {
  about: 'Parameters of the simulator, made by packages/simulator/training/fit.ts. Do not edit by hand.',
  sources: {
    jobs: 'Microsoft Philly, the latest 15,000 jobs of the trace of 2017 (CC BY 4.0)',
    requests: 'Azure LLM inference trace, conversations, one hour of 2023-11-16 (CC BY 4.0)',
    power: 'MLPerf Training v4.0 to v5.0 and Inference v4.1 to v5.1 (2024 and 2025), node power of 8 accelerators (Apache-2.0)',
  },
  jobs: fitJobs(readTable(`${data}/job-traces/philly_15k_latest.csv`)),
  requests: fitRequests(readTable(`${data}/inference-traces/azure_llm_2023_conv.csv`)),
  power: fitPower(readTable(`${data}/mlperf-power/traces_index.csv`), readPower(`${data}/mlperf-power/traces.csv.gz`)),
};
writeFileSync(output, `${JSON.stringify(fitted, null, 2)}\n`);

type Row = Readonly<Record<string, string>>;

function fitJobs(rows: readonly Row[]): object {
  const runs_s = rows.map((row) => Number(row.run_time)).filter((seconds) => seconds > 0);
  const sizes = rows.map((row) => Number(row.gpu_num)).filter((size) => [1, 2, 4, 8, 16, 32].includes(size));
  return {
    rows: rows.length,
    sizes: [1, 2, 4, 8, 16, 32].map((size) => ({
      accelerators: size,
      share: round(sizes.filter((other) => other === size).length / sizes.length, 4),
    })),
    duration_s_quantiles: deciles(runs_s).map((value) => Math.round(value)),
    interval_s_quantiles: deciles(rows.map((row) => Number(row.interval))).map((value) => Math.round(value)),
    completed: round(rows.filter((row) => row.new_status === 'Pass').length / rows.length, 4),
    failed: round(rows.filter((row) => row.new_status === 'Failed').length / rows.length, 4),
  };
}

/** The hour's arrivals: how much the load of a service moves from minute to minute. A day's rhythm is not in the data. */
function fitRequests(rows: readonly Row[]): object {
  const times_s = rows.map((row) => Date.parse(`${(row.TIMESTAMP ?? '').slice(0, 23).replace(' ', 'T')}Z`) / 1000).filter(Number.isFinite);
  const first = Math.min(...times_s);
  const minutes: number[] = Array.from({ length: Math.floor((Math.max(...times_s) - first) / 60) }, () => 0);
  for (const time of times_s) {
    const minute = Math.floor((time - first) / 60);
    if (minute < minutes.length) minutes[minute] = (minutes[minute] ?? 0) + 1;
  }
  const centre = mean(minutes);
  return {
    rows: rows.length,
    per_minute_mean: round(centre, 2),
    per_minute_cv: round(deviation(minutes) / centre, 4),
    per_minute_lag1: round(lag1(minutes), 4),
  };
}

/** Per class: the active level of an 8-accelerator node, its noise, and how often and how deep training dips. */
function fitPower(index: readonly Row[], series: ReadonlyMap<string, readonly (readonly [number, number])[]>): object {
  const classes = { training: fitClass('training', /H100/), inference: fitClass('inference', /H200/) };
  return { ...classes, idle_w: Math.round(quantile(allWatts(/H100/), 0.02)) };

  function select(label: string, accelerator: RegExp): (readonly (readonly [number, number])[])[] {
    const rows = index.filter((row) => row.label === label && row.accelerators_per_node === '8' && accelerator.test(row.accelerator ?? ''));
    return rows.map((row) => series.get(row.trace ?? '') ?? []).filter((trace) => trace.length >= 60);
  }

  function fitClass(label: string, accelerator: RegExp): object {
    const traces = select(label, accelerator);
    const active = traces.map(crop).filter((trace) => trace.length >= 30);
    const levels = active.map((trace) =>
      quantile(
        trace.map(([, watts]) => watts),
        0.75,
      ),
    );
    const relative = active.map((trace, at) => trace.map(([, watts]) => watts / (levels[at] ?? 1)));
    const steady = relative.map((trace) => trace.filter((value) => value > 0.85));
    const low = relative.map((trace) => trace.filter((value) => value <= 0.85));
    return {
      traces: active.length,
      samples: active.reduce((total, trace) => total + trace.length, 0),
      level_w: Math.round(mean(levels)),
      level_spread: round(deviation(levels) / mean(levels), 4),
      noise: round(mean(steady.map(deviation)), 4),
      noise_lag1: round(mean(steady.map(lag1)), 4),
      dip_share: round(mean(low.map((trace, at) => trace.length / (relative[at]?.length ?? 1))), 4),
      dip_depth: round(1 - mean(low.flat()), 4),
    };
  }

  function allWatts(accelerator: RegExp): number[] {
    return select('training', accelerator).flatMap((trace) => trace.map(([, watts]) => watts));
  }
}

/** The part between the first and the last sample at half of the trace's peak: start-up and tail say nothing about the load. */
function crop(trace: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const half = Math.max(...trace.map(([, watts]) => watts)) / 2;
  const first = trace.findIndex(([, watts]) => watts >= half);
  const last = trace.findLastIndex(([, watts]) => watts >= half);
  return trace.slice(first, last + 1);
}

function readPower(path: string): Map<string, [number, number][]> {
  const series = new Map<string, [number, number][]>();
  for (const row of parse(gunzipSync(readFileSync(path)).toString('utf8'))) {
    const trace = row.trace ?? '';
    const points = series.get(trace) ?? [];
    points.push([Number(row.ms_since_first) / 1000, Number(row.watts)]);
    series.set(trace, points);
  }
  return series;
}

function readTable(path: string): Row[] {
  return parse(readFileSync(path, 'utf8'));
}

// None of these files quotes a field with a comma in it before the columns that are read here.
function parse(text: string): Row[] {
  const [head = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at] ?? '', value])));
}

function deciles(values: readonly number[]): number[] {
  return Array.from({ length: 21 }, (_, step) => quantile(values, step / 20));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
}

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

function lag1(values: readonly number[]): number {
  const centre = mean(values);
  const variance = mean(values.map((value) => (value - centre) ** 2));
  if (variance === 0) return 0;
  return mean(values.slice(1).map((value, at) => (value - centre) * ((values[at] ?? centre) - centre))) / variance;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
