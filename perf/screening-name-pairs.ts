/**
 * S1: labelled name pairs, best F1 over one threshold; by group and by kind; at the profile's own thresholds; and with the threshold
 * chosen on four fifths and measured on the fifth that is left, so that the choice does not flatter.
 * `node perf/screening-name-pairs.ts [--errors]`
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { seededRng } from '@gatehouse/foundation';
import { compareEntities, DEFAULT_PROFILE } from '@gatehouse/screening';

const FILE = new URL('../../shared/data/names/name-pairs/pairs.csv', import.meta.url);
const FOLDS = 5;
const REPEATS = 20;
const SEED = 11;

interface Pair {
  readonly schema: string;
  readonly name1: string;
  readonly name2: string;
  readonly is_match: string;
  readonly case_group: string;
  readonly notes: string;
}

interface Scored {
  readonly pair: Pair;
  readonly isMatch: boolean;
  readonly score: number;
}

const scored = readPairs();
const best = bestOf(scored);
console.log(JSON.stringify({ pairs: scored.length, ...best }));
console.log(JSON.stringify({ seed: SEED, folds: FOLDS, repeats: REPEATS, f1OnThresholdsOfOtherFolds: heldBack() }));
for (const [name, threshold] of [
  ['review', DEFAULT_PROFILE.reviewFrom],
  ['match', DEFAULT_PROFILE.matchFrom],
] as const) {
  console.log(JSON.stringify({ band: `${name} or above`, ...figures(scored, threshold) }));
}
console.table({
  ...grouped('group', (pair) => pair.case_group),
  ...grouped('kind', (pair) => (pair.schema === 'Person' ? 'person' : pair.schema === 'Vessel' ? 'vessel' : 'company')),
});
if (process.argv.includes('--errors')) {
  for (const { pair, isMatch, score } of scored.toSorted((a, b) => b.score - a.score)) {
    if (score >= best.threshold === isMatch) continue;
    console.log(isMatch ? 'missed' : 'false ', score.toFixed(3), pair.schema, '|', pair.name1, '|', pair.name2, '|', pair.notes);
  }
}

function readPairs(): Scored[] {
  const rows: Pair[] = parse(readFileSync(FILE), { columns: true });
  return rows
    .filter((row) => row.is_match === 'true' || row.is_match === 'false')
    .map((pair) => ({ pair, isMatch: pair.is_match === 'true', score: scoreOf(pair) }));
}

function scoreOf({ schema, name1, name2 }: Pair): number {
  return compareEntities({ schema, properties: { name: [name1] } }, { schema, properties: { name: [name2] } }).score;
}

function figures(rows: readonly Scored[], threshold: number): { threshold: number; f1: number; precision: number; recall: number } {
  const found = rows.filter((one) => one.score >= threshold);
  const hits = found.filter((one) => one.isMatch).length;
  const precision = hits / Math.max(1, found.length);
  const recall = hits / Math.max(1, rows.filter((one) => one.isMatch).length);
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  const [t, f, p, r] = [threshold, f1, precision, recall].map((value) => Number(value.toFixed(4))) as [number, number, number, number];
  return { threshold: t, f1: f, precision: p, recall: r };
}

function bestOf(rows: readonly Scored[]): ReturnType<typeof figures> {
  let found = figures(rows, 0.3);
  for (let step = 60; step <= 200; step += 1) {
    const one = figures(rows, step / 200);
    if (one.f1 > found.f1) found = one;
  }
  return found;
}

function heldBack(): { mean: number; least: number } {
  const rng = seededRng(SEED);
  const f1s: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const fold = new Map(scored.map((one) => [one, rng.below(FOLDS)]));
    let [hits, found, all] = [0, 0, 0];
    for (let left = 0; left < FOLDS; left += 1) {
      const { threshold } = bestOf(scored.filter((one) => fold.get(one) !== left));
      const rest = scored.filter((one) => fold.get(one) === left);
      hits += rest.filter((one) => one.isMatch && one.score >= threshold).length;
      found += rest.filter((one) => one.score >= threshold).length;
      all += rest.filter((one) => one.isMatch).length;
    }
    f1s.push((2 * hits) / (found + all));
  }
  const mean = f1s.reduce((sum, f1) => sum + f1, 0) / f1s.length;
  return { mean: Number(mean.toFixed(4)), least: Number(Math.min(...f1s).toFixed(4)) };
}

function grouped(label: string, keyOf: (pair: Pair) => string): Record<string, object> {
  const keys = [...new Set(scored.map((one) => keyOf(one.pair)))].toSorted();
  return Object.fromEntries(
    keys.map((key) => {
      const rows = scored.filter((one) => keyOf(one.pair) === key);
      const own = bestOf(rows);
      const at = figures(rows, best.threshold);
      return [
        `${label} ${key}`,
        {
          pairs: rows.length,
          'own best F1': own.f1,
          'own threshold': own.threshold,
          F1: at.f1,
          precision: at.precision,
          recall: at.recall,
        },
      ];
    }),
  );
}
