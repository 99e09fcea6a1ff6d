import { setTimeout as pause } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';

const POLL_MS = 10;
const FAST_WAIT_MS = 20_000;

/**
 * Stops a server in PostgreSQL's `fast` way (roll back what is open, write a checkpoint, end) and resolves when it is gone.
 * One that does not end is told to stop at once; its next start then recovers from the write-ahead log.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  const identity = processIdentity(pid);
  if (identity === undefined) return;
  signalPostmaster(pid, 'SIGINT');
  if (await isGone(pid, identity)) return;
  signalPostmaster(pid, 'SIGQUIT');
  await isGone(pid, identity);
}

/** Sends the signal, where the process still runs. */
export function signalPostmaster(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already: that is what was wanted.
  }
}

async function isGone(pid: number, identity: string): Promise<boolean> {
  for (let waited_ms = 0; waited_ms < FAST_WAIT_MS; waited_ms += POLL_MS) {
    if (processIdentity(pid) !== identity) return true;
    await pause(POLL_MS);
  }
  return false;
}
