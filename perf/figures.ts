/** The value below which the given part of the samples lies (nearest rank). */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;
}

export interface Latency {
  readonly count: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly p999_ms: number;
}

export function latencyOf(samples_ms: readonly number[]): Latency {
  return {
    count: samples_ms.length,
    p50_ms: rounded(quantile(samples_ms, 0.5)),
    p99_ms: rounded(quantile(samples_ms, 0.99)),
    p999_ms: rounded(quantile(samples_ms, 0.999)),
  };
}

/** Three significant digits: more would claim what a shared machine cannot show. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** One small table for people, then the same as one JSON line for programs. */
export function printFigures(rows: Readonly<Record<string, object>>): void {
  console.table(rows);
  console.log(JSON.stringify(rows));
}
