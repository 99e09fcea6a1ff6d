import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONSOLE = fileURLToPath(new URL('../../console', import.meta.url));
const SOURCES = ['src', 'build', 'public', 'index.html', 'vite.config.ts', '../contracts/src', '../foundation/src'];

/**
 * Builds the console's files where they are missing or older than their source. A failure is told and does not stop the server:
 * the API works without the console.
 */
export async function buildConsole(terminal: { write(text: string): unknown }): Promise<void> {
  const built = await modified(join(CONSOLE, 'dist', 'index.html'));
  const changed = Math.max(...(await Promise.all(SOURCES.map((source) => newest(join(CONSOLE, source))))));
  if (built > changed) return;
  const failure = await run();
  if (failure !== null) terminal.write(`The console could not be built; the API is served without it.\n${failure}\n`);
}

async function run(): Promise<string | null> {
  const vite = fileURLToPath(import.meta.resolve('vite/package.json')).replace(/package\.json$/, '');
  const { bin } = JSON.parse(await readFile(join(vite, 'package.json'), 'utf8')) as { bin: { vite: string } };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(vite, bin.vite), 'build', CONSOLE, '--logLevel', 'error'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) => resolve(code === 0 ? null : output));
  });
}

async function newest(path: string): Promise<number> {
  const own = await modified(path);
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const times = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => modified(join(entry.parentPath, entry.name))));
  return Math.max(own, ...times);
}

async function modified(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}
