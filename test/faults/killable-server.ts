import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const PROGRAM = fileURLToPath(new URL('./server-process.ts', import.meta.url));
const Ready = z.object({ url: z.string(), verifierKey: z.string() });

export interface KillableServer {
  readonly url: string;
  readonly verifierKey: string;
  /** Ends it with SIGKILL, as a failing machine or the kernel's memory guard would; `withDatabase` takes PostgreSQL's first process too. */
  kill(options: { withDatabase: boolean }): Promise<void>;
  /** Ends it in good order, with its database. */
  stop(): Promise<void>;
}

/** Starts a server process on the folder and waits for its word that it serves. Throws with what it said where it did not start. */
export async function startKillableServer(dataDir: string): Promise<KillableServer> {
  const child = spawn(process.execPath, [PROGRAM, dataDir], { stdio: ['pipe', 'pipe', 'pipe'] });
  const said = collect(child.stderr);
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit').then(() => ['null'])]);
  const ready = Ready.safeParse(JSON.parse(String(line)));
  if (!ready.success) throw new Error(`the server did not start: ${said()}`);
  return {
    ...ready.data,
    async kill({ withDatabase }) {
      const database = withDatabase ? postmasterOf(dataDir) : null;
      const gone = ended(child);
      child.kill('SIGKILL');
      if (database !== null) process.kill(database, 'SIGKILL');
      await gone;
    },
    async stop() {
      const gone = ended(child);
      child.stdin.end();
      await gone;
    },
  };
}

/** The number of PostgreSQL's first process, as PostgreSQL wrote it down. */
function postmasterOf(dataDir: string): number {
  const pid = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) throw new Error('postmaster.pid names no process');
  return pid;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  return () => text;
}
