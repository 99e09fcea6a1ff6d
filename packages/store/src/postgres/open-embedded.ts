import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ProblemError, toInstant } from '@gatehouse/foundation';
import type { Database, OpenDatabaseOptions } from './database.ts';
import { errorCode } from './error-code.ts';
import { type Claim, claimFolder, type Owner, ownerLives, ownerOf, ownerPath } from './owner-file.ts';
import { readPostmaster } from './postmaster-file.ts';
import { runEmbedded } from './run-embedded.ts';
import { diskFull, notWritable } from './server-failure.ts';
import { askServer } from './server-session.ts';
import { socketDatabase } from './socket-database.ts';

const OPEN_TRIES_MAX = 10;
const ATTACH_POLL_MS = 20;
const ATTACH_WAIT_MS = 60_000;

/** Opens the embedded database as its owner, or attaches to the owner of the same checkout. */
export async function openEmbedded(options: OpenDatabaseOptions): Promise<Database> {
  const folder = makeFolder(options.dataDir);
  const checkout = realpathSync(fileURLToPath(new URL('../../../../', import.meta.url)));
  const self = ownerOf(folder, checkout, toInstant(options.clock.now()));
  for (let tries = 0; tries < OPEN_TRIES_MAX; tries += 1) {
    const claim = claimOrExplain(self);
    if (claim.state === 'claimed') return runEmbedded(join(folder, 'pg'), claim, options.settings ?? {});
    if (claim.elsewhere) throw heldElsewhere(claim.by);
    if (options.whenOwned === 'refuse' || claim.by.checkout !== checkout) throw heldByAnother(claim.by);
    const attached = await attach(claim.by);
    if (attached !== undefined) return attached;
  }
  throw new ProblemError(
    'folder-in-use',
    `Processes that use ${folder} keep starting and ending.`,
    'Wait until they have ended, then start again.',
    { file: folder },
  );
}

/** Waits while the owner starts its server; undefined when the owner ended meanwhile. */
async function attach(owner: Owner): Promise<Database | undefined> {
  for (let waited_ms = 0; waited_ms < ATTACH_WAIT_MS; waited_ms += ATTACH_POLL_MS) {
    const postmaster = readPostmaster(join(owner.folder, 'pg'));
    if (postmaster?.status === 'ready') {
      const place = socketDatabase(postmaster.socketFolder);
      const answer = await askServer(place.poolConfig);
      if (answer.state === 'ready') return { mode: 'attached', ...place, version: answer.version.text, stop: async () => undefined };
    }
    if (!ownerLives(owner)) return undefined;
    await pause(ATTACH_POLL_MS);
  }
  throw new ProblemError(
    'database-failed',
    `Process ${owner.pid} holds ${owner.folder}, but its database does not answer.`,
    `Stop process ${owner.pid}, then start again.`,
    { file: owner.folder },
  );
}

function makeFolder(dataDir: string): string {
  try {
    // The folder itself may be entered: as root's PostgreSQL sees it, its owner is somebody else. What it holds is closed.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    return realpathSync(dataDir);
  } catch (error) {
    throw explain(error, dataDir);
  }
}

function claimOrExplain(self: Owner): Claim {
  try {
    return claimFolder(self);
  } catch (error) {
    throw explain(error, self.folder);
  }
}

function explain(error: unknown, folder: string): unknown {
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') return notWritable(folder);
  return error;
}

function heldByAnother(by: Owner): ProblemError {
  return new ProblemError(
    'folder-in-use',
    `The data folder ${by.folder} is in use by process ${by.pid} of ${by.checkout}, since ${by.since}.`,
    `Stop process ${by.pid}, or set GATEHOUSE_DATA to another folder.`,
    { file: by.folder },
  );
}

function heldElsewhere(by: Owner): ProblemError {
  const fix = `Stop Gatehouse on ${by.host}; if it no longer exists (a container that was replaced, say), remove ${ownerPath(by.folder)}.`;
  return new ProblemError(
    'folder-in-use',
    `The data folder ${by.folder} was taken by process ${by.pid} on the host ${by.host}, since ${by.since}.`,
    fix,
    { file: by.folder },
  );
}
