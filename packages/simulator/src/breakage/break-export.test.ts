import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { rm } from 'node:fs/promises';
import { EXPORT_FILES } from '@gatehouse/contracts';
import { simulate } from '../simulate.ts';
import { breakExport } from './break-export.ts';
import type { Breakage } from './breakage.ts';

let root: string;
let good: string;
let bad: string;
let breakages: Breakage[];

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'gatehouse-breakage-'));
  good = join(root, 'good');
  bad = join(root, 'bad');
  await simulate({ out: good, seed: 5, customers: 200, days: 14 });
  breakages = await breakExport(good, bad, 1);
});
after(() => rm(root, { recursive: true }));

const linesOf = async (folder: string, file: string): Promise<string[]> =>
  (await readFile(join(folder, file), 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);

test('breakExport() makes more than fifty kinds of fault, each once', () => {
  const kinds = breakages.map(({ kind }) => kind);
  assert.equal(new Set(kinds).size, kinds.length);
  assert.ok(kinds.length >= 50, `${kinds.length} kinds`);
});

test('breakExport() leaves every good line where a reader finds it', async () => {
  for (const file of (await readdir(good, { recursive: true })).filter((path) => path.includes('.'))) {
    const kept = new Set(await linesOf(bad, file));
    for (const line of await linesOf(good, file)) assert.ok(line === '' || kept.has(line), `${file}: ${line.slice(0, 80)}`);
  }
});

test('breakExport() points at lines that their schema refuses, at the field it says, but for faults between rows', async () => {
  const between = /absent|duplicate|future|backwards|before-opened/;
  for (const [file, schema] of Object.entries(EXPORT_FILES)) {
    const lines = await linesOf(bad, file);
    for (const fault of breakages.filter((breakage) => breakage.file === file && !between.test(breakage.kind))) {
      assert.equal(fieldAtFault(schema, lines[fault.line - 1] ?? '', fault), fault.field, `${fault.kind} in ${file}`);
    }
  }
});

test('breakExport() gives the same bytes for the same seed', async () => {
  const again = join(root, 'again');
  assert.deepEqual(await breakExport(good, again, 1), breakages);
  for (const file of new Set(breakages.map((breakage) => breakage.file))) {
    assert.deepEqual(await readFile(join(again, file)), await readFile(join(bad, file)));
  }
});

type Schema = (typeof EXPORT_FILES)[keyof typeof EXPORT_FILES];

function fieldAtFault(schema: Schema, line: string, { kind }: Breakage): string {
  // What is no UTF-8, or longer than a reader takes, never reaches the parser.
  if (line.includes('\uFFFD') || kind === 'over-long-line') return 'line';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'line';
  }
  return schema.safeParse(value).error?.issues[0]?.path.join('.') || 'row';
}
