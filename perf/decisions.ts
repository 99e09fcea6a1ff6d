/**
 * Goal E1: decisions over HTTP, each durable and logged, beside the bare durable commit on the same PostgreSQL in the same run.
 * Run: node perf/decisions.ts [RATE 1000] [SECONDS 20] [CONNECTIONS 64] [--profile FOLDER]
 *
 * The bare commit is one row of a decision's size, inserted and committed alone through a pool made as the server makes its own:
 * one after another while the server is idle ("alone"), and at the same pace as the decisions ("paced").
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { systemClock } from '@gatehouse/foundation';
import { createPool, openDatabase } from '@gatehouse/store';
import type { Pool } from 'pg';
import { type Latency, latencyOf, printFigures, rounded } from './figures.ts';
import { freshFolder, removeFolder, startServer } from './running-server.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { profile: { type: 'string' } } });
const [rate = 1000, seconds = 20, connections = 64] = positionals.map(Number);
const CLIENT = fileURLToPath(new URL('decision-client.ts', import.meta.url));
const ACCOUNTS_FILE = new URL('../examples/cirrus/accounts.jsonl', import.meta.url);
const WARM_UP_COMMITS = 200;
const ALONE_COMMITS = 2_000;
const ROW = 'x'.repeat(1_500);

const accounts = (await readFile(ACCOUNTS_FILE, 'utf8')).trimEnd().split('\n').length;
const dataDir = await freshFolder();
try {
  const server = await startServer(dataDir, values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]);
  const database = await openDatabase({ dataDir, env: {}, clock: systemClock });
  const pool = createPool(database.poolConfig);
  try {
    await pool.query('create table public.bare_commit (id bigint generated always as identity primary key, body text not null)');
    await commitsAlone(pool, WARM_UP_COMMITS);
    const before = await commitsAlone(pool, ALONE_COMMITS);
    const bareP = await commitsPaced(pool);
    const port = new URL(server.url).port;
    const decisions = await ask(port, rate);
    const after = await commitsAlone(pool, ALONE_COMMITS);
    const most = await ask(port, 0);
    const alone = latencyOf([...before, ...after]);
    const paced = latencyOf(bareP);
    const decided = latencyOf(decisions.fromSent);
    printFigures({
      'bare commit, alone': alone,
      'bare commit, paced': paced,
      'decision, paced': { ...decided, errors: decisions.errors },
      'decision, paced, from its due moment': latencyOf(decisions.fromDue),
      'decision over bare, alone': ratio(decided, alone),
      'decision over bare, paced': ratio(decided, paced),
      'decision, as fast as it goes': {
        ...latencyOf(most.fromSent),
        errors: most.errors,
        per_second: Math.round(most.fromSent.length / seconds),
      },
    });
  } finally {
    await pool.end();
    await server.stop();
  }
} finally {
  await removeFolder(dataDir);
}

async function ask(port: string, perSecond: number): Promise<{ fromSent: number[]; fromDue: number[]; errors: number }> {
  const args = [CLIENT, port, String(perSecond), String(seconds), String(connections), String(accounts)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e9 });
  return JSON.parse(stdout) as { fromSent: number[]; fromDue: number[]; errors: number };
}

async function commitsAlone(pool: Pool, count: number): Promise<number[]> {
  const took_ms: number[] = [];
  for (let index = 0; index < count; index += 1) took_ms.push(await commit(pool));
  return took_ms;
}

function commitsPaced(pool: Pool): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const under: Promise<number>[] = [];
    const start_ms = performance.now();
    const timer = setInterval(() => {
      const elapsed_ms = performance.now() - start_ms;
      while (under.length < (elapsed_ms * rate) / 1000) under.push(commit(pool));
      if (elapsed_ms < seconds * 1000) return;
      clearInterval(timer);
      Promise.all(under).then(resolve, reject);
    }, 1);
  });
}

/** A statement outside a transaction is one by itself: its answer comes after the commit is on disk. */
async function commit(pool: Pool): Promise<number> {
  const started_ms = performance.now();
  await pool.query('insert into public.bare_commit (body) values ($1)', [ROW]);
  return performance.now() - started_ms;
}

function ratio(decided: Latency, bare: Latency): object {
  return { p50_ms: rounded(decided.p50_ms / bare.p50_ms), p99_ms: rounded(decided.p99_ms / bare.p99_ms) };
}
