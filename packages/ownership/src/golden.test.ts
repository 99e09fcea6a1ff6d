import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GOLDEN_FILES, goldenCasesOf, holdCase } from './golden-cases-for-tests.ts';

for (const file of GOLDEN_FILES) {
  const text = readFileSync(new URL(`../golden/${file}`, import.meta.url), 'utf8');
  for (const golden of goldenCasesOf(text)) test(`golden/${file}: ${golden.id}`, () => holdCase(golden));
}
