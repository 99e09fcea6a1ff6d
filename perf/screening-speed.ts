/**
 * S5 and the second half of S7: made-up people and firms by name alone against all lists, scored and explained, one after another on one core:
 * time a name at the command line's threshold and where `review` begins; then a customer as `screen` is given one (dates and countries too).
 * `node perf/screening-speed.ts [NAMES]`
 */
import { buildIndex, DEFAULT_PROFILE, LIMIT_DEFAULT, type ScreeningIndex, THRESHOLD_DEFAULT } from '@gatehouse/screening';
import { latencyOf, printFigures, rounded } from './figures.ts';
import { madeCustomers } from './screening-customers.ts';
import { indexAllLists } from './screening-index-of-lists.ts';

const names = Number(process.argv[2] ?? 20_000);
/** So many first names of a process find its tables and its compiler cold: they are timed apart. */
const WARM_UP = 1000;
const MILLION = 1_000_000;
const CORES = 2;

const { lists, index, read_ms, build_ms } = await indexAllLists();
const customers = [...madeCustomers(names + WARM_UP, lists.entries)].map(({ entity }) => entity);
const byName = customers.map(({ schema, properties }) => ({ schema, properties: { name: properties?.['name'] ?? [] } }));

const first = measured(index, byName.slice(0, WARM_UP), THRESHOLD_DEFAULT);
const told = measured(index, byName.slice(WARM_UP), THRESHOLD_DEFAULT);
// A fresh index: the words of the first round must not be known to the second.
const review = measured(warm(buildIndex(lists.entries)), byName.slice(WARM_UP), DEFAULT_PROFILE.reviewFrom);
const whole = measured(warm(buildIndex(lists.entries)), customers.slice(WARM_UP), THRESHOLD_DEFAULT);
printFigures({
  [`name alone, from ${THRESHOLD_DEFAULT}, first ${WARM_UP}`]: first,
  [`name alone, from ${THRESHOLD_DEFAULT}`]: told,
  [`name alone, from ${DEFAULT_PROFILE.reviewFrom}`]: review,
  [`whole customer, from ${THRESHOLD_DEFAULT}`]: whole,
});
printFigures({
  lists: { entries: lists.entries.length, limit: LIMIT_DEFAULT, 'read, ms': Math.round(read_ms), 'index, ms': Math.round(build_ms) },
  million: { 'customers, cpu s on two cores by the rate above': rounded((whole.cpu_us * MILLION) / 1e6 / CORES) },
});

function warm(fresh: ScreeningIndex): ScreeningIndex {
  for (const entity of byName.slice(0, WARM_UP)) fresh.screen(entity);
  return fresh;
}

interface Measured extends ReturnType<typeof latencyOf> {
  readonly cpu_us: number;
  readonly matches: number;
}

function measured(searched: ScreeningIndex, queries: readonly object[], threshold: number): Measured {
  const took_ms: number[] = [];
  let matches = 0;
  const cpu = process.cpuUsage();
  for (const query of queries) {
    const started_ms = performance.now();
    matches += searched.screen(query, { threshold }).length;
    took_ms.push(performance.now() - started_ms);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { ...latencyOf(took_ms), cpu_us: rounded((user + system) / queries.length), matches };
}
