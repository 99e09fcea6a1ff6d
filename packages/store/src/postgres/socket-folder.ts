import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ProblemError, sha256Hex } from '@gatehouse/foundation';
import { errorCode } from './error-code.ts';

/** `sun_path` holds 108 bytes with the closing zero. */
const SOCKET_PATH_BYTES_MAX = 107;
const SOCKET_NAME = '.s.PGSQL.5432';

/**
 * A folder for the server's socket that is short enough whatever the data folder's path, and that only this user can enter:
 * whoever reaches the socket is let in without a password.
 */
export function makeSocketFolder(dataFolder: string): string {
  const folder = shortFolder(`gatehouse-${userInfo().uid}-${sha256Hex(dataFolder).slice(0, 16)}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    checkIsOurs(folder);
  }
  return folder;
}

function shortFolder(name: string): string {
  const preferred = join(tmpdir(), name);
  return Buffer.byteLength(join(preferred, SOCKET_NAME)) <= SOCKET_PATH_BYTES_MAX ? preferred : join('/tmp', name);
}

/** The folder for temporary files is open to all: somebody may have put a folder or a link of theirs there first. */
function checkIsOurs(folder: string): void {
  const entry = lstatSync(folder);
  if (!entry.isDirectory() || entry.uid !== userInfo().uid) {
    throw new ProblemError(
      'database-failed',
      `${folder} belongs to somebody else, so the database's socket cannot be put there.`,
      'Remove it, or set TMPDIR to a folder of your own.',
      {
        file: folder,
      },
    );
  }
  chmodSync(folder, 0o700);
}
