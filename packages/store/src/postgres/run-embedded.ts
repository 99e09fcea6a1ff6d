import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError } from '@gatehouse/foundation';
import type { Database } from './database.ts';
import { errorCode } from './error-code.ts';
import { initCluster } from './init-cluster.ts';
import type { Claim } from './owner-file.ts';
import { postmasterPath, readPostmaster, worksIn } from './postmaster-file.ts';
import { processIdentity } from './process-identity.ts';
import { embeddedBinaries } from './server-binaries.ts';
import { damaged, notWritable } from './server-failure.ts';
import { askServer, enterDatabase } from './server-session.ts';
import { serverSettings } from './server-settings.ts';
import { makeSocketFolder } from './socket-folder.ts';
import { SOCKET_LOCK, socketDatabase } from './socket-database.ts';
import { startPostmaster } from './start-postmaster.ts';
import { signalPostmaster, stopPostmaster } from './stop-postmaster.ts';
import { stopWithProcess } from './stop-with-process.ts';

type Claimed = Extract<Claim, { state: 'claimed' }>;

interface RunningServer {
  readonly pid: number;
  readonly socketFolder: string;
}

/** The major version of the binaries; a folder made by another one cannot be read by them. */
const CLUSTER_VERSION = '18';
const SETTLE_POLL_MS = 20;
/** A silent server has lost its socket (a cleaner of temporary files took it); one that starts or stops says so and is waited for. */
const SILENCE_WAIT_MS = 2_000;
const SETTLE_WAIT_MS = 300_000;
/** What a killed server leaves behind ends by itself, at the next moment in which it looks up from its work. */
const SURVIVORS_WAIT_MS = 20_000;
const SURVIVORS_POLL_MS = 50;

/** Runs the server of a claimed folder: adopts the one that a killed owner left behind, or starts one. Gives the claim back on failure. */
export async function runEmbedded(clusterFolder: string, claim: Claimed, settings: Readonly<Record<string, string>>): Promise<Database> {
  try {
    const { pid, socketFolder } = (await adoptOrphan(clusterFolder)) ?? (await start(clusterFolder, settings));
    const place = socketDatabase(socketFolder);
    const version = await enterDatabase(place.poolConfig).catch(async (error: unknown) => {
      await stopPostmaster(pid);
      throw error;
    });
    return { mode: 'embedded', ...place, version: version.text, stop: ownedStop({ pid, socketFolder }, claim) };
  } catch (error) {
    claim.release();
    throw error;
  }
}

async function start(clusterFolder: string, settings: Readonly<Record<string, string>>): Promise<RunningServer> {
  const binaries = embeddedBinaries();
  await initCluster(binaries, clusterFolder);
  checkVersion(clusterFolder);
  const socketFolder = makeSocketFolder(clusterFolder);
  const server = { binaries, clusterFolder, settings: { ...serverSettings(socketFolder), ...settings } };
  for (let waited_ms = 0; ; waited_ms += SURVIVORS_POLL_MS) {
    try {
      return { pid: await startPostmaster(server), socketFolder };
    } catch (error) {
      const isHeld = error instanceof ProblemError && error.problem.code === 'folder-in-use';
      if (!isHeld || waited_ms >= SURVIVORS_WAIT_MS) throw error;
      await pause(SURVIVORS_POLL_MS);
    }
  }
}

/** A killed owner leaves its server running: it is taken over as it is, or stopped where it no longer answers. */
async function adoptOrphan(clusterFolder: string): Promise<RunningServer | undefined> {
  const orphan = readPostmaster(clusterFolder);
  if (orphan === undefined) return undefined;
  if (!worksIn(orphan.pid, clusterFolder)) {
    refuseCopyOfRunning(orphan.folder, orphan.pid, clusterFolder);
    removeLocks(clusterFolder, orphan.socketFolder);
    return undefined;
  }
  let silent_ms = 0;
  for (let waited_ms = 0; waited_ms < SETTLE_WAIT_MS && silent_ms < SILENCE_WAIT_MS; waited_ms += SETTLE_POLL_MS) {
    if (processIdentity(orphan.pid) === undefined) {
      removeLocks(clusterFolder, orphan.socketFolder);
      return undefined;
    }
    const socketFolder = readPostmaster(clusterFolder)?.socketFolder ?? orphan.socketFolder;
    // An owner killed in its first moments has not made the database yet: the server's own one always answers.
    const answer = await askServer({ ...socketDatabase(socketFolder).poolConfig, database: 'postgres' });
    if (answer.state === 'ready') return { pid: orphan.pid, socketFolder };
    silent_ms = answer.state === 'silent' ? silent_ms + SETTLE_POLL_MS : 0;
    await pause(SETTLE_POLL_MS);
  }
  await stopPostmaster(orphan.pid);
  return undefined;
}

/**
 * The server's number was given to another program, or nobody has taken notice of its death yet (a container without an init process never
 * does): PostgreSQL would take either for the server. The processes that it left behind still hold its shared memory, which is looked at too.
 */
function removeLocks(clusterFolder: string, socketFolder: string): void {
  rmSync(postmasterPath(clusterFolder), { force: true });
  if (socketFolder !== '') rmSync(join(socketFolder, SOCKET_LOCK), { force: true });
}

/** A folder that was copied while its server ran holds files of different moments: PostgreSQL would start on it and lose records. */
function refuseCopyOfRunning(originalFolder: string, pid: number, clusterFolder: string): void {
  if (originalFolder === clusterFolder || !worksIn(pid, originalFolder)) return;
  throw new ProblemError(
    'folder-in-use',
    `${clusterFolder} is a copy of ${originalFolder}, taken while its database ran (process ${pid}), so it is not whole.`,
    'Stop that one and copy again, use backup and restore, or set GATEHOUSE_DATA to another folder.',
    { file: clusterFolder },
  );
}

function checkVersion(clusterFolder: string): void {
  let version: string;
  try {
    version = readFileSync(join(clusterFolder, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw errorCode(error) === 'EACCES' ? notWritable(clusterFolder) : damaged(clusterFolder);
  }
  if (version === CLUSTER_VERSION) return;
  const fix = 'Start it with the Gatehouse that made it and move the data by backup and restore.';
  throw new ProblemError(
    'database-failed',
    `The database in ${clusterFolder} was made by PostgreSQL ${version}; this Gatehouse brings ${CLUSTER_VERSION}.`,
    fix,
    { file: clusterFolder },
  );
}

function ownedStop(server: RunningServer, claim: Claimed): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= stopPostmaster(server.pid).then(() => {
      claim.release();
      rmSync(server.socketFolder, { recursive: true, force: true });
      untie();
    });
    return stopping;
  };
  const untie = stopWithProcess({
    stop,
    stopNow: () => {
      signalPostmaster(server.pid, 'SIGINT');
      claim.release();
    },
  });
  return stop;
}
