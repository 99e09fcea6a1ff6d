import { systemClock, toUtcDate } from '@gatehouse/foundation';
import { linkIndexOf, linkRecords } from '@gatehouse/ownership';
import { printFigures, rounded } from './figures.ts';
import { keyed, pairFigures } from './linking/linked-figures.ts';
import { madeCustomers } from './linking/made-customers.ts';
import type { TrueRecord } from './linking/true-records.ts';

/**
 * How long a million records take in one process on one core: their keys and the index of them, then blocking, estimation and comparison. Making the
 * records is not counted; digesting is not, as it is the vault's work.
 *   node --max-old-space-size=8192 perf/linking-speed.ts [RECORDS, default 1000000] [SEED, default speed-1]
 */
const count = Number(process.argv[2] ?? 1_000_000);
const seed = process.argv[3] ?? 'speed-1';
const records: TrueRecord[] = [...madeCustomers(count, seed)];

const begun = performance.now();
const index = linkIndexOf(keyed(records));
const indexed = performance.now();
const linked = linkRecords(index);
const done = performance.now();

printFigures({
  [`made, seed ${seed}`]: {
    date: toUtcDate(systemClock.now()),
    records: count,
    index_s: rounded((indexed - begun) / 1000),
    link_s: rounded((done - indexed) / 1000),
    all_s: rounded((done - begun) / 1000),
    compared: linked.compared,
    ...pairFigures(records, linked.pairs, 0.5),
    resident_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
  },
});
console.log(JSON.stringify({ leftOut: linked.leftOut }));
