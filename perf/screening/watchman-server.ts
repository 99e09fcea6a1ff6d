import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CAN_PIN } from './contestant.ts';

export interface WatchmanServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface WatchmanOptions {
  readonly program: string;
  /** watchman's name of the list: `us_ofac`, `us_csl`. */
  readonly list: string;
  /** Where the list's files are, under the names that their publisher gives them. */
  readonly listFolder: string;
  /** The one core that it may use; absent for all. */
  readonly core?: number;
}

const TRIES_MAX = 1_200;
const PAUSE_MS = 100;
const STOP_MS = 5_000;

/** Starts watchman's server on list files of this machine, on loopback; `undefined` where it ends by itself because of the list. */
export async function startWatchman({ program, list, listFolder, core }: WatchmanOptions): Promise<WatchmanServer | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-watchman-'));
  const [port, adminPort] = [await freePort(), await freePort()];
  const config = join(folder, 'config.yml');
  writeFileSync(config, configOf(port, adminPort));
  const line = core !== undefined && CAN_PIN ? ['taskset', '-c', String(core), program] : [program];
  const child = spawn(line[0] ?? program, line.slice(1), {
    env: { ...process.env, APP_CONFIG: config, INCLUDED_LISTS: list, INITIAL_DATA_DIRECTORY: listFolder },
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await Promise.race([ended, setTimeout(STOP_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (let turn = 0; turn < TRIES_MAX && child.exitCode === null; turn += 1) {
    if (await isUp(`${url}/ping`)) return { url, stop };
    await setTimeout(PAUSE_MS);
  }
  await stop();
  return undefined;
}

function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

function configOf(port: number, adminPort: number): string {
  return [
    'Watchman:',
    '  Servers:',
    `    BindAddress: "127.0.0.1:${port}"`,
    `    AdminAddress: "127.0.0.1:${adminPort}"`,
    '  Telemetry:',
    '    ServiceName: "watchman"',
    '',
  ].join('\n');
}
