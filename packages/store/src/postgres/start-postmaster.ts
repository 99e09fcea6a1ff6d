import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from './error-code.ts';
import { readPostmaster } from './postmaster-file.ts';
import type { ServerBinaries } from './server-binaries.ts';
import { serverCommand, serverEnvironment } from './server-command.ts';
import { namespacesForbidden, serverFailure } from './server-failure.ts';

export interface PostmasterStart {
  readonly binaries: ServerBinaries;
  readonly clusterFolder: string;
  readonly settings: Readonly<Record<string, string>>;
}

const POLL_MS = 5;
/** Recovery after a crash may replay `max_wal_size` of changes before the server is ready. */
const READY_WAIT_MS = 300_000;
const LOG_BYTES_MAX = 16 * 1024 * 1024;

/** Starts the server and resolves to its process number once it takes connections. Rejects with the problem that its log tells. */
export async function startPostmaster({ binaries, clusterFolder, settings }: PostmasterStart): Promise<number> {
  const logFile = `${clusterFolder}.log`;
  const log = openLog(logFile);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args } = serverCommand(binaries.postgres, ['-D', clusterFolder, ...flags]);
  // A session of its own: Ctrl-C in the terminal must reach Gatehouse, which still has work to finish, and not the database.
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log.handle, log.handle], env: serverEnvironment() });
  closeSync(log.handle);
  child.unref();
  const watched = new AbortController();
  const failed = whenEnded(child, watched.signal).then(() => {
    throw serverFailure(printedSince(logFile, log.offset), clusterFolder, logFile);
  });
  try {
    return await Promise.race([whenReady(clusterFolder, child.pid, logFile, watched.signal), failed]);
  } finally {
    // The one that lost the race must not go on waiting: it would keep the process alive.
    watched.abort();
  }
}

async function whenEnded(child: ChildProcess, signal: AbortSignal): Promise<void> {
  try {
    await once(child, 'exit', { signal });
  } catch (error) {
    throw errorCode(error) === 'ENOENT' && child.spawnfile === 'unshare' ? namespacesForbidden() : error;
  }
}

/** PostgreSQL writes its state into its lock file; reading that is cheaper than trying connections. */
async function whenReady(clusterFolder: string, pid: number | undefined, logFile: string, signal: AbortSignal): Promise<number> {
  for (let waited_ms = 0; waited_ms < READY_WAIT_MS; waited_ms += POLL_MS) {
    const postmaster = readPostmaster(clusterFolder);
    if (pid !== undefined && postmaster?.pid === pid && postmaster.status === 'ready') return pid;
    await pause(POLL_MS, undefined, { signal });
  }
  throw serverFailure('', clusterFolder, logFile);
}

function openLog(logFile: string): { handle: number; offset: number } {
  const bytes = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const full = bytes > LOG_BYTES_MAX;
  if (full) renameSync(logFile, `${logFile}.1`);
  return { handle: openSync(logFile, 'a', 0o600), offset: full ? 0 : bytes };
}

function printedSince(logFile: string, offset: number): string {
  return readFileSync(logFile).subarray(offset).toString('utf8');
}
