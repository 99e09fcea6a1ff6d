import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';
import { isRunning, processIdentity } from './process-identity.ts';

/** Who holds a data folder: written to `<dataDir>/owner.json` for as long as that process lives. */
export interface Owner {
  readonly pid: number;
  /** Tells the process from a later one with the same number. */
  readonly identity: string;
  readonly host: string;
  /** The copy of Gatehouse's code that the process runs. */
  readonly checkout: string;
  /** The folder it was written for: another value means that the folder was copied or moved. */
  readonly folder: string;
  readonly since: string;
}

export type Claim =
  | { readonly state: 'claimed'; release(): void }
  | { readonly state: 'held'; readonly by: Owner; readonly elsewhere: boolean };

const CLAIM_TRIES_MAX = 20;

/** This process as the owner of a folder. */
export function ownerOf(folder: string, checkout: string, since: string): Owner {
  return { pid: process.pid, identity: processIdentity(process.pid) ?? '', host: hostname(), checkout, folder, since };
}

/**
 * Takes the folder for this process, unless a live one holds it.
 *
 * The claim is a hard link, which either appears whole or not at all. Two processes that both find a dead owner may still cross:
 * the interlock of PostgreSQL itself (postmaster.pid) then decides, so two servers never run on one folder.
 */
export function claimFolder(owner: Owner): Claim {
  const path = ownerPath(owner.folder);
  const draft = `${path}.${owner.pid}`;
  writeFileSync(draft, `${JSON.stringify(owner, null, 2)}\n`, { mode: 0o600 });
  try {
    for (let tries = 0; tries < CLAIM_TRIES_MAX; tries += 1) {
      if (linkOnce(draft, path)) return { state: 'claimed', release: () => release(path, owner) };
      const by = ownerIn(path);
      if (by !== undefined && isElsewhere(by, owner)) return { state: 'held', by, elsewhere: true };
      if (by !== undefined && isLive(by, owner)) return { state: 'held', by, elsewhere: false };
      setAside(path, owner);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`${path} changed ${CLAIM_TRIES_MAX} times while it was being claimed`);
}

/** Whether the owner still lives. */
export function ownerLives(owner: Owner): boolean {
  return isRunning(owner.pid, owner.identity);
}

export function ownerPath(folder: string): string {
  return join(folder, 'owner.json');
}

/** Who is written down as the folder's owner, living or dead. */
export function readOwner(folder: string): Owner | undefined {
  return ownerIn(ownerPath(folder));
}

function isLive(by: Owner, self: Owner): boolean {
  return by.folder === self.folder && ownerLives(by);
}

/** A process on another host cannot be seen from here, so it counts as alive: two hosts on one shared folder would destroy it. */
function isElsewhere(by: Owner, self: Owner): boolean {
  return by.folder === self.folder && by.host !== self.host;
}

function linkOnce(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a dead owner's file; what turns out to be somebody's fresh claim is put back. */
function setAside(path: string, self: Owner): void {
  const aside = `${path}.dead-${self.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = ownerIn(aside);
  if (moved !== undefined && isLive(moved, self)) linkOnce(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string, self: Owner): void {
  const by = ownerIn(path);
  if (by?.pid === self.pid && by.identity === self.identity) rmSync(path, { force: true });
}

function parseOwner(value: unknown): Owner | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, identity, host, checkout, folder, since } = value as Record<string, unknown>;
  if (typeof pid !== 'number' || typeof identity !== 'string' || typeof host !== 'string') return undefined;
  if (typeof checkout !== 'string' || typeof folder !== 'string' || typeof since !== 'string') return undefined;
  return { pid, identity, host, checkout, folder, since };
}

function ownerIn(path: string): Owner | undefined {
  try {
    return parseOwner(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
