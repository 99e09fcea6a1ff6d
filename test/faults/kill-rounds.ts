import { setTimeout as pause } from 'node:timers/promises';
import { digestOf, type Rng, systemClock } from '@gatehouse/foundation';
import { checkStore, createPool, openDatabase, openVault, type Vault } from '@gatehouse/store';
import type { Pool } from 'pg';
import { type Acknowledged, openFire } from './decision-fire.ts';
import { startKillableServer } from './killable-server.ts';

export interface KillRound {
  readonly round: number;
  /** Whether PostgreSQL was killed too: it then recovers from its write-ahead log; otherwise the orphan is adopted. */
  readonly withDatabase: boolean;
  readonly acknowledged: number;
  /** Decisions that were acknowledged and are gone, or are another than was answered. */
  readonly lost: readonly string[];
  /** What fsck found wrong, as sentences. */
  readonly faults: readonly string[];
  readonly fired_ms: number;
  readonly restart_ms: number;
}

export interface KillRoundsOptions {
  readonly dataDir: string;
  readonly rounds: number;
  readonly rng: Rng;
  /** Lets PostgreSQL say "committed" before it is on the disk: the control, which must lose something. */
  readonly asynchronousCommits?: boolean;
}

const FIRE_MS_MIN = 100;
const FIRE_MS_SPREAD = 600;
const IDS_PER_QUERY = 5_000;

/**
 * Fires at a server, kills it at a random moment, starts it again on the same folder, and holds what is there against what was
 * acknowledged, again and again. After the last round everything ever acknowledged on this folder is looked up once more.
 */
export async function* killRounds({ dataDir, rounds, rng, asynchronousCommits = false }: KillRoundsOptions): AsyncGenerator<KillRound> {
  const everything: Acknowledged = new Map();
  let server = await startKillableServer(dataDir);
  try {
    if (asynchronousCommits)
      await beside(dataDir, async ({ pool }) => void (await pool.query('alter database gatehouse set synchronous_commit = off')));
    for (let round = 1; round <= rounds; round += 1) {
      const withDatabase = round % 2 === 0;
      const fired_ms = FIRE_MS_MIN + rng.below(FIRE_MS_SPREAD);
      const fire = openFire(server.url, rng.fork(`round ${round}`));
      await pause(fired_ms);
      await server.kill({ withDatabase });
      await fire.stop();
      const down_ms = performance.now();
      server = await startKillableServer(dataDir);
      const restart_ms = performance.now() - down_ms;
      for (const [id, digest] of fire.acknowledged) everything.set(id, digest);
      const expected = round === rounds ? everything : fire.acknowledged;
      const seen = await inspect(dataDir, server.verifierKey, expected);
      yield { round, withDatabase, acknowledged: fire.acknowledged.size, ...seen, fired_ms, restart_ms };
    }
  } finally {
    await server.stop();
  }
}

async function inspect(dataDir: string, verifierKey: string, expected: Acknowledged): Promise<{ lost: string[]; faults: string[] }> {
  return beside(dataDir, async ({ pool, vault }) => {
    const findings = await checkStore({ pool, vault, verifierKey });
    const faults = findings.filter((finding) => !finding.ok).map(({ check, detail }) => `${check}: ${detail}`);
    return { lost: await missing(pool, expected), faults };
  });
}

/** Attaches beside the running server, as a verb of the command line does. */
async function beside<T>(dataDir: string, work: (records: { pool: Pool; vault: Vault }) => Promise<T>): Promise<T> {
  const options = { dataDir, env: {}, clock: systemClock };
  const database = await openDatabase(options);
  const pool = createPool({ ...database.poolConfig, max: 2 });
  try {
    return await work({ pool, vault: await openVault(pool, options) });
  } finally {
    await pool.end();
    await database.stop();
  }
}

async function missing(pool: Pool, expected: Acknowledged): Promise<string[]> {
  const ids = [...expected.keys()];
  const stored = new Map<string, string>();
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const { rows } = await pool.query<{ id: string; response: unknown }>('select id, response from gatehouse.decision where id = any($1)', [
      ids.slice(start, start + IDS_PER_QUERY),
    ]);
    for (const row of rows) stored.set(row.id, digestOf(row.response));
  }
  return ids.filter((id) => stored.get(id) !== expected.get(id));
}
