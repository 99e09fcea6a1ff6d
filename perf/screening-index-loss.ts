/**
 * S6: what the index loses against a full scan, of results in `review` or above. Queries of several kinds, by seed; those that ask with a date
 * and a country too. `node perf/screening-index-loss.ts [QUERIES_OF_EACH_KIND] [--show]`
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { ListEntry } from '@gatehouse/contracts';
import { seededRng } from '@gatehouse/foundation';
import { DEFAULT_PROFILE } from '@gatehouse/screening';
import { printFigures } from './figures.ts';
import { slipped } from './screening-customers.ts';
import { indexAllLists, SHARED_DATA } from './screening-index-of-lists.ts';

const each = Number(process.argv[2] ?? 50);
const show = process.argv.includes('--show');
const SEED = 19;
const ALL = 100_000;
const SCRIPTS = ['arabic', 'cyrillic', 'han', 'hangul'];

interface Query {
  readonly schema: string;
  readonly properties: Record<string, string[]>;
}

const rng = seededRng(SEED);
const { index, lists } = await indexAllLists();
const people = lists.entries.filter((entry) => entry.entity.schema === 'Person');
const others = lists.entries.filter((entry) => entry.entity.schema !== 'Person');
const strangers: { full_name: string; date_of_birth: string; nationality: string }[] = parse(
  readFileSync(new URL('customers/negatives_global.csv', SHARED_DATA)),
  { columns: true },
);
const crossScript: { script: string }[] = SCRIPTS.flatMap((script): { script: string }[] =>
  parse(readFileSync(new URL(`names/cross-script/${script}.csv`, SHARED_DATA)), { columns: true }),
);

const KINDS: Readonly<Record<string, () => Query>> = {
  'people, a slip and words moved': () => person(moved(slipped(rng, nameOf(rng.pick(people))))),
  'people, with date and country': () => withEvidence(rng.pick(people)),
  'firms and ships, a slip': () => ({ schema: 'LegalEntity', properties: { name: [slipped(rng, nameOf(rng.pick(others)))] } }),
  'firms and ships, words joined': () => ({ schema: 'Company', properties: { name: [nameOf(rng.pick(others)).replace(' ', '')] } }),
  'names across scripts': () => person(rng.pick(crossScript).script),
  'made-up people': () => {
    const { full_name, date_of_birth, nationality } = rng.pick(strangers);
    return { schema: 'Person', properties: { name: [full_name], birthDate: [date_of_birth], nationality: [nationality] } };
  },
};

const rows: Record<string, { queries: number; results: number; lost: number; added: number }> = {};
for (const [kind, query] of Object.entries(KINDS)) {
  const row = { queries: each, results: 0, lost: 0, added: 0 };
  for (let turn = 0; turn < each; turn += 1) compareBoth(query(), row);
  rows[kind] = row;
}
const sum = (member: 'queries' | 'results' | 'lost' | 'added'): number =>
  Object.values(rows).reduce((total, row) => total + row[member], 0);
printFigures({ ...rows, all: { queries: sum('queries'), results: sum('results'), lost: sum('lost'), added: sum('added') } });

function compareBoth(query: Query, row: { results: number; lost: number; added: number }): void {
  const options = { threshold: DEFAULT_PROFILE.reviewFrom, limit: ALL };
  const keyOf = (match: { list: string; entryId: string; score: number }): string => `${match.list}:${match.entryId} ${match.score}`;
  const kept = new Set(index.screen(query, options).map(keyOf));
  for (const match of index.scan(query, options)) {
    row.results += 1;
    if (kept.delete(keyOf(match))) continue;
    row.lost += 1;
    if (show) console.error('lost', match.score.toFixed(3), match.parts[0]?.detail);
  }
  // The same entry with another score, or one that the scan does not find: neither may be.
  row.added += kept.size;
}

function withEvidence({ entity }: ListEntry): Query {
  const { birthDate, nationality, country } = entity.properties;
  const properties = { birthDate: birthDate ?? [], country: nationality ?? country ?? [] };
  return { schema: 'Person', properties: { name: [slipped(rng, slipped(rng, nameOf({ entity })))], ...properties } };
}

function nameOf({ entity }: Pick<ListEntry, 'entity'>): string {
  const names = [...(entity.properties['name'] ?? []), ...(entity.properties['alias'] ?? [])];
  return rng.pick(names.length === 0 ? [''] : names);
}

function person(name: string): Query {
  return { schema: 'Person', properties: { name: [name] } };
}

function moved(name: string): string {
  const words = name.replace(',', '').split(' ');
  const turn = rng.below(words.length);
  return [...words.slice(turn), ...words.slice(0, turn)].join(' ');
}
