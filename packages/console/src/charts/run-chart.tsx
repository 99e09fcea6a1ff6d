import './usable-language.ts';
import 'uplot/dist/uPlot.min.css';
import './run-chart.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { formatOperations, superscript } from '../format/operations.ts';
import type { RunSeries } from './run-series.ts';
import { type ThemeColours, themeColours } from './theme-colours.ts';

const HEIGHT_PIXELS = 340;

/** Operations over time on a log scale: the 90 % band with its middle, the physical ceiling, each regime's line and crossing. */
export function RunChart({ series, label }: { readonly series: RunSeries; readonly label: string }) {
  // A canvas keeps the colours that it was drawn with: another scheme is another drawing.
  const scheme = useComputedColorScheme();
  return <Drawing key={scheme} series={series} label={label} />;
}

function Drawing({ series, label }: { readonly series: RunSeries; readonly label: string }) {
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return undefined;
    const chart = new uPlot(optionsOf(series, themeColours(element), element.clientWidth), [...series.columns], element);
    const observer = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT_PIXELS }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [series]);
  return <figure className="run-chart" ref={holder} aria-label={label} />;
}

function optionsOf(series: RunSeries, colours: ThemeColours, width: number): uPlot.Options {
  const value = (_chart: uPlot, raw: number | null): string => (raw === null ? '—' : formatOperations(raw));
  const axis = {
    stroke: colours['--muted'],
    grid: { stroke: colours['--line'], width: 1 },
    ticks: { stroke: colours['--line'], width: 1 },
    font: '12px system-ui, sans-serif',
  };
  return {
    width,
    height: HEIGHT_PIXELS,
    // Times are those of UTC, as the axis says.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- 3 is logarithmic; the library's types name it by an enum that has no value at run time
    scales: { y: { distr: 3, log: 10, range: [series.operations_min, series.operations_max] } },
    axes: [
      { ...axis, values: (_chart, splits, _axis, _space, step_seconds) => splits.map((split) => dayOf(split, step_seconds)) },
      {
        ...axis,
        size: 76,
        splits: () => decades(series.operations_min, series.operations_max),
        filter: (_chart, splits) => splits,
        values: (_chart, splits) => splits.map((split) => `10${superscript(Math.round(Math.log10(split)))}`),
        label: 'operations (cumulative)',
        labelFont: '12px system-ui, sans-serif',
        labelSize: 20,
      },
    ],
    series: [
      { label: 'UTC', value: '{YYYY}-{MM}-{DD} {HH}:{mm}' },
      { label: 'low (5 %)', stroke: colours['--accent'], width: 1, value, points: { show: false } },
      { label: 'middle', stroke: colours['--accent'], width: 2.5, value, points: { show: false } },
      { label: 'high (95 %)', stroke: colours['--accent'], width: 1, value, points: { show: false } },
      { label: 'physical ceiling', stroke: colours['--muted'], width: 1.5, dash: [6, 5], value, points: { show: false } },
    ],
    bands: [{ series: [3, 1], fill: withAlpha(colours['--accent'], 0.16) }],
    hooks: { draw: [(chart) => drawThresholds(chart, series, colours)] },
  };
}

function drawThresholds(chart: uPlot, series: RunSeries, colours: ThemeColours): void {
  const { ctx, bbox } = chart;
  const pixel = devicePixelRatio;
  ctx.save();
  ctx.font = `${12 * pixel}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.setLineDash([]);
  for (const line of series.lines) {
    const y = chart.valToPos(line.limit, 'y', true);
    const colour = line.over === 'no' ? colours['--muted'] : colours['--warn'];
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = 1.5 * pixel;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    const text = `${formatOperations(line.limit)}  ${line.label}`;
    // The band climbs from the left, so the words stand where it has not come yet or has long passed.
    const left =
      series.operations_middle > line.limit ? bbox.left + bbox.width - ctx.measureText(text).width - 8 * pixel : bbox.left + 8 * pixel;
    // A rim in the colour of the ground keeps the words readable over the band.
    ctx.strokeStyle = colours['--panel'];
    ctx.lineWidth = 4 * pixel;
    ctx.strokeText(text, left, y - 7 * pixel);
    ctx.fillText(text, left, y - 7 * pixel);
    if (line.crossing !== null) drawCrossing(chart, y, line.crossing);
  }
  ctx.restore();
}

/** The crossing of a line: a dot at its middle and a bar from the earliest to the latest. */
function drawCrossing(chart: uPlot, y: number, crossing: NonNullable<RunSeries['lines'][number]['crossing']>): void {
  const { ctx, bbox } = chart;
  const pixel = devicePixelRatio;
  const right = bbox.left + bbox.width;
  const at = (seconds: number | null): number => (seconds === null ? Infinity : chart.valToPos(seconds, 'x', true));
  const from = at(crossing.low ?? crossing.mid);
  const middle = at(crossing.mid);
  // What lies ahead of the last reading stands in the table, not at the edge of the chart.
  if (from <= right)
    ctx.fillRect(Math.max(bbox.left, from), y - 3 * pixel, Math.max(pixel, Math.min(right, at(crossing.high)) - from), 6 * pixel);
  if (middle > right) return;
  ctx.beginPath();
  ctx.arc(Math.max(bbox.left, middle), y, 6 * pixel, 0, 2 * Math.PI);
  ctx.fill();
}

function withAlpha(colour: string, alpha: number): string {
  return `color-mix(in srgb, ${colour} ${Math.round(alpha * 100)}%, transparent)`;
}

/** A label of the axis of time, in UTC: the day, and the time of day where the axis is fine enough. */
function dayOf(seconds: number, step_seconds: number): string {
  const text = new Date(seconds * 1000).toISOString();
  return step_seconds >= 86_400 ? text.slice(5, 10) : text.slice(5, 16).replace('T', ' ');
}

/** The powers of ten between two values. */
function decades(from: number, to: number): number[] {
  const first = Math.ceil(Math.log10(from));
  return Array.from({ length: Math.max(0, Math.floor(Math.log10(to)) - first + 1) }, (_, index) => 10 ** (first + index));
}
