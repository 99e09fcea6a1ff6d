import type { RunView } from '@gatehouse/contracts';

/** A line across the chart: one limit, and the regimes that share it. */
export interface ThresholdLine {
  readonly limit: number;
  readonly label: string;
  readonly over: 'yes' | 'possibly' | 'no' | 'unknown';
  /** When the operations cross the line, in seconds with their interval; null where they do not. */
  readonly crossing: { readonly low: number | null; readonly mid: number | null; readonly high: number | null } | null;
}

export interface RunSeries {
  /** Seconds since 1970, then low, mid, high and ceiling; null where a logarithm has no value. */
  readonly columns: readonly [number[], (number | null)[], (number | null)[], (number | null)[], (number | null)[]];
  readonly lines: readonly ThresholdLine[];
  /** The middle at the end of the run. */
  readonly operations_middle: number;
  readonly operations_min: number;
  readonly operations_max: number;
}

/** Below this part of its end, the beginning of a run says nothing on a log scale. */
const SHOWN_DECADES = 1e4;
/** A limit so much above the run is left off the chart: the table of regimes still names it. */
const LIMIT_ABOVE_RUN_MAX = 1e4;
const SEVERITY = ['yes', 'possibly', 'unknown', 'no'] as const;

/** What the chart of a run draws, from the run as the API gives it. */
export function runSeries(run: Pick<RunView, 'series' | 'regimes' | 'operations'>): RunSeries {
  const positive = (value: number): number | null => (value > 0 && Number.isFinite(value) ? value : null);
  const top = Math.max(run.operations.high, run.operations.ceiling, ...run.series.map(({ ceiling }) => ceiling));
  const lines = thresholdLines(run.regimes).filter(({ limit }) => limit <= top * LIMIT_ABOVE_RUN_MAX);
  const middle = run.operations.mid > 0 ? run.operations.mid : top;
  return {
    columns: [
      run.series.map(({ at }) => Date.parse(at) / 1000),
      run.series.map(({ low }) => positive(low)),
      run.series.map(({ mid }) => positive(mid)),
      run.series.map(({ high }) => positive(high)),
      run.series.map(({ ceiling }) => positive(ceiling)),
    ],
    lines,
    operations_middle: middle,
    operations_min: Math.min(middle, ...lines.map(({ limit }) => limit)) / SHOWN_DECADES ** 0.5,
    operations_max: Math.max(top, ...lines.map(({ limit }) => limit)) * 4,
  };
}

function thresholdLines(regimes: RunView['regimes']): readonly ThresholdLine[] {
  const countable = regimes.flatMap(({ limit, unit, ...rest }) =>
    limit !== null && limit > 0 && /^(operations|flop|flops)$/i.test(unit) ? [{ ...rest, limit }] : [],
  );
  return [...Map.groupBy(countable, ({ limit }) => limit)]
    .map(([limit, group]) => ({
      limit,
      label: labelOf(group.map(({ threshold }) => threshold)),
      over: SEVERITY.find((over) => group.some((regime) => regime.over === over)) ?? 'unknown',
      crossing: crossingOf(group),
    }))
    .toSorted((a, b) => a.limit - b.limit);
}

function crossingOf(group: readonly Pick<RunView['regimes'][number], 'crossedAt'>[]): ThresholdLine['crossing'] {
  const seconds = (at: string | null): number | null => (at === null ? null : Date.parse(at) / 1000);
  const crossed = group.find(({ crossedAt }) => crossedAt.low !== null || crossedAt.mid !== null);
  if (crossed === undefined) return null;
  const { low, mid, high } = crossed.crossedAt;
  return { low: seconds(low), mid: seconds(mid), high: seconds(high) };
}

/** More regimes at one limit than this are counted: the table below the chart names them all. */
const REGIMES_NAMED_MAX = 3;

function labelOf(thresholds: readonly string[]): string {
  const named = thresholds.slice(0, REGIMES_NAMED_MAX).join(', ');
  return thresholds.length > REGIMES_NAMED_MAX ? `${named} and ${thresholds.length - REGIMES_NAMED_MAX} more` : named;
}
