/**
 * What the bands of the profiles are worth, measured on labelled name pairs: precision and recall of each band, on the whole set and on
 * held-out halves; bands chosen on one half and measured on the other; and how well the score says the share that are the same party
 * (reliability, expected calibration error). Names only: nothing else is labelled.
 * `node perf/screening-bands.ts [PROFILE …] [--write DATE]`: `--write` puts the whole set's figures into packages/screening/profiles/.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  compareEntities,
  type MeasuredBand,
  parseProfile,
  PROFILES,
  type ReliabilityRow,
  scoringProfile,
  type ScoringProfile,
  shareSame,
} from '@gatehouse/screening';
import { rounded } from './figures.ts';
import { SHARED_DATA } from './screening-index-of-lists.ts';

const DATA_SET = 'names/name-pairs (opensanctions/nomenklatura, most labels proposed by a model)';
const COMMAND = 'node perf/screening-bands.ts';
const MATCH_PRECISION_MIN = 0.95;
const BUCKETS = 10;

interface Pair {
  readonly schema: string;
  readonly name1: string;
  readonly name2: string;
  readonly is_match: string;
}

interface Scored {
  readonly isSame: boolean;
  readonly score: number;
}

interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly pairs: number;
  readonly same: number;
  readonly reached: number;
}

const rows: Pair[] = parse(readFileSync(new URL('names/name-pairs/pairs.csv', SHARED_DATA)), { columns: true });
const pairs = rows.filter((row) => row.is_match === 'true' || row.is_match === 'false');
const words = process.argv.slice(2);
const writeAt = words.indexOf('--write');
const date = writeAt === -1 ? undefined : words[writeAt + 1];
const named = words.filter((_, index) => writeAt === -1 || index < writeAt);

for (const name of named.length > 0 ? named : Object.keys(PROFILES)) measure(name);

function measure(name: string): void {
  const profile = PROFILES[name];
  if (profile === undefined) throw new Error(`There is no profile ${name}.`);
  const scored = pairs.map((pair) => scoredPair(pair, profile));
  const bands = [
    { band: 'match' as const, from: profile.matchFrom },
    { band: 'review' as const, from: profile.reviewFrom },
  ];
  const whole = bands.map(({ band, from }) => ({ band, from, ...figuresFrom(scored, from) }));
  const halves = [0, 1].map((half) => scored.filter((_, index) => index % 2 === half));
  console.log(JSON.stringify({ profile: name, version: profile.version, whole }));
  for (const [half, heldBack] of halves.entries()) {
    const chosen = thresholdsOf(halves[1 - half] ?? []);
    const asShipped = bands.map(({ band, from }) => ({ band, from, ...figuresFrom(heldBack, from) }));
    const asChosen = Object.entries(chosen).map(([band, from]) => ({ band, from, ...figuresFrom(heldBack, from) }));
    console.log(JSON.stringify({ profile: name, heldBackHalf: half, asShipped, chosenOnTheOther: asChosen }));
  }
  const told = reliability(name, scored, halves);
  if (date !== undefined) writeMeasured(name, whole, told, date);
}

function scoredPair(pair: Pair, profile: ScoringProfile): Scored {
  const side = (name: string): { schema: string; properties: { name: string[] } } => ({
    schema: pair.schema,
    properties: { name: [name] },
  });
  return { isSame: pair.is_match === 'true', score: compareEntities(side(pair.name1), side(pair.name2), profile).score };
}

function figuresFrom(scored: readonly Scored[], from: number): Figures {
  const reached = scored.filter(({ score }) => score >= from);
  const hits = reached.filter(({ isSame }) => isSame).length;
  const same = scored.filter(({ isSame }) => isSame).length;
  return {
    precision: rounded(hits / Math.max(1, reached.length)),
    recall: rounded(hits / Math.max(1, same)),
    pairs: scored.length,
    same,
    reached: reached.length,
  };
}

/** `match`: the lowest threshold of enough precision from there on; `review`: the best F1. */
function thresholdsOf(scored: readonly Scored[]): { match: number; review: number } {
  const steps = Array.from({ length: 101 }, (_, step) => 0.5 + step / 200);
  const f1 = (from: number): number => {
    const { precision, recall } = figuresFrom(scored, from);
    return (2 * precision * recall) / Math.max(1e-9, precision + recall);
  };
  const review = steps.reduce((best, from) => (f1(from) > f1(best) ? from : best), 0.5);
  const match = steps.find((from) => from >= review && figuresFrom(scored, from).precision >= MATCH_PRECISION_MIN) ?? 1;
  return { match, review };
}

/**
 * What a score meant: by tenths, how many pairs and the share that are the same party, and the expected calibration error of the score
 * itself and of that share read off one half for the pairs of the other.
 */
function reliability(name: string, scored: readonly Scored[], halves: readonly (readonly Scored[])[]): ReliabilityRow[] {
  const rows = reliabilityOf(scored);
  console.table(rows.map((row) => ({ ...row, shareSame: row.pairs === 0 ? null : rounded(row.same / row.pairs) })));
  const heldBack = halves.flatMap((half, index) => {
    const other = reliabilityOf(halves[1 - index] ?? []);
    return half.map(({ isSame, score }) => ({ isSame, score: shareSame(score, other) ?? score }));
  });
  const errors = { ofScore: rounded(calibrationError(scored)), ofShareReadOffTheOtherHalf: rounded(calibrationError(heldBack)) };
  console.log(JSON.stringify({ profile: name, pairs: scored.length, expectedCalibrationError: errors }));
  return rows;
}

function reliabilityOf(scored: readonly Scored[]): ReliabilityRow[] {
  return Array.from({ length: BUCKETS }, (_, bucket) => {
    const inside = scored.filter((one) => bucketOf(one) === bucket);
    return { from: bucket / BUCKETS, pairs: inside.length, same: inside.filter(({ isSame }) => isSame).length };
  });
}

function calibrationError(scored: readonly Scored[]): number {
  let error = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const inside = scored.filter((one) => bucketOf(one) === bucket);
    const same = inside.filter(({ isSame }) => isSame).length;
    error += Math.abs(inside.reduce((sum, { score }) => sum + score, 0) - same);
  }
  return error / scored.length;
}

function bucketOf({ score }: Scored): number {
  return Math.min(BUCKETS - 1, Math.floor(score * BUCKETS));
}

function writeMeasured(
  name: string,
  whole: readonly (Pick<MeasuredBand, 'band' | 'from'> & Figures)[],
  told: readonly ReliabilityRow[],
  day: string,
): void {
  const file = new URL(`../packages/screening/profiles/${name}.json`, import.meta.url);
  const data = parseProfile({ ...JSON.parse(readFileSync(file, 'utf8')), measured: [], reliability: [] }, `profiles/${name}.json`);
  const { version } = scoringProfile(data);
  const measured = whole.map((figures) => ({ ...figures, version, dataSet: DATA_SET, date: day, command: COMMAND }));
  writeFileSync(file, `${JSON.stringify(parseProfile({ ...data, measured, reliability: told }, `profiles/${name}.json`), null, 2)}\n`);
}
