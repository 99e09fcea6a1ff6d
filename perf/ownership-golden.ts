import { readFileSync } from 'node:fs';
import { GOLDEN_FILES, goldenCasesOf, holdCase } from '../packages/ownership/src/golden-cases-for-tests.ts';
import { printFigures } from './figures.ts';

/**
 * Goal O1: the worked examples of OFAC's FAQ 398 to 402 and the closed-form graphs of packages/ownership/golden.
 *   node perf/ownership-golden.ts
 */
const figures = GOLDEN_FILES.map((file) => {
  const cases = goldenCasesOf(readFileSync(new URL(`../packages/ownership/golden/${file}`, import.meta.url), 'utf8'));
  return [file, { cases: cases.length, hold: cases.filter(holds).length }] as const;
});
printFigures(Object.fromEntries(figures));

function holds(golden: Parameters<typeof holdCase>[0]): boolean {
  try {
    holdCase(golden);
    return true;
  } catch (error) {
    process.stdout.write(`${golden.id}: ${String(error)}\n`);
    return false;
  }
}
