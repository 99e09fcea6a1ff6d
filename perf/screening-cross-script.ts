/** S4: names across scripts found in `review` or above by rule, and strangers (each name against the next one's script) that are too. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { compareEntities } from '@gatehouse/screening';
import { SHARED_DATA } from './screening-index-of-lists.ts';

const SETS = ['cyrillic', 'arabic', 'han', 'hangul'];
const STRANGERS_APART = 7;

for (const set of SETS) {
  const pairs: { latin: string; script: string }[] = parse(readFileSync(new URL(`names/cross-script/${set}.csv`, SHARED_DATA)), {
    columns: true,
  });
  const found = pairs.filter((pair) => isFound(pair.latin, pair.script));
  const strangers = pairs.filter((pair, index) => isFound(pair.latin, pairs[(index + STRANGERS_APART) % pairs.length]?.script ?? ''));
  console.log(
    JSON.stringify({ set, pairs: pairs.length, foundShare: found.length / pairs.length, strangerShare: strangers.length / pairs.length }),
  );
  if (process.argv.includes('--show')) {
    for (const pair of pairs.filter((one) => !found.includes(one)).slice(0, 25))
      console.error(pair.latin, pair.script, scoreOf(pair.latin, pair.script).toFixed(3));
  }
}

function isFound(latin: string, script: string): boolean {
  return person(latin, script).band !== 'none';
}

function scoreOf(latin: string, script: string): number {
  return person(latin, script).score;
}

function person(latin: string, script: string): ReturnType<typeof compareEntities> {
  return compareEntities({ schema: 'Person', properties: { name: [latin] } }, { schema: 'Person', properties: { name: [script] } });
}
