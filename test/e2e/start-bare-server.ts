import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeDigest, ListShelf, readRulePacks } from '@gatehouse/connectors';
import type { ListEntry, Role } from '@gatehouse/contracts';
import { systemClock } from '@gatehouse/foundation';
import type { World } from '@gatehouse/program';
import { type Installation, listsGround, openInstallation, openServer, type RunningServer } from '@gatehouse/server';
import { testDatabase } from '@gatehouse/store';

/** A running Gatehouse with two people, a part of the shipped lists, and no customer yet. */
export interface BareServer {
  readonly url: string;
  readonly installation: Installation;
  readonly people: RunningServer['people'];
  readonly world: World;
  /** The headers of a program that has these roles and no others: each call makes another one. */
  tokenFor(...roles: Role[]): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

/** So many entries of the SDN list: real ones, and few enough that an index is built in a moment. */
const ENTRIES = 1_500;
const DAY = '2026-03-02';
const ADMINISTRATOR = { id: 'test', name: 'Test', roles: ['administrator'], how: 'session' } as const;

/** Serves an empty installation whose lists a test may swap. `entries` picks which entries of the shipped lists are in use. */
export async function startBareServer(entries: (all: readonly ListEntry[]) => readonly ListEntry[] = firstOfSdn): Promise<BareServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-bare-'));
  const database = await testDatabase();
  // The test cluster ends when nobody is connected for a while, and on a busy machine the lists take longer than that to load.
  const held = await database.pool.connect();
  const [lists, rules, digest] = await Promise.all([new ListShelf(dataDir).read(), readRulePacks(), codeDigest()]);
  const ground = { ...listsGround({ ...lists, entries: [...entries(lists.entries)] }), rules, codeDigest: digest };
  const installation = await openInstallation({ dataDir, env: { DATABASE_URL: database.connectionString }, clock: systemClock, ground });
  const world = installation.world({ fixed: DAY, sample: true });
  const server = await openServer({ installation, world, clock: systemClock, host: '127.0.0.1', port: 0, log: false });
  return {
    url: server.url,
    installation,
    people: server.people,
    world,
    async tokenFor(...roles) {
      const { token } = await server.people.createToken(ADMINISTRATOR, `test ${roles.join(' ')}`, roles, 1);
      return { authorization: `Bearer ${token}` };
    },
    async stop() {
      await server.close();
      await installation.stop();
      held.release();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

function firstOfSdn(all: readonly ListEntry[]): readonly ListEntry[] {
  return all.filter((entry) => entry.list === 'SDN').slice(0, ENTRIES);
}
