/** S1: labelled name pairs, best F1 over one threshold. `node perf/screening-name-pairs.ts [--errors]` */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { compareEntities } from '@gatehouse/screening';

const FILE = new URL('../../shared/data/names/name-pairs/pairs.csv', import.meta.url);

interface Pair {
  readonly schema: string;
  readonly name1: string;
  readonly name2: string;
  readonly is_match: string;
  readonly case_group: string;
  readonly notes: string;
}

const rows: Pair[] = parse(readFileSync(FILE), { columns: true });
const pairs = rows.filter((row) => row.is_match === 'true' || row.is_match === 'false');
const scored = pairs.map((pair) => ({
  pair,
  isMatch: pair.is_match === 'true',
  score: compareEntities(
    { schema: pair.schema, properties: { name: [pair.name1] } },
    { schema: pair.schema, properties: { name: [pair.name2] } },
  ).score,
}));

let best = { threshold: 0, f1: 0, precision: 0, recall: 0 };
for (let threshold = 0.3; threshold <= 1; threshold += 0.005) {
  const found = scored.filter((one) => one.score >= threshold);
  const hits = found.filter((one) => one.isMatch).length;
  const precision = hits / Math.max(1, found.length);
  const recall = hits / scored.filter((one) => one.isMatch).length;
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  if (f1 > best.f1) best = { threshold, f1, precision, recall };
}
console.log(JSON.stringify({ pairs: pairs.length, ...best }));
if (process.argv.includes('--errors')) {
  for (const one of scored.toSorted((a, b) => b.score - a.score)) {
    if (one.score >= best.threshold === one.isMatch) continue;
    console.log(
      one.isMatch ? 'missed' : 'false ',
      one.score.toFixed(3),
      one.pair.schema,
      '|',
      one.pair.name1,
      '|',
      one.pair.name2,
      '|',
      one.pair.notes,
    );
  }
}
