import type { Operations, UsageRecord } from '@gatehouse/contracts';
import { sumOperations } from '@gatehouse/compute';

export interface SeriesPoint extends Operations {
  readonly at_ms: number;
}

/** Steps of a run's curve: enough for a chart, few enough for a row. */
export const CHART_STEPS = 90;

/**
 * Cumulative operations of a run over time. Each record accrues evenly between its start and its end;
 * the last point is the run's own total, whose pooling of records the curve follows.
 */
export function runSeries(records: readonly UsageRecord[], total: Operations, steps: number = CHART_STEPS): SeriesPoint[] {
  const parts = records.map((record) => ({
    start: Date.parse(record.start),
    end: Date.parse(record.end),
    operations: sumOperations([record]).operations,
  }));
  const first = Math.min(...parts.map((part) => part.start));
  const last = Math.max(...parts.map((part) => part.end));
  const step = (last - first) / steps;
  const at = Array.from({ length: steps + 1 }, (_item, index) => first + step * index);
  const raw = at.map((at_ms) => accrued(parts, at_ms));
  const end = raw.at(-1) ?? { low: 0, mid: 0, high: 0, ceiling: 0 };
  const fit = (value: number, of: number, to: number): number => (of === 0 ? 0 : value * (to / of));
  return raw.map((point, index) => ({
    at_ms: at[index] ?? last,
    low: fit(point.low, end.low, total.low),
    mid: fit(point.mid, end.mid, total.mid),
    high: fit(point.high, end.high, total.high),
    ceiling: fit(point.ceiling, end.ceiling, total.ceiling),
  }));
}

/** When a curve reaches a line, by straight steps between its points; `null` where it does not. */
export function reachedAt(series: readonly SeriesPoint[], curve: 'low' | 'mid' | 'high', line: number): number | null {
  for (const [index, point] of series.entries()) {
    if (point[curve] <= line) continue;
    const before = series[index - 1];
    if (before === undefined) return point.at_ms;
    return before.at_ms + ((line - before[curve]) / (point[curve] - before[curve])) * (point.at_ms - before.at_ms);
  }
  return null;
}

function accrued(parts: readonly { start: number; end: number; operations: Operations }[], at_ms: number): Operations {
  const sum = { low: 0, mid: 0, high: 0, ceiling: 0 };
  for (const { start, end, operations } of parts) {
    const share = at_ms >= end ? 1 : at_ms <= start ? 0 : (at_ms - start) / (end - start);
    sum.low += operations.low * share;
    sum.mid += operations.mid * share;
    sum.high += operations.high * share;
    sum.ceiling += operations.ceiling * share;
  }
  return sum;
}
