import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/**
 * Rebuilds the two data files of the accelerator catalogue from Epoch AI's chip table (CC BY 4.0):
 *   node perf/compute-catalogue.ts ACCELERATORS.csv CHIPS.csv
 * `accelerators.json` holds the chips of data centres with their dense peaks by format,
 * `chips.json` every other named chip, with what is published of it.
 */
type Row = Record<string, string>;
type Cell = string | number | null;

const [acceleratorsCsv, chipsCsv] = process.argv.slice(2);
if (acceleratorsCsv === undefined || chipsCsv === undefined) throw new Error('usage: compute-catalogue.ts ACCELERATORS.csv CHIPS.csv');
const CATALOGUE = new URL('../packages/compute/src/catalogue/', import.meta.url);
const TERA = 1e12;

const curated = read(acceleratorsCsv).map((row) => ({
  name: row['name'],
  vendor: row['vendor'],
  released: row['release_date'] || null,
  peaks_tera: definedOnly({
    bf16: number(row['dense_bf16_fp16_tflops']),
    fp8: number(row['dense_fp8_tflops']),
    fp4: number(row['dense_fp4_tflops']),
    int8: number(row['dense_int8_tops']),
    tf32: number(row['tf32_tflops']),
  }),
  memory_gb: number(row['memory_gb']),
  link_gb_s: number(row['intranode_bw_gb_s']),
  tdp_w: number(row['tdp_w']),
  epochName: /row '([^']+)'/.exec(row['source'] ?? '')?.[1] ?? null,
}));
const taken = new Set(curated.map((chip) => chip.epochName));
const chips: Cell[][] = [];
for (const row of read(chipsCsv)) {
  const name = row['Hardware name']?.trim();
  if (!name || taken.has(name) || chips.some((chip) => chip[0] === name)) continue;
  chips.push([
    name,
    row['Type'] === 'CPU' ? 'cpu' : 'other',
    row['Release date']?.slice(0, 4) || null,
    number(row['TDP (W)']),
    tera(row['FP32 (single precision) performance (FLOP/s)']),
    tera(row['Tensor-FP16/BF16 performance (FLOP/s)']) ?? tera(row['FP16 (half precision) performance (FLOP/s)']),
    tera(row['FP8 performance (FLOP/s)']),
    tera(row['FP4 performance (FLOP/s)']),
    tera(row['INT8 performance (OP/s)']),
    tera(row['TF32 (TensorFloat-32) performance (FLOP/s)']),
  ]);
}
writeFileSync(new URL('accelerators.json', CATALOGUE), `[\n${curated.map((chip) => `  ${JSON.stringify(chip)}`).join(',\n')}\n]\n`);
writeFileSync(new URL('chips.json', CATALOGUE), `[\n${chips.map((chip) => JSON.stringify(trim(chip))).join(',\n')}\n]\n`);
process.stdout.write(`${curated.length} accelerators, ${chips.length} further chips\n`);

function read(file: string): Row[] {
  return parse(readFileSync(file, 'utf8'), { columns: true, bom: true, relax_column_count: true });
}

function number(text: string | undefined): number | null {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) && value > 0 ? value : null;
}

function tera(text: string | undefined): number | null {
  const value = number(text);
  return value === null ? null : Number((value / TERA).toPrecision(6));
}

function definedOnly(peaks: Record<string, number | null>): Record<string, number> {
  return Object.fromEntries(Object.entries(peaks).filter((entry): entry is [string, number] => entry[1] !== null));
}

function trim(cells: Cell[]): Cell[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === null) length -= 1;
  return cells.slice(0, length);
}
