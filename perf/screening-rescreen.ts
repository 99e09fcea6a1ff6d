/**
 * S7, first half: changed entries of all lists against an index over made customers, on one core; then a sample of the customers is screened
 * against the changed entries the other way round, and the two must name the same pairs with the same scores.
 * `node perf/screening-rescreen.ts [CUSTOMERS] [CHANGED] [SAMPLE]`
 */
import type { ListEntry } from '@gatehouse/contracts';
import { seededRng } from '@gatehouse/foundation';
import { buildCustomerIndex, buildIndex, DEFAULT_PROFILE, type EntryChange } from '@gatehouse/screening';
import { printFigures, rounded } from './figures.ts';
import { madeCustomers } from './screening-customers.ts';
import { indexAllLists } from './screening-index-of-lists.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const changed = Number(process.argv[3] ?? 1000);
const sample = Number(process.argv[4] ?? 2000);
const SEED = 11;
const MB = 1_000_000;
const rng = seededRng(SEED);
const { lists } = await indexAllLists();

const building = timer();
const index = buildCustomerIndex(madeCustomers(count, lists.entries));
const built = building();
globalThis.gc?.();
const memory_MB = Math.round(process.memoryUsage().rss / MB);

const changes = Array.from({ length: changed }, (_, number) => changeOf(rng.pick(lists.entries), number % 2 === 0));
const asking = timer();
const pairs = changes.flatMap((change, number) => index.affectedBy(change).map((one) => ({ number, ...one })));
const asked = asking();

const reviewFrom = DEFAULT_PROFILE.reviewFrom;
const entries = changes.flatMap(({ after }, number) =>
  after === undefined ? [] : [{ ...after, list: 'changed', entryId: String(number) }],
);
const reverse = buildIndex(entries);
const chosen = new Set(Array.from({ length: sample }, () => `customer-${rng.below(count)}`));
for (const { id } of pairs.slice(0, sample)) chosen.add(id);
const screened: string[] = [];
for (const { id, entity } of madeCustomers(count, lists.entries)) {
  if (!chosen.has(id)) continue;
  for (const match of reverse.screen(entity, { threshold: reviewFrom, limit: changed }))
    screened.push(`${id} ${match.entryId} ${match.score}`);
}
const expected = new Set(screened);
const told = new Set(pairs.flatMap(({ id, number, after }) => (chosen.has(id) && after !== undefined ? [`${id} ${number} ${after}`] : [])));
printFigures({
  rescreen: {
    seed: SEED,
    customers: count,
    changed,
    'build cpu, s': rounded(built.cpu_s),
    'build wall, s': rounded(built.wall_s),
    memory_MB,
    'changed cpu, s': rounded(asked.cpu_s),
    'changed wall, s': rounded(asked.wall_s),
    pairs: pairs.length,
    'checked customers': chosen.size,
    'checked pairs': expected.size,
    'missing or other': [...expected].filter((pair) => !told.has(pair)).length + [...told].filter((pair) => !expected.has(pair)).length,
  },
});

/** An added entry, or one that has lost its aliases. */
function changeOf(entry: ListEntry, isAdded: boolean): EntryChange {
  if (isAdded) return { after: entry };
  const { alias: _, ...properties } = entry.entity.properties;
  return { before: entry, after: { ...entry, entity: { ...entry.entity, properties } } };
}

function timer(): () => { cpu_s: number; wall_s: number } {
  const started_ms = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(cpu);
    return { cpu_s: (used.user + used.system) / 1e6, wall_s: (performance.now() - started_ms) / 1000 };
  };
}
