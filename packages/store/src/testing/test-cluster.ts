import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sha256Hex, systemClock } from '@gatehouse/foundation';
import type { Database } from '../postgres/database.ts';
import { openDatabase } from '../postgres/open-database.ts';
import { clusterIsHeld } from './cluster-is-held.ts';

const KEEPER = fileURLToPath(new URL('./keep-test-cluster.ts', import.meta.url));
const KEEPER_POLL_MS = 20;
const KEEPER_WAIT_MS = 60_000;

/** The folder of the cluster that all test processes of this checkout share. */
export function testClusterFolder(): string {
  const checkout = realpathSync(fileURLToPath(new URL('../../../../', import.meta.url)));
  return join(tmpdir(), `gatehouse-test-${userInfo().uid}-${sha256Hex(checkout).slice(0, 12)}`);
}

/**
 * The server for tests: that of `DATABASE_URL`, else one embedded cluster, which a keeper process holds for as long as tests use it.
 * Whoever comes first starts the keeper.
 */
export async function openTestCluster(): Promise<Database> {
  const folder = testClusterFolder();
  const options = { dataDir: folder, env: process.env, clock: systemClock };
  if ((process.env['DATABASE_URL'] ?? '') !== '') return openDatabase(options);
  for (let waited_ms = 0; waited_ms < KEEPER_WAIT_MS; waited_ms += KEEPER_POLL_MS) {
    if (clusterIsHeld(folder)) return openDatabase(options);
    if (waited_ms % (KEEPER_POLL_MS * 50) === 0) spawn(process.execPath, [KEEPER], { detached: true, stdio: 'ignore' }).unref();
    await pause(KEEPER_POLL_MS);
  }
  throw new Error(`the test cluster in ${folder} did not start: run "node ${KEEPER}" to see why`);
}
