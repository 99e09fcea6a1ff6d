import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeDigest, ListShelf, readRulePacks, shippedListsFolder } from '@gatehouse/connectors';
import type { ListEntry, Role } from '@gatehouse/contracts';
import { type Clock, systemClock } from '@gatehouse/foundation';
import type { World } from '@gatehouse/program';
import { type Installation, listsGround, openInstallation, openServer, type RunningServer } from '@gatehouse/server';
import type { ParsedLists } from '@gatehouse/screening';
import { testDatabase } from '@gatehouse/store';

/** An installation with a part of the shipped lists and no customer yet. Nothing runs in it but what a test runs. */
export interface BareInstallation {
  readonly installation: Installation;
  readonly world: World;
  stop(): Promise<void>;
}

/** The same, served. */
export interface BareServer extends BareInstallation {
  readonly url: string;
  readonly people: RunningServer['people'];
  /** The headers of a program that has these roles and no others: each call makes another one. */
  tokenFor(...roles: Role[]): Promise<Record<string, string>>;
}

/** So many entries of the SDN list: real ones, and few enough that an index is built in a moment. */
const ENTRIES = 1_500;
const DAY = '2026-03-02';
const ADMINISTRATOR = { id: 'test', name: 'Test', roles: ['administrator'], how: 'session' } as const;

type PickEntries = (all: readonly ListEntry[]) => readonly ListEntry[];

const MANIFEST = 'manifest.json';
const ALL_FILES = /^/;
/** The files of the SDN list: a third of all that is shipped. */
export const SDN_FILES = /^ofac-sdn/;

/**
 * Opens an empty installation whose lists a test may swap. `entries` picks which entries of the shipped lists are in use, `files` which files
 * are read at all.
 */
export async function openBareInstallation(entries: PickEntries, files = ALL_FILES, clock: Clock = systemClock): Promise<BareInstallation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-bare-'));
  const database = await testDatabase();
  // The test cluster ends when nobody is connected for a while, and on a busy machine the lists take longer than that to load.
  const held = await database.pool.connect();
  const [lists, rules, digest] = await Promise.all([readLists(dataDir, files), readRulePacks(), codeDigest()]);
  const ground = { ...listsGround({ ...lists, entries: [...entries(lists.entries)] }), rules, codeDigest: digest };
  const installation = await openInstallation({ dataDir, env: { DATABASE_URL: database.connectionString }, clock, ground });
  return {
    installation,
    world: installation.world({ fixed: DAY, sample: true }),
    async stop() {
      await installation.stop();
      held.release();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Serves an empty installation. */
export async function startBareServer(
  entries: PickEntries = firstOfSdn,
  files = ALL_FILES,
  clock: Clock = systemClock,
): Promise<BareServer> {
  const { installation, world, stop } = await openBareInstallation(entries, files, clock);
  const server = await openServer({ installation, world, clock, host: '127.0.0.1', port: 0, log: false });
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
      await stop();
    },
  };
}

async function readLists(dataDir: string, files: RegExp): Promise<ParsedLists> {
  const shipped = shippedListsFolder();
  const chosen = (await readdir(shipped)).filter((name) => name === MANIFEST || files.test(name));
  const folder = join(dataDir, 'shipped');
  await mkdir(folder);
  for (const name of chosen) await copyFile(join(shipped, name), join(folder, name));
  return new ListShelf(dataDir, { shipped: folder }).read();
}

function firstOfSdn(all: readonly ListEntry[]): readonly ListEntry[] {
  return all.filter((entry) => entry.list === 'SDN').slice(0, ENTRIES);
}
