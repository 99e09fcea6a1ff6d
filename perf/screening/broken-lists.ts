/**
 * Goal S8 beside a peer: what watchman's server and our `lists import` make of list files that are broken, two of them as they were really seen.
 * `node perf/screening/broken-lists.ts --peers DIR [--out FILE]`; writes what it saw to BROKEN-LISTS.md beside this file.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock, toUtcDate } from '@gatehouse/foundation';
import { z } from 'zod';
import { SHARED_DATA } from '../screening-index-of-lists.ts';
import { type BrokenList, makeBrokenLists } from './make-broken-lists.ts';
import { WATCHMAN_SERVER } from './contestants.ts';
import { startWatchman } from './watchman-server.ts';

const GATEHOUSE = fileURLToPath(new URL('../../packages/cli/bin/gatehouse.js', import.meta.url));
const ListInfo = z.object({ lists: z.record(z.string(), z.number()) });
/** A refused file has an error; one that waits for persons to look may say `held`. Anything else was taken. */
const Imported = z.looseObject({ error: z.object({ detail: z.string() }).optional(), outcome: z.string().optional() });

const { values } = parseArgs({
  options: {
    peers: { type: 'string', default: '' },
    out: { type: 'string', default: fileURLToPath(new URL('BROKEN-LISTS.md', import.meta.url)) },
  },
});
const program = join(resolve(values.peers), WATCHMAN_SERVER);

if (!existsSync(SHARED_DATA))
  console.log('Left out: the shared data folder is not beside the checkout, and the real broken file is there.');
else if (!existsSync(program))
  console.log('Left out: watchman is not installed there. Run: bash perf/screening/install-peers.sh DIR, then --peers DIR.');
else await compare();

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-broken-'));
  try {
    const rows: string[] = [];
    for (const broken of makeBrokenLists(folder))
      rows.push(`| ${broken.what} | ${await watchmanSays(broken)} | ${weSay(broken, folder)} |`);
    const text = [
      '# Broken list files',
      '',
      'Written by `node perf/screening/broken-lists.ts`: each file given to watchman v0.61.1 as it starts (it then searches what it read), and to',
      `\`gatehouse lists import\` beside the shipped lists. ${toUtcDate(systemClock.now())}.`,
      '',
      '| file | watchman | ours |',
      '| --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
    console.log(text);
    writeFileSync(values.out, text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watchmanSays({ list, folder }: BrokenList): Promise<string> {
  const server = await startWatchman({ program, list, listFolder: folder });
  if (server === undefined) return 'refused: does not start';
  try {
    const { lists } = ListInfo.parse(await (await fetch(`${server.url}/v2/listinfo`)).json());
    return `**accepted**: serves ${(lists[list] ?? 0).toLocaleString('en')} entries`;
  } finally {
    await server.stop();
  }
}

function weSay({ file }: BrokenList, scratch: string): string {
  const data = mkdtempSync(join(scratch, 'data-'));
  const { stdout } = spawnSync(process.execPath, [GATEHOUSE, 'lists', 'import', file], {
    env: { ...process.env, GATEHOUSE_DATA: data },
    encoding: 'utf8',
  });
  const { error, outcome } = Imported.parse(JSON.parse(stdout.split('\n')[0] ?? ''));
  if (error !== undefined) return `refused: ${error.detail}`;
  return outcome === 'held' || outcome === 'refused' ? `${outcome}: not in use` : '**accepted**';
}
