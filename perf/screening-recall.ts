/**
 * S3, second half, and S6: listed people with one typing error in a name and the words moved: share found in `review` or above as themselves;
 * and how many results in `review` or above the index loses against a full scan. `node perf/screening-recall.ts [PEOPLE] [SCANS]`
 */
import { seededRng } from '@gatehouse/foundation';
import { indexAllLists } from './screening-index-of-lists.ts';

const people = Number(process.argv[2] ?? 3000);
const scans = Number(process.argv[3] ?? 100);
const SEED = 7;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const rng = seededRng(SEED);
const { index, lists } = await indexAllLists();
const listed = lists.entries.filter((entry) => entry.entity.schema === 'Person');

let found = 0;
const missed: string[] = [];
for (let turn = 0; turn < people; turn += 1) {
  const entry = rng.pick(listed);
  const name = mistyped(entry.entity.properties['name']?.[0] ?? '');
  const matches = index.screen({ schema: 'Person', properties: { name: [name] } }, { threshold: 0.8, limit: 20 });
  if (matches.some((match) => match.entryId === entry.entryId && match.list === entry.list)) found += 1;
  else missed.push(`${name} <- ${entry.entity.properties['name']?.[0]}`);
}

let results = 0;
let lost = 0;
for (let turn = 0; turn < scans; turn += 1) {
  const query = { schema: 'Person', properties: { name: [mistyped(rng.pick(listed).entity.properties['name']?.[0] ?? '')] } };
  const options = { threshold: 0.8, limit: 1000 };
  const kept = new Set(index.screen(query, options).map((match) => `${match.list}:${match.entryId}`));
  for (const match of index.scan(query, options)) {
    results += 1;
    if (kept.has(`${match.list}:${match.entryId}`)) continue;
    lost += 1;
    if (process.argv.includes('--show')) console.error('lost', match.score.toFixed(3), match.parts[0]?.detail);
  }
}
if (process.argv.includes('--show')) for (const one of missed.slice(0, 40)) console.error('missed', one);
console.log(JSON.stringify({ seed: SEED, people, foundShare: found / people, scans, results, lost }));

/** One letter dropped, doubled, replaced or swapped in one word of three letters or more, and the words in another order. */
function mistyped(name: string): string {
  const words = name
    .replace(',', '')
    .split(' ')
    .filter((word) => word !== '');
  const long = words.flatMap((word, index) => (word.length >= 3 ? [index] : []));
  if (long.length > 0) {
    const at = rng.pick(long);
    words[at] = slip(words[at] ?? '');
  }
  const turn = rng.below(words.length);
  return [...words.slice(turn), ...words.slice(0, turn)].join(' ');
}

function slip(word: string): string {
  const at = rng.below(word.length - 1);
  const kind = rng.below(4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  if (kind === 2) return word.slice(0, at) + LETTERS.charAt(rng.below(LETTERS.length)) + word.slice(at + 1);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
