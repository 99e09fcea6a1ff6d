import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readBods, readGleif } from '@gatehouse/connectors';
import type { BodsStatement } from '@gatehouse/contracts';
import { systemClock, toUtcDate } from '@gatehouse/foundation';
import { factsFromBods, factsFromGleifRows, type GleifRow, type OwnershipFacts, writeBods } from '@gatehouse/ownership';
import { BODS_CASES } from '../../packages/ownership/src/bods/bods-cases-for-tests.ts';

const SHARED = join(import.meta.dirname, '../../../shared/data/ownership');
const SET = join(SHARED, 'bods-0.4');
const ON = '2026-06-01';

/**
 * Runs the reference validator of BODS (libcovebods, of PyPI) beside ours on the standard's test set, on what `writeBods` writes and on a
 * case for each of our findings, and writes what it saw to bods.md. GATEHOUSE_PEER_PYTHON names a Python that has it.
 * Resolves to false where the two disagree about a statement of the test set, or the reference refuses what we wrote.
 */
export async function runBodsValidator(): Promise<boolean> {
  const python = process.env['GATEHOUSE_PEER_PYTHON'] ?? 'python3';
  if (spawnSync(python, ['-c', 'import libcovebods'], { stdio: 'ignore' }).status !== 0) {
    process.stdout.write('Left out: no Python with libcovebods. pip install libcovebods, and name it in GATEHOUSE_PEER_PYTHON.\n');
    return true;
  }
  if (!existsSync(SET)) {
    process.stdout.write('Left out: the test set of BODS 0.4 is not beside this checkout.\n');
    return true;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bods-'));
  try {
    const groups = [await testSet(python, 'valid-statements'), await testSet(python, 'invalid-statements'), await written(python, folder)];
    const cases = casesSeen(python, folder);
    writeFileSync(join(import.meta.dirname, 'bods.md'), report(versionOf(python), groups, cases));
    for (const group of groups) process.stdout.write(`${group.agreeing === group.files ? 'ok    ' : 'not ok'} ${inWords(group)}\n`);
    return groups.every(({ agreeing, files }) => files > 0 && agreeing === files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Told {
  readonly keyword: string;
  readonly path: string;
}

interface Seen {
  readonly file: string;
  readonly errors: readonly Told[];
  readonly checks: readonly string[];
}

interface Group {
  readonly what: string;
  readonly files: number;
  readonly agreeing: number;
  /** What the reference says beyond the schema, by kind. */
  readonly checks: readonly string[];
}

/** Do both accept the file, or both refuse it, ours with an error that the reference has too? */
async function testSet(python: string, folder: 'valid-statements' | 'invalid-statements'): Promise<Group> {
  const names = readdirSync(join(SET, 'tests/data', folder)).filter((name) => name.endsWith('.json'));
  const seen = reference(
    python,
    names.map((name) => join(SET, 'tests/data', folder, name)),
  );
  let agreeing = 0;
  for (const { file, errors } of seen) {
    const ours = await firstErrorOf(file);
    const agrees = ours === null ? errors.length === 0 : errors.some(({ keyword, path }) => `${keyword} ${path}` === ours);
    if (agrees) agreeing += 1;
    else process.stdout.write(`not ok ${basename(file)}: ours ${ours ?? 'none'}, the reference ${JSON.stringify(errors)}\n`);
  }
  return { what: `test set, ${folder}`, files: seen.length, agreeing, checks: [] };
}

async function firstErrorOf(file: string): Promise<string | null> {
  for await (const result of readBods(file)) {
    if ('value' in result) continue;
    const { keyword, path } = { keyword: '', path: '', ...result.problem };
    return `${keyword} ${path}`;
  }
  return null;
}

/** GLEIF and every worked example, read by us and written as BODS. */
async function written(python: string, folder: string): Promise<Group> {
  const sources: [string, OwnershipFacts][] = [['gleif', await gleifFacts()]];
  for (const name of readdirSync(join(SET, 'examples'))) {
    const statements: BodsStatement[] = [];
    for await (const result of readBods(join(SET, 'examples', name))) if ('value' in result) statements.push(result.value);
    sources.push([name, factsFromBods(statements, { asOf: ON })]);
  }
  const files = sources.map(([name, facts], index) => {
    const file = join(folder, `written-${index}-${name.replace('.json', '')}.json`);
    writeFileSync(file, JSON.stringify(writeBods(facts, { on: ON, publisher: { name: 'A provider' } })));
    return file;
  });
  const seen = reference(python, files);
  return {
    what: 'written by us: GLEIF of the shared sample, and the worked examples',
    files: seen.length,
    agreeing: seen.filter(({ errors }) => errors.length === 0).length,
    checks: [...new Set(seen.flatMap(({ checks }) => checks))].toSorted(),
  };
}

async function gleifFacts(): Promise<OwnershipFacts> {
  const rows: GleifRow[] = [];
  for (const name of ['lei-entities-small.csv', 'rr-golden-copy-subset-small.csv']) {
    for await (const result of readGleif(join(SHARED, 'gleif', name))) if ('value' in result) rows.push(result.value);
  }
  return factsFromGleifRows(rows, { asOf: ON });
}

interface CaseSeen {
  readonly code: string;
  readonly checks: readonly string[];
}

function casesSeen(python: string, folder: string): CaseSeen[] {
  const files = BODS_CASES.map(({ statements }, index) => {
    const file = join(folder, `case-${String(index).padStart(3, '0')}.json`);
    writeFileSync(file, JSON.stringify(statements));
    return file;
  });
  return reference(python, files).map(({ checks, errors }, index) => ({
    code: BODS_CASES[index]?.code ?? '',
    checks: [...errors.map(({ keyword, path }) => `schema: ${keyword} ${path}`), ...checks],
  }));
}

function reference(python: string, files: readonly string[]): Seen[] {
  return linesOf(python, files).flatMap((line) => {
    const seen: Seen | { version: string } = JSON.parse(line);
    return 'version' in seen ? [] : [seen];
  });
}

function versionOf(python: string): string {
  const { version }: { version: string } = JSON.parse(linesOf(python, [])[0] ?? '');
  return version;
}

function linesOf(python: string, files: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync(python, [join(import.meta.dirname, 'bods.py'), ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`the reference validator stopped: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  return stdout.trim().split('\n');
}

function inWords({ what, files, agreeing }: Group): string {
  return `${what}: ${agreeing} of ${files}`;
}

function report(version: string, groups: readonly Group[], cases: readonly CaseSeen[]): string {
  const told = cases.filter(({ checks }) => checks.length > 0).length;
  return [
    '# What the reference validator of BODS says beside ours',
    '',
    'Written by `npm run test:peers`: libcovebods, as it comes from PyPI, on the standard’s test set (agreement: both accept, or both refuse and our first',
    'error is one of its own), on what `writeBods` writes, and on a case for each of our findings. Its check of identifier schemes needs the network and is left out.',
    '',
    `${toUtcDate(systemClock.now())}, libcovebods ${version}.`,
    '',
    '| statements | files | agreeing or accepted | said beyond the schema |',
    '|---|---|---|---|',
    ...groups.map(({ what, files, agreeing, checks }) => `| ${what} | ${files} | ${agreeing} | ${checks.join(', ') || 'nothing'} |`),
    '',
    `Of our ${cases.length} cases of findings the reference objects to ${told}.`,
    '',
    '| our finding | what the reference says of the same file |',
    '|---|---|',
    ...cases.map(({ code, checks }) => `| ${code} | ${checks.join(', ') || 'nothing'} |`),
    '',
  ].join('\n');
}
