import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const GATEHOUSE = fileURLToPath(new URL('../packages/cli/bin/gatehouse.js', import.meta.url));
const MIB = 1024;

export interface RunningServer {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ready_ms: number;
  stop(): Promise<void>;
}

/** A data folder of its own below the system's folder for temporary files. */
export function freshFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'gatehouse-perf-'));
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Runs `gatehouse start` on a data folder; resolves when it says `ready`. */
export async function startServer(dataDir: string, nodeOptions: readonly string[] = []): Promise<RunningServer> {
  const started_ms = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, GATEHOUSE, 'start'], {
    env: { ...process.env, GATEHOUSE_DATA: dataDir, GATEHOUSE_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (http:\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      child,
      ready_ms: performance.now() - started_ms,
      async stop() {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('The server ended before it was ready.');
}

/** Runs a verb to its end and gives back how long it took; throws unless it ends with status 0. */
export async function runVerb(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  onStart: (pid: number) => void = () => undefined,
): Promise<number> {
  const started_ms = performance.now();
  const child = spawn(process.execPath, [GATEHOUSE, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  if (child.pid !== undefined) onStart(child.pid);
  const [status] = (await once(child, 'exit')) as [number | null];
  if (status !== 0) throw new Error(`gatehouse ${args.join(' ')} ended with status ${status}.`);
  return performance.now() - started_ms;
}

export interface Memory {
  /** Resident memory of the Node process, MB. */
  readonly node: number;
  /** Resident memory of all PostgreSQL processes, MB; what they share is counted once. */
  readonly postgres: number;
}

/** Memory of a running server from /proc (Linux). */
export async function memoryOf(nodePid: number, dataDir: string): Promise<Memory> {
  const postmaster = Number((await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const backends = await childrenOf(postmaster);
  const shares = await Promise.all([postmaster, ...backends].map((pid) => fieldOf(pid, 'smaps_rollup', 'Pss')));
  return { node: await fieldOf(nodePid, 'status', 'VmRSS'), postgres: shares.reduce((sum, share) => sum + share, 0) };
}

/** The largest resident memory that a process had so far, MB; 0 when it has ended. */
export function peakOf(pid: number): Promise<number> {
  return fieldOf(pid, 'status', 'VmHWM');
}

async function fieldOf(pid: number, file: string, field: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / MIB;
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const parents = await Promise.all(
    pids.map(async (pid) => [pid, Number(/\) \S (\d+) /.exec(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))?.[1])] as const),
  );
  return parents.filter(([, of]) => of === parent).map(([pid]) => pid);
}
