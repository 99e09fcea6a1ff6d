import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError } from '@gatehouse/foundation';

const TRY_EVERY_MS = 50;
const WAIT_MS = 120_000;
/** The locks that this process has: one that bears its number and is not among them is that of a dead process of the same number. */
const held = new Set<string>();
let claims = 0;

/**
 * Does work while nobody else, in this process or another on this machine, changes the same shelf. A lock whose process is gone is taken over.
 * Throws `conflict` when another holds it for two minutes.
 */
export async function withShelfLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  for (let waited_ms = 0; !(await claimed(path)); waited_ms += TRY_EVERY_MS) {
    if (waited_ms >= WAIT_MS)
      throw new ProblemError('conflict', 'Another import or refresh of lists is under way.', 'Wait until it has ended, and try again.', {
        file: path,
      });
    await pause(TRY_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    held.delete(path);
    await rm(path, { force: true });
  }
}

/** The number is in the file before the file bears the lock's name: one that is killed between leaves no lock that nobody can call dead. */
async function claimed(path: string): Promise<boolean> {
  claims += 1;
  const mine = `${path}.${process.pid}-${claims}.tmp`;
  await writeFile(mine, String(process.pid));
  try {
    await link(mine, path);
    held.add(path);
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(mine, { force: true });
  }
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  const isGone = holder === process.pid ? !held.has(path) : !isAlive(holder);
  if (holder > 0 && isGone) await rm(path, { force: true });
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
