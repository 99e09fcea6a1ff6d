import { execFile } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from './error-code.ts';
import type { ServerBinaries } from './server-binaries.ts';
import { serverCommand, serverEnvironment } from './server-command.ts';
import { damaged, namespacesForbidden, serverFailure } from './server-failure.ts';

/** The one role of an embedded server: its socket's folder is the door. Not `gatehouse`: a role's own schema is searched first, and unqualified names would work here alone. */
export const EMBEDDED_USER = 'postgres';

const DRAFT_PREFIX = 'pg.new-';
const run = promisify(execFile);

/**
 * Makes an empty cluster, unless there is one. It grows in a folder beside its place and moves there when it is whole and on the disk,
 * so a start that is interrupted leaves nothing half done.
 *
 * The order is plain bytes (`C`): the libraries of the npm build are older than the machine's, and a changed collation would corrupt
 * indexes without a word.
 */
export async function initCluster(binaries: ServerBinaries, clusterFolder: string): Promise<void> {
  if (existsSync(join(clusterFolder, 'PG_VERSION'))) return;
  const parent = dirname(clusterFolder);
  removeDrafts(parent);
  const draft = join(parent, `${DRAFT_PREFIX}${process.pid}`);
  await runInitdb(binaries, draft, clusterFolder);
  try {
    renameSync(draft, clusterFolder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST') throw damaged(clusterFolder);
    throw error;
  }
  syncFolder(parent);
}

async function runInitdb(binaries: ServerBinaries, draft: string, clusterFolder: string): Promise<void> {
  const options = [
    '--locale=C',
    '--encoding=UTF8',
    '--auth-local=trust',
    '--auth-host=reject',
    `--username=${EMBEDDED_USER}`,
    '--no-instructions',
  ];
  const { command, args } = serverCommand(binaries.initdb, ['-D', draft, ...options]);
  try {
    await run(command, args, { env: serverEnvironment() });
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (command === 'unshare' && errorCode(error) === 'ENOENT') throw namespacesForbidden();
    throw serverFailure(printedBy(error), clusterFolder, `${clusterFolder}.log`);
  }
}

/** What earlier starts left when they were killed. Their initdb may still run: it then fails on its own. */
function removeDrafts(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (name.startsWith(DRAFT_PREFIX)) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function printedBy(error: unknown): string {
  return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
