import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { errorCode } from '../postgres/error-code.ts';

export interface KeyFileOptions {
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const KEY_BYTES = 32;

/** Where the key-encryption key lies: `GATEHOUSE_KEK_FILE`, else `<dataDir>/keys/kek`, beside the database's folder and never in it. */
export function keyFilePath({ dataDir, env }: KeyFileOptions): string {
  const chosen = env['GATEHOUSE_KEK_FILE'];
  return chosen === undefined || chosen === '' ? join(dataDir, 'keys', 'kek') : chosen;
}

/** The key's 32 bytes; undefined where there is no file. Throws `key-missing` for a file that others may read or that holds no key. */
export function readKeyFile(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new ProblemError(
      'key-missing',
      `The key-encryption key ${path} cannot be read.`,
      'Let the user who runs Gatehouse read it, and nobody else.',
      { file: path },
    );
  }
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new ProblemError(
      'key-missing',
      `Others than its owner may read the key-encryption key ${path}.`,
      `Run chmod 600 on it, and consider who could have copied it.`,
      { file: path },
    );
  }
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== KEY_BYTES) {
    throw new ProblemError(
      'key-missing',
      `${path} holds no key: ${KEY_BYTES} bytes in base64url are expected.`,
      'Restore the file from where you keep its copy.',
      { file: path },
    );
  }
  return key;
}

/** Makes a new key, readable by its owner alone and on the disk before it is used. Of two processes that try, one wins and both use its key. */
export function makeKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, `${randomBytes(KEY_BYTES).toString('base64url')}\n`);
    fsyncSync(handle);
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    closeSync(handle);
    rmSync(draft, { force: true });
  }
}
