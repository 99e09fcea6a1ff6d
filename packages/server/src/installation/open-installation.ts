import { ListShelf } from '@gatehouse/connectors';
import { type Clock, type Ids, ProblemError, systemIds } from '@gatehouse/foundation';
import type { World } from '@gatehouse/program';
import {
  createPool,
  type Database,
  migrate,
  MIGRATIONS_FOLDER,
  columnTypes,
  openDatabase,
  openVault,
  PostgresStore,
  Sequencer,
  type Vault,
} from '@gatehouse/store';
import type { Pool, PoolConfig } from 'pg';
import { type Ground, type JudgementDay, loadGround, openWorld } from './open-world.ts';
import type { ListsGround } from './lists-ground.ts';
import { type SigningKey, signingKey } from './signing-keys.ts';

export interface Installation {
  readonly database: Database;
  readonly pool: Pool;
  readonly store: PostgresStore;
  readonly vault: Vault;
  readonly sequencer: Sequencer;
  readonly ledgerKey: SigningKey;
  /** Where imported and refreshed lists lie. */
  readonly shelf: ListShelf;
  /** What is in use now. */
  readonly ground: Ground;
  /** Puts lists to use in one step: whoever asks next has them. */
  useLists(lists: ListsGround): void;
  world(day: JudgementDay): World;
  /** Closes connections; stops the database where this process runs it. */
  stop(): Promise<void>;
}

export interface InstallationOptions {
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** A server refuses a data folder that another server has; a verb attaches to it. */
  readonly whenOwned?: 'attach' | 'refuse';
  /** Work in a database of its own, made now and dropped at the end: for a job that leaves nothing behind. */
  readonly scratch?: boolean;
  readonly ground?: Ground;
  /** The folder of the lists that are shipped, where it is not the usual one. */
  readonly shippedLists?: string;
}

const LOG_NAME = 'gatehouse.example/ledger';
const CAPSULE_NAME = 'gatehouse.example/capsule';

/** Opens a data folder: database, migrations, keys, lists, law. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { dataDir, env, clock } = options;
  const shelf = new ListShelf(dataDir, { clock, ...(options.shippedLists === undefined ? {} : { shipped: options.shippedLists }) });
  const [database, loaded] = await Promise.all([
    openDatabase({ dataDir, env, clock, ...(options.whenOwned === undefined ? {} : { whenOwned: options.whenOwned }) }),
    options.ground ?? loadGround(dataDir, shelf),
  ]);
  let ground = loaded;
  const scratch = options.scratch === true ? await makeScratch(database, systemIds(clock)) : null;
  const pool = createPool({ ...database.poolConfig, ...scratch?.place, types: columnTypes });
  const stop = async (): Promise<void> => {
    await pool.end();
    await scratch?.drop();
    await database.stop();
  };
  try {
    await migrate(pool, MIGRATIONS_FOLDER);
    const vault = await openVault(pool, { clock, dataDir, env });
    const store = new PostgresStore({ pool, vault, clock });
    const ledgerKey = await signingKey(dataDir, 'ledger', LOG_NAME);
    const capsuleKey = await signingKey(dataDir, 'capsule', CAPSULE_NAME);
    return {
      database,
      pool,
      store,
      vault,
      sequencer: new Sequencer({ db: store.db, signer: ledgerKey.signer, clock }),
      ledgerKey,
      shelf,
      get ground() {
        return ground;
      },
      useLists(lists) {
        ground = { ...ground, ...lists };
      },
      world: (day) => openWorld({ ground: () => ground, store, vault, clock, capsuleSigner: capsuleKey.signer, day }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database that nobody else knows, on the same server. */
async function makeScratch(database: Database, ids: Ids): Promise<{ place: PoolConfig; drop(): Promise<void> }> {
  const name = ids.next('gatehouse_scratch');
  const admin = createPool({ ...database.poolConfig, max: 1 });
  try {
    await admin.query(`create database ${name} template template0`);
  } catch (error) {
    await admin.end();
    throw new ProblemError(
      'database-failed',
      'No database of its own could be made for this job.',
      'Give the user of DATABASE_URL the right CREATEDB, or leave DATABASE_URL unset.',
      {},
      { cause: error },
    );
  }
  return {
    place: placeOf(database, name),
    async drop() {
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

function placeOf({ poolConfig: { connectionString } }: Database, name: string): PoolConfig {
  if (connectionString === undefined) return { database: name };
  // Not by the URL class: a connection through a socket has no host before its path, and libpq's form of it is no URL of the web.
  return { connectionString: connectionString.replace(/^(\w+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`) };
}
