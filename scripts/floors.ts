import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { houseViolations } from './house-rules.ts';
import { circleViolations } from './import-circles.ts';
import { importsOf } from './imports-of.ts';
import { readSourceFiles, type SourceFile, type Violation } from './source-files.ts';

/** The floor of every room. Imports go down only. */
export const FLOORS: Readonly<Record<string, number>> = {
  foundation: 0,
  contracts: 1,
  rules: 2,
  screening: 2,
  ownership: 2,
  compute: 2,
  ledger: 2,
  program: 3,
  store: 4,
  connectors: 4,
  server: 5,
  console: 6,
  cli: 6,
  simulator: 6,
};

/** Rooms of one floor that may look at each other, because the house's plan says so. */
const SAME_FLOOR = new Set(['cli>simulator']);

/** The floors without any input or output: from the foundation to the program, which reaches the world through its ports. */
const PURE_FLOOR_MAX = 3;
const IO_MODULES = /^node:(fs|net|http|http2|https|tls|dgram|dns|child_process|cluster|worker_threads|sqlite)(\/|$)/;

/** Root tools that a test of any room may use without declaring them. */
const TEST_PACKAGES = new Set(['fast-check', 'ajv', 'ajv-formats', 'playwright-core', 'axe-core', '@sparticuz/chromium']);

/** What a room declares in its package.json, by room. */
export type Manifests = Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;

/**
 * Imports that go up or sideways, reach into another room past its door, use what the room does not declare, or do input and output
 * on a pure floor. Tests may read fixtures from files; their other imports are held to the same floors.
 */
export function floorViolations(files: readonly SourceFile[], manifests: Manifests): Violation[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === undefined) return [];
    const floor = FLOORS[room];
    if (floor === undefined)
      return [{ file: file.path, line: 1, rule: 'floors', detail: `the room "${room}" has no floor: add it to FLOORS` }];
    return importsOf(file).flatMap(({ from, line }) => {
      const detail = wrongImport({ file: file.path, room, floor, from, declared: manifests[room]?.dependencies ?? {} });
      return detail === undefined ? [] : [{ file: file.path, line, rule: 'floors', detail }];
    });
  });
}

/** Every rule that the desk holds on the repository at `root`. */
export function repositoryViolations(root: string): Violation[] {
  const files = readSourceFiles(root);
  return [...floorViolations(files, readManifests(root)), ...circleViolations(files), ...houseViolations(files)];
}

/** A test, or what only tests use: it may read files. */
export function isTestFile(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /\/(test-support|testing)\//.test(path);
}

interface Import {
  readonly file: string;
  readonly room: string;
  readonly floor: number;
  readonly from: string;
  readonly declared: Readonly<Record<string, string>>;
}

function wrongImport({ file, room, floor, from, declared }: Import): string | undefined {
  const test = isTestFile(file);
  if (from.startsWith('.')) {
    return packageOf(posix.join(dirname(file), from)) === room ? undefined : `"${from}" leaves the room: import another room by its name`;
  }
  if (from.startsWith('node:')) {
    return floor <= PURE_FLOOR_MAX && !test && IO_MODULES.test(from)
      ? `"${from}" on floor ${floor}: the pure floors do no input or output`
      : undefined;
  }
  const name = packageName(from);
  const target = name.startsWith('@gatehouse/') ? name.slice('@gatehouse/'.length) : undefined;
  if (target !== undefined && target !== room) {
    const below = FLOORS[target];
    if (below === undefined) return `"${from}" is no room of this house`;
    if (below > floor) return `"${from}" is on floor ${below}, above ${room} on floor ${floor}`;
    if (below === floor && !SAME_FLOOR.has(`${room}>${target}`)) return `"${from}" is on the same floor ${floor} as ${room}`;
    if (from !== name) return `"${from}" reaches past the door: import "${name}"`;
  }
  if (target === room || declared[name] !== undefined || (test && TEST_PACKAGES.has(name))) return undefined;
  return `"${name}" is not among the dependencies of ${room}'s package.json`;
}

/** The room whose source a path is; undefined for scripts, tests over rooms and measures, which may import any room. */
function roomOf(path: string): string | undefined {
  return /^packages\/([^/]+)\/src\//.exec(path)?.[1];
}

function packageOf(path: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(path)?.[1];
}

function packageName(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

function readManifests(root: string): Manifests {
  return Object.fromEntries(
    Object.keys(FLOORS).map((room) => [room, JSON.parse(readFileSync(join(root, 'packages', room, 'package.json'), 'utf8'))]),
  );
}

if (import.meta.main) {
  const violations = repositoryViolations(fileURLToPath(new URL('..', import.meta.url)));
  for (const { file, line, rule, detail } of violations) process.stdout.write(`${file}:${line} ${rule}: ${detail}\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
