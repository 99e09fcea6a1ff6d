/**
 * moov-io/watchman and nomenklatura's logic-v2 beside ours: same list, same queries, same labelled pairs, one core, one after another.
 * `node perf/screening/compare-peers.ts --peers DIR [--queries 300] [--seed 11] [--no-http] [--out FILE]`
 * DIR is where install-peers.sh put them; one that is not there is left out with a sentence. Writes what it saw to PEERS.md beside this file.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SHARED_DATA } from '../screening-index-of-lists.ts';
import { makeQueries, type Query, readPairs } from './cases.ts';
import { runContestant } from './contestant.ts';
import { CONTESTANTS, WATCHMAN_SERVER } from './contestants.ts';
import { askOurServer, askWatchmanServer } from './http-rounds.ts';
import { readList } from './read-list.ts';
import { type HttpSeen, report, type Seen } from './report.ts';
import { writeCases } from './write-cases.ts';

const { values } = parseArgs({
  options: {
    peers: { type: 'string', default: '' },
    queries: { type: 'string', default: '300' },
    seed: { type: 'string', default: '11' },
    'no-http': { type: 'boolean', default: false },
    out: { type: 'string', default: fileURLToPath(new URL('PEERS.md', import.meta.url)) },
  },
});
/** Of each kind. */
const WARM_UP = 100;
// The client of the HTTP rounds, and all else that runs here, has the other cores.
const core = availableParallelism() - 1;
const loadBefore = loadavg()[0] ?? 0;

if (existsSync(SHARED_DATA)) await compare(resolve(values.peers), Number(values.queries), Number(values.seed));
else
  console.log('Left out: the shared data folder is not beside the checkout, and the labelled pairs and the innocent customers are there.');

async function compare(peers: string, count: number, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-peers-'));
  try {
    const entries = await readList();
    const queries = makeQueries(entries, count, seed);
    const pairs = readPairs();
    writeCases(folder, { entries, queries, warmUp: makeQueries(entries, WARM_UP, seed + 1), pairs });
    const seen: Seen[] = [];
    for (const contestant of CONTESTANTS(peers)) {
      const answers = runContestant(contestant, folder, core);
      if (answers !== undefined) seen.push({ contestant, answers });
      else
        console.log(
          `Left out: ${contestant.name} is not installed there. Run: bash perf/screening/install-peers.sh DIR, then --peers DIR.`,
        );
    }
    const http = values['no-http'] ? undefined : await overHttp(peers, folder, queries);
    const text = report({ seen, http, queries, pairs, count, seed, loadBefore });
    console.log(text);
    if (seen.length > 1) writeFileSync(values.out, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function overHttp(peers: string, folder: string, queries: readonly Query[]): Promise<HttpSeen | undefined> {
  const program = join(peers, WATCHMAN_SERVER);
  if (!existsSync(program)) return undefined;
  const watchman = await askWatchmanServer(program, join(folder, 'watchman-list'), queries, core);
  return { watchman, ours: await askOurServer(queries, core) };
}
