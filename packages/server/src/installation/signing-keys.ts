import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { generateNoteKey, parseSigningKey, type Signer } from '@gatehouse/ledger';

export interface SigningKey {
  readonly signer: Signer;
  /** What a verifier is given. */
  readonly verifierKey: string;
}

/**
 * A signing key of this installation, made at the first start: in the data folder, beside the database and never in it.
 * Throws `folder-not-writable`, or `key-missing` where the file does not hold a key.
 */
export async function signingKey(dataDir: string, file: 'ledger' | 'capsule' | 'profile', name: string): Promise<SigningKey> {
  const folder = join(dataDir, 'keys');
  const path = join(folder, file);
  const text = (await readKey(path)) ?? (await makeKey(folder, path, name));
  const [secret = '', verifierKey = ''] = text.trim().split('\n');
  try {
    return { signer: parseSigningKey(secret), verifierKey };
  } catch (error) {
    throw new ProblemError(
      'key-missing',
      `The file keys/${file} does not hold a signing key.`,
      'Put the file back from its copy; a new key would start a new log.',
      { file: path },
      { cause: error },
    );
  }
}

async function readKey(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

async function makeKey(folder: string, path: string, name: string): Promise<string> {
  const { signingKey: secret, verifierKey } = generateNoteKey(name);
  const text = `${secret}\n${verifierKey}\n`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    return text;
  } catch (error) {
    // Another process was first: its key counts.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFile(path, 'utf8');
    throw error;
  }
}
