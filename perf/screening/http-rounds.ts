import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freshFolder, removeFolder, startServer } from '../running-server.ts';
import type { Query } from './cases.ts';
import { CAN_PIN } from './contestant.ts';
import { pinProcess } from './pin-process.ts';

/** One request after another on one connection kept open; milliseconds each. */
export type HttpTimes = readonly number[];

const WARM_UP = 50;
const START_TRIES = 600;
const START_PAUSE_MS = 100;

/** Our server with the sample provider: all shipped lists, `POST /match/default` with limit 5 and cutoff .5. */
export async function askOurServer(queries: readonly Query[], core: number): Promise<HttpTimes> {
  const dataDir = await freshFolder();
  try {
    const server = await startServer(dataDir);
    try {
      if (server.child.pid !== undefined) pinProcess(server.child.pid, core);
      return await timeEach(queries, ({ schema, name }) => ({
        url: `${server.url}/match/default?limit=5&cutoff=0.5`,
        body: JSON.stringify({ queries: { q: { schema, properties: { name: [name] } } } }),
      }));
    } finally {
      await server.stop();
    }
  } finally {
    await removeFolder(dataDir);
  }
}

/** watchman's server on the list files of the cases: `GET /v2/search` with type, limit 5 and minMatch .5. */
export async function askWatchmanServer(program: string, listFolder: string, queries: readonly Query[], core: number): Promise<HttpTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-watchman-'));
  const [port, adminPort] = [await freePort(), await freePort()];
  const config = join(folder, 'config.yml');
  writeFileSync(config, configOf(port, adminPort));
  const env = { ...process.env, APP_CONFIG: config, INCLUDED_LISTS: 'us_ofac', INITIAL_DATA_DIRECTORY: listFolder };
  const line = CAN_PIN ? ['taskset', '-c', String(core), program] : [program];
  const child = spawn(line[0] ?? program, line.slice(1), { env, cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const base = `http://127.0.0.1:${port}`;
  try {
    await untilUp(`${base}/ping`);
    return await timeEach(queries, ({ name }) => ({
      url: `${base}/v2/search?${new URLSearchParams({ name, type: 'person', limit: '5', minMatch: '0.5' })}`,
    }));
  } finally {
    child.kill('SIGTERM');
    await Promise.race([ended, setTimeout(5_000, undefined, { ref: false })]);
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Asked {
  readonly url: string;
  readonly body?: string;
}

async function timeEach(queries: readonly Query[], ask: (query: Query) => Asked): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    for (const query of queries.slice(0, WARM_UP)) await send(agent, ask(query));
    const took_ms: number[] = [];
    for (const query of queries) {
      const begun_ms = performance.now();
      await send(agent, ask(query));
      took_ms.push(performance.now() - begun_ms);
    }
    return took_ms;
  } finally {
    agent.destroy();
  }
}

function send(agent: Agent, { url, body }: Asked): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`The server answered ${answer.statusCode}.`));
      });
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

async function untilUp(url: string): Promise<void> {
  for (let turn = 0; turn < START_TRIES; turn += 1) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await setTimeout(START_PAUSE_MS);
  }
  throw new Error('The peer’s server did not come up.');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

function configOf(port: number, adminPort: number): string {
  return [
    'Watchman:',
    '  Servers:',
    `    BindAddress: "127.0.0.1:${port}"`,
    `    AdminAddress: "127.0.0.1:${adminPort}"`,
    '  Telemetry:',
    '    ServiceName: "watchman"',
    '  Search:',
    '    Goroutines: { Default: 10, Min: 1, Max: 25 }',
    '',
  ].join('\n');
}
