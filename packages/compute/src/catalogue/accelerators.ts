import curated from './accelerators.json' with { type: 'json' };
import further from './further-accelerators.json' with { type: 'json' };
import { type Accelerator, type Precision, totalProcessingPerformance } from './accelerator.ts';
import { COMMON_NAMES } from './data-centre-names.ts';

interface Entry {
  readonly name: string;
  readonly vendor: string;
  readonly released: string | null;
  readonly peaks_tera: Readonly<Partial<Record<Precision, number>>>;
  readonly memory_gb: number | null;
  readonly link_gb_s: number | null;
  readonly tdp_w: number | null;
  readonly epochName: string | null;
}

const TERA = 1e12;
const ENTRIES: readonly Entry[] = [...curated, ...further];

/** The chips of data centres, each with its dense peaks by format. Sources: NOTICE of this package. */
export const ACCELERATORS: readonly Accelerator[] = inCommonOrder(ENTRIES).map(toAccelerator);

/** The name that Epoch AI's chip table gives to a chip of `ACCELERATORS`, to our name. */
export const EPOCH_NAMES: ReadonlyMap<string, string> = new Map(
  ENTRIES.flatMap((entry) => (entry.epochName === null ? [] : [[entry.epochName, entry.name] as const])),
);

function toAccelerator(entry: Entry): Accelerator {
  const peaks: Partial<Record<Precision, number>> = {};
  let peak_max = 0;
  for (const precision of Object.keys(entry.peaks_tera) as Precision[]) {
    const peak = (entry.peaks_tera[precision] ?? 0) * TERA;
    peaks[precision] = peak;
    peak_max = Math.max(peak_max, peak);
  }
  const common = COMMON_NAMES[entry.name];
  return {
    name: entry.name,
    vendor: entry.vendor,
    released: entry.released,
    peaks,
    peak_max,
    peakBasis: 'published',
    tpp: totalProcessingPerformance(peaks),
    memory_gb: entry.memory_gb,
    link_gb_s: entry.link_gb_s,
    tdp_w: entry.tdp_w,
    peak_clock_mhz: common?.peak_clock_mhz ?? null,
    family: common?.family ?? null,
    form: common?.form ?? null,
  };
}

function inCommonOrder(entries: readonly Entry[]): Entry[] {
  const order = Object.keys(COMMON_NAMES);
  return entries.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}
