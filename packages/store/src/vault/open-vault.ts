import type { Pool } from 'pg';
import { type Clock, ProblemError } from '@gatehouse/foundation';
import { KeyRing, wrongKey } from './key-ring.ts';
import { keyFilePath, type KeyFileOptions, makeKeyFile, readKeyFile } from './key-file.ts';
import { Vault } from './vault.ts';

export interface OpenVaultOptions extends KeyFileOptions {
  readonly clock: Clock;
}

/**
 * Opens the vault of a migrated database. The key-encryption key is made at the first start; a database that already holds sealed data
 * never gets a new one, because that would hide that the old one was lost.
 *
 * Throws `key-missing` when the key file is gone, unreadable, open to others, or another than the data was sealed under.
 */
export async function openVault(pool: Pool, { clock, ...place }: OpenVaultOptions): Promise<Vault> {
  const path = keyFilePath(place);
  const { rows } = await pool.query<{ kek_id: string }>('select distinct kek_id from gatehouse.subject_key where wrapped_key is not null');
  if (rows.length === 0 && readKeyFile(path) === undefined) makeKeyFile(path);
  const key = readKeyFile(path);
  if (key === undefined) {
    throw new ProblemError(
      'key-missing',
      `The key-encryption key ${path} is gone, and the database holds data that only it can open.`,
      'Put the file back from where you keep its copy, or set GATEHOUSE_KEK_FILE to where it lies.',
      { file: path },
    );
  }
  const ring = new KeyRing(key);
  if (rows.some(({ kek_id }) => kek_id !== ring.id)) throw wrongKey();
  return new Vault(ring, clock);
}
