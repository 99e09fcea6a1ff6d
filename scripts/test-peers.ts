import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock, toUtcDate } from '@gatehouse/foundation';
import { startPeerServer } from '@gatehouse/store';
import { runBodsValidator } from '../test/peers/bods.ts';
import { runYenteClients } from '../test/peers/yente-clients.ts';

/**
 * `npm run test:peers`: runs the suite that touches the database on a PostgreSQL of this machine instead of the embedded one, and
 * writes what it saw to test/peers/postgresql.md; then yente's own clients against our server, to test/peers/yente-clients.md; then the
 * reference validator of BODS beside ours, to test/peers/bods.md.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SUITES = ['packages/store/src/**/*.test.ts', 'test/e2e/**/*.test.ts'];

const folder = findBinaries();
if (folder === undefined) {
  process.stdout.write('Left out: no PostgreSQL of this machine (/usr/lib/postgresql/*/bin, PATH). Debian: apt-get install postgresql.\n');
} else {
  await runOn(folder);
}
if (!(await runYenteClients())) process.exitCode = 1;
if (!(await runBodsValidator())) process.exitCode = 1;

async function runOn(binariesFolder: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'gatehouse-peer-'));
  const server = await startPeerServer(binariesFolder, home);
  try {
    process.stdout.write(`PostgreSQL ${server.version} of ${binariesFolder}\n`);
    const files = SUITES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).toSorted();
    const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap', ...files], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: server.connectionString },
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [passed, failed] = [countOf(stdout, 'pass'), countOf(stdout, 'fail')];
    const failures = [...stdout.matchAll(/^\s*not ok \d+ - (.*)$/gm)].map(([, name]) => name ?? '');
    process.stdout.write(`${passed} passed, ${failed} failed\n${failures.map((name) => `  failed: ${name}\n`).join('')}`);
    writeFileSync(
      join(ROOT, 'test/peers/postgresql.md'),
      report({ version: server.version, files: files.length, passed, failed, failures }),
    );
    process.exitCode = status ?? 1;
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The newest server of Debian's folders, else the one on the PATH. */
function findBinaries(): string | undefined {
  const versions = globSync('/usr/lib/postgresql/*/bin/postgres').toSorted((a, b) => Number(b.split('/')[4]) - Number(a.split('/')[4]));
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((path) => join(path, 'postgres'));
  const found = [...versions, ...onPath].find((path) => existsSync(path) && existsSync(join(dirname(path), 'initdb')));
  return found === undefined ? undefined : dirname(found);
}

function countOf(tap: string, kind: string): number {
  return Number(new RegExp(`^# ${kind} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
}

function report(seen: { version: string; files: number; passed: number; failed: number; failures: readonly string[] }): string {
  const lines = [
    '# The database suite on another PostgreSQL',
    '',
    'Written by `npm run test:peers`. The same tests that run on the embedded server ran on one from the distribution, through `DATABASE_URL`.',
    '',
    '| date | server | test files | passed | failed |',
    '|---|---|---|---|---|',
    `| ${toUtcDate(systemClock.now())} | PostgreSQL ${seen.version} | ${seen.files} | ${seen.passed} | ${seen.failed} |`,
    ...seen.failures.map((name) => `\n- failed: ${name}`),
  ];
  return `${lines.join('\n')}\n`;
}
