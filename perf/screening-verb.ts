/**
 * S7, second half: made customers through `gatehouse screen` as anybody would run it, from one file to another, against the shipped lists and the
 * UN's; reading the lists and building the index are within the time. Run: node perf/screening-verb.ts [CUSTOMERS] [THRESHOLD] (default 100000 and the verb's own)
 */
import { once } from 'node:events';
import { cp, mkdir, open } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readListFolders, shippedListsFolder } from '../packages/connectors/src/lists/read-list-folder.ts';
import { printFigures, rounded } from './figures.ts';
import { freshFolder, peakOf, removeFolder, runVerb } from './running-server.ts';
import { madeCustomers } from './screening-customers.ts';
import { SHARED_DATA } from './screening-index-of-lists.ts';

const count = Number(process.argv[2] ?? 100_000);
const threshold = process.argv[3];
const WATCH_EVERY_MS = 250;

const folder = await freshFolder();
try {
  const lists = join(folder, 'lists');
  await cp(shippedListsFolder(), lists, { recursive: true });
  await mkdir(join(lists, 'un'));
  await cp(new URL('lists/un/UN_consolidated.xml', SHARED_DATA), join(lists, 'un', 'UN_consolidated.xml'));
  const input = join(folder, 'customers.jsonl');
  await writeCustomers(input);
  const output = join(folder, 'matches.jsonl');
  let peak = 0;
  let watch: NodeJS.Timeout | undefined;
  const told = threshold === undefined ? [] : ['--threshold', threshold];
  const took_ms = await runVerb(['screen', '--lists', lists, '--in', input, '--out', output, ...told], {}, (pid) => {
    watch = setInterval(() => void peakOf(pid).then((seen) => (peak = Math.max(peak, seen))), WATCH_EVERY_MS);
  });
  clearInterval(watch);
  const { lines, matched, review } = await answersIn(output);
  printFigures({
    screen: {
      customers: lines,
      threshold: threshold ?? 'default',
      cores: availableParallelism(),
      seconds: rounded(took_ms / 1000),
      'customers a second': Math.round((lines / took_ms) * 1000),
      'with a match told': matched,
      'in review or above': review,
      'Node at its peak, MB': Math.round(peak),
    },
  });
} finally {
  await removeFolder(folder);
}

async function writeCustomers(path: string): Promise<void> {
  const { entries } = await readListFolders([shippedListsFolder()]);
  const file = createWriteStream(path);
  for (const { id, entity } of madeCustomers(count, entries)) {
    if (!file.write(`${JSON.stringify({ id, ...entity })}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

async function answersIn(path: string): Promise<{ lines: number; matched: number; review: number }> {
  const seen = { lines: 0, matched: 0, review: 0 };
  const file = await open(path);
  for await (const line of file.readLines()) {
    const { matches } = JSON.parse(line) as { matches: { band: string }[] };
    seen.lines += 1;
    if (matches.length > 0) seen.matched += 1;
    if (matches.some(({ band }) => band !== 'none')) seen.review += 1;
  }
  return seen;
}
