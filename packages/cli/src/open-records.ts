import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { createPool, migrate, MIGRATIONS_FOLDER, openDatabase } from '@gatehouse/store';
import { dataFolder } from './data-folder.ts';
import type { VerbContext } from './verb.ts';

/** The records of a data folder without lists, law and signing keys: for the verbs that judge nothing. */
export interface OpenRecords {
  readonly pool: ReturnType<typeof createPool>;
  readonly dataDir: string;
  /** What the vault and the restore ask for. */
  readonly place: { readonly dataDir: string; readonly env: VerbContext['env']; readonly clock: VerbContext['clock'] };
}

/** Opens the database of the data folder, or attaches to the server that has it open, and closes it when the work is done. */
export async function withRecords<T>(context: VerbContext, work: (records: OpenRecords) => Promise<T>): Promise<T> {
  const dataDir = dataFolder(context.env);
  const place = { dataDir, env: context.env, clock: context.clock };
  const database = await openDatabase(place);
  const pool = createPool(database.poolConfig);
  try {
    await migrate(pool, MIGRATIONS_FOLDER);
    return await work({ pool, dataDir, place });
  } finally {
    await pool.end();
    await database.stop();
  }
}

/**
 * The key by which the log's checkpoints are verified: the second line of `keys/ledger`. A missing file is an error, and no new key is made:
 * a new key would call the old log a forgery.
 */
export async function ledgerVerifierKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'keys', 'ledger');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const fix = 'Put the file back from where you keep a copy of the keys folder, or name the key with --key.';
    throw new ProblemError('key-missing', 'The log’s key is not in the data folder.', fix, { file }, { cause: error });
  });
  return text.split('\n')[1]?.trim() ?? '';
}
