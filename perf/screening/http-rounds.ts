import { Agent, request } from 'node:http';
import { freshFolder, removeFolder, startServer } from '../running-server.ts';
import type { Query } from './cases.ts';
import { pinProcess } from './pin-process.ts';
import { startWatchman } from './watchman-server.ts';

/** One request after another on one connection kept open; milliseconds each. */
export type HttpTimes = readonly number[];

const WARM_UP = 50;

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
  const server = await startWatchman({ program, list: 'us_ofac', listFolder, core });
  if (server === undefined) throw new Error('watchman’s server ended before it was up.');
  try {
    return await timeEach(queries, ({ name }) => ({
      url: `${server.url}/v2/search?${new URLSearchParams({ name, type: 'person', limit: '5', minMatch: '0.5' })}`,
    }));
  } finally {
    await server.stop();
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
