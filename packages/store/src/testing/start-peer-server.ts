import { join } from 'node:path';
import { initCluster } from '../postgres/init-cluster.ts';
import { binariesIn } from '../postgres/server-binaries.ts';
import { askVersion } from '../postgres/server-session.ts';
import { serverSettings } from '../postgres/server-settings.ts';
import { socketDatabase } from '../postgres/socket-database.ts';
import { makeSocketFolder } from '../postgres/socket-folder.ts';
import { startPostmaster } from '../postgres/start-postmaster.ts';
import { stopPostmaster } from '../postgres/stop-postmaster.ts';
import { stopWithProcess } from '../postgres/stop-with-process.ts';
import { rmSync } from 'node:fs';
import { withDatabaseName } from './connection-string.ts';

export interface PeerServer {
  readonly connectionString: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** Starts a server from the binaries of a folder, such as Debian's, in a new folder: the tests then meet it as somebody's own `DATABASE_URL`. */
export async function startPeerServer(binariesFolder: string, home: string): Promise<PeerServer> {
  const binaries = binariesIn(binariesFolder);
  const clusterFolder = join(home, 'pg');
  await initCluster(binaries, clusterFolder);
  const socketFolder = makeSocketFolder(clusterFolder);
  const pid = await startPostmaster({ binaries, clusterFolder, settings: { ...serverSettings(socketFolder), max_connections: '200' } });
  const stop = async (): Promise<void> => {
    untie();
    await stopPostmaster(pid);
    rmSync(socketFolder, { recursive: true, force: true });
  };
  const untie = stopWithProcess({ stop, stopNow: () => void stop() });
  const connectionString = withDatabaseName(socketDatabase(socketFolder).connectionString, 'postgres');
  const version = await askVersion({ connectionString });
  return { connectionString, version: version.text, stop };
}
