import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { errorCode } from './error-code.ts';
import { processIdentity } from './process-identity.ts';

/** A server process, as PostgreSQL itself wrote it to `postmaster.pid` (miscadmin.h, LOCK_FILE_LINE_*). */
export interface Postmaster {
  readonly pid: number;
  /** The data folder as it was named when that server started; it may have been moved since. */
  readonly folder: string;
  readonly socketFolder: string;
  /** `starting`, `stopping`, `ready` or `standby`; empty before the first of them. */
  readonly status: string;
}

/** The server that PostgreSQL's own lock file names, running or not; undefined where there is no lock file. */
export function readPostmaster(clusterFolder: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(postmasterPath(clusterFolder), 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return { pid: Math.abs(pid), folder: lines[1] ?? '', socketFolder: lines[4] ?? '', status: lines[7]?.trim() ?? '' };
}

export function postmasterPath(clusterFolder: string): string {
  return join(clusterFolder, 'postmaster.pid');
}

/**
 * Whether a process works in this very folder, whatever it is called now. PostgreSQL makes its data folder its working folder,
 * and a number may have been given to another program since.
 */
export function worksIn(pid: number, folder: string): boolean {
  if (processIdentity(pid) === undefined) return false;
  if (process.platform !== 'linux') return commandOf(pid).includes(folder);
  try {
    const there = statSync(`/proc/${pid}/cwd`);
    const here = statSync(folder);
    return there.dev === here.dev && there.ino === here.ino;
  } catch (error) {
    // Another user's process does not show its folder: it counts as working here, which refuses rather than destroys.
    return errorCode(error) === 'EACCES' || errorCode(error) === 'EPERM';
  }
}

function commandOf(pid: number): string {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}
