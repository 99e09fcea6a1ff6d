import { holdAgainstOracle } from '../packages/ownership/src/hold-against-oracle-for-tests.ts';
import { printFigures } from './figures.ts';

/**
 * Goal O4: the calculators against a naive enumeration on random graphs (3 to 5 entities, ranges, gaps, circles, nominees, an absent record,
 * two designated owners and one on a list that may count).
 *   node perf/ownership-oracle.ts [SEED, default 1] [GRAPHS, default 100000]
 */
const ASSIGNMENTS_MAX = 256;
const seed = Number(process.argv[2] ?? 1);
const graphs = Number(process.argv[3] ?? 100_000);
const figures = { seed, graphs, agree: 0, exhaustive: 0, assignments: 0 };
for (let number = 0; number < graphs; number += 1) {
  try {
    const found = holdAgainstOracle(seed, number, ASSIGNMENTS_MAX);
    figures.agree += 1;
    figures.assignments += found.assignments;
    if (found.exhaustive) figures.exhaustive += 1;
  } catch (error) {
    process.stdout.write(`${String(error)}\n`);
  }
}
printFigures({ O4: figures });
