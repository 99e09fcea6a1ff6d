import { join } from 'node:path';
import { readOwner, ownerLives } from '../postgres/owner-file.ts';
import { readPostmaster } from '../postgres/postmaster-file.ts';

/** Whether a live keeper holds the folder and its server takes connections. */
export function clusterIsHeld(folder: string): boolean {
  const owner = readOwner(folder);
  return owner !== undefined && ownerLives(owner) && readPostmaster(join(folder, 'pg'))?.status === 'ready';
}
