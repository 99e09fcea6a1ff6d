/**
 * S2: scores read off OFAC's own search against the profile `ofac`: rows within ±5 points, mean difference, and the rows that miss.
 * A row of -1 was not returned at a minimum score that the file does not tell: its score here is printed, and it counts as within
 * where ours is not returned either, or not above 50, the lowest minimum that the search offers.
 * `node perf/screening-ofac-profile.ts`
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { compareEntities, PROFILES, type ScoringProfile } from '@gatehouse/screening';
import { rounded } from './figures.ts';
import { SHARED_DATA } from './screening-index-of-lists.ts';

const TOLERANCE_POINTS = 5;
const MINIMUM_POINTS = 50;

interface Row {
  readonly query_name: string;
  readonly result_name: string;
  readonly ofac_score: string;
}

interface Scored {
  readonly query: string;
  readonly result: string;
  readonly theirs: number;
  readonly ours: number;
}

const rows: Row[] = parse(readFileSync(new URL('names/ofac-search-scores/ofac_fixtures.csv', SHARED_DATA)), { columns: true });
const [ofac] = [PROFILES['ofac']];
if (ofac === undefined) throw new Error('The profile ofac is not shipped.');

const scored = scoreRows(ofac);
for (const one of scored.filter((row) => !isWithin(row))) console.log('misses', JSON.stringify(one));
console.log(JSON.stringify({ all: figures(scored), returned: figures(scored.filter(isReturned)) }));
crossValidate();

/** The unpublished parts of the search chosen on every second query and measured on the others, both ways. */
function crossValidate(): void {
  const queries = [...new Set(scored.map(({ query }) => query))];
  for (const half of [0, 1]) {
    const isHeldBack = (row: Scored): boolean => queries.indexOf(row.query) % 2 === half;
    const choices = searches().map((search) => ({ search, rows: scoreRows({ ...profile(), ofacSearch: search }) }));
    const best = choices.reduce((a, b) =>
      misfit(b.rows.filter((row) => !isHeldBack(row))) < misfit(a.rows.filter((row) => !isHeldBack(row))) ? b : a,
    );
    console.log(
      JSON.stringify({ heldBackHalf: half, chosen: best.search, heldBack: figures(best.rows.filter(isHeldBack).filter(isReturned)) }),
    );
  }
}

function profile(): ScoringProfile {
  if (ofac === undefined) throw new Error('The profile ofac is not shipped.');
  return ofac;
}

function searches(): NonNullable<ScoringProfile['ofacSearch']>[] {
  return [3, 4, 5, 6].flatMap((prefixLetters_max) =>
    [1, 2, 3, 4].flatMap((partLetters_min) =>
      [0.3, 0.5, 0.7].map((partSimilarity_min) => ({ prefixLetters_max, partLetters_min, partSimilarity_min })),
    ),
  );
}

function misfit(rows: readonly Scored[]): number {
  return rows
    .filter((row) => isReturned(row))
    .reduce((sum, row) => sum + Math.min(TOLERANCE_POINTS * 2, Math.abs(row.ours - row.theirs)), 0);
}

function scoreRows(scoring: ScoringProfile): Scored[] {
  return rows.map((row) => ({
    query: row.query_name,
    result: row.result_name,
    theirs: Number(row.ofac_score),
    ours: Math.round(100 * compareEntities(named(row.query_name), named(row.result_name), scoring).score),
  }));
}

function named(name: string): { schema: string; properties: { name: string[] } } {
  return { schema: 'LegalEntity', properties: { name: [name] } };
}

function isReturned(row: Scored): boolean {
  return row.theirs >= 0;
}

function isWithin(row: Scored): boolean {
  return isReturned(row) ? Math.abs(row.ours - row.theirs) <= TOLERANCE_POINTS : row.ours <= MINIMUM_POINTS;
}

function figures(of: readonly Scored[]): object {
  const returned = of.filter(isReturned);
  const differences = returned.map((row) => Math.abs(row.ours - row.theirs));
  return {
    rows: of.length,
    within: of.filter(isWithin).length,
    share: rounded(of.filter(isWithin).length / of.length),
    meanDifference_points: rounded(differences.reduce((a, b) => a + b, 0) / differences.length),
    withinOnePoint: rounded(differences.filter((points) => points <= 1).length / differences.length),
  };
}
