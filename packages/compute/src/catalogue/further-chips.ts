import rows from './chips.json' with { type: 'json' };
import { type Accelerator, PRECISIONS, type Precision, totalProcessingPerformance } from './accelerator.ts';
import { boundPeak } from './bound-peak.ts';

type Cell = string | number | null | undefined;

/** The names of every chip of Epoch AI's table that is no accelerator of a data centre: processors, graphics cards, systems on a chip. */
export function furtherChipNames(): string[] {
  return rows.map((row) => String(row[0]));
}

/** One chip of that table by its place in `furtherChipNames()`. */
export function furtherChip(index: number): Accelerator {
  const row: readonly Cell[] = rows[index] ?? [];
  const [name, kind] = row;
  const year = numberIn(row[2]);
  const tdp_w = numberIn(row[3]);
  const fp32 = scaled(row[4]);
  const peaks: Partial<Record<Precision, number>> = {};
  for (const [place, precision] of PEAK_COLUMNS) {
    const peak = scaled(row[place]);
    if (peak !== null) peaks[precision] = peak;
  }
  const bound = boundPeak({ name: String(name), isProcessor: kind === 'cpu', year, tdp_w, fp32, peaks });
  return {
    name: String(name),
    vendor: String(name).split(' ')[0] ?? '',
    released: year === null ? null : String(year),
    peaks,
    peak_max: bound.peak_max,
    peakBasis: bound.basis,
    tpp: bound.basis === 'published' && PRECISIONS.some((precision) => precision in peaks) ? totalProcessingPerformance(peaks) : null,
    memory_gb: null,
    link_gb_s: null,
    tdp_w,
    peak_clock_mhz: null,
    family: null,
    form: null,
  };
}

const PEAK_COLUMNS: readonly (readonly [number, Precision])[] = [
  [5, 'bf16'],
  [6, 'fp8'],
  [7, 'fp4'],
  [8, 'int8'],
  [9, 'tf32'],
];
const TERA = 1e12;

function numberIn(cell: Cell): number | null {
  const value = Number(cell ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
}

function scaled(cell: Cell): number | null {
  const value = numberIn(cell);
  return value === null ? null : value * TERA;
}
