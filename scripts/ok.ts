import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@gatehouse/foundation';
import { repositoryViolations } from './floors.ts';

/** `npm run ok`: everything that must hold before a change lands, one line each with its time. A check that fails tells all it found. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Outcome {
  readonly passed: boolean;
  readonly said: string;
}

interface Check {
  readonly name: string;
  run(): Promise<Outcome> | Outcome;
}

const CHECKS: readonly Check[] = [
  { name: 'types', run: () => command('tsc', ['-p', 'tsconfig.json']) },
  { name: 'types of the console', run: () => command('tsc', ['-p', 'packages/console/tsconfig.json']) },
  { name: 'lint', run: () => command('oxlint', ['-f', 'unix']) },
  { name: 'format', run: () => command('oxfmt', ['--check']) },
  { name: 'floors, circles and rules of the house', run: floors },
  { name: 'tests', run: () => command('node', ['scripts/test.ts']) },
];

let failed = 0;
for (const { name, run } of CHECKS) {
  const started_ms = systemClock.now();
  const { passed, said } = await run();
  if (!passed) failed += 1;
  const seconds = ((systemClock.now() - started_ms) / 1000).toFixed(1);
  process.stdout.write(`${passed ? 'ok    ' : 'FAILED'} ${name}, ${seconds} s\n${passed || said === '' ? '' : `${said}\n`}`);
}
process.exitCode = failed === 0 ? 0 : 1;

/** Tools are those of this checkout, whatever the machine has. */
function command(tool: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(`${ROOT}node_modules/.bin/${tool}`, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('error', reject);
    child.once('close', (status) => resolve({ passed: status === 0, said: said.join('').trimEnd() }));
  });
}

function floors(): Outcome {
  const violations = repositoryViolations(ROOT);
  return {
    passed: violations.length === 0,
    said: violations.map(({ file, line, rule, detail }) => `${file}:${line} ${rule}: ${detail}`).join('\n'),
  };
}
