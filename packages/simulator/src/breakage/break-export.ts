import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EXPORT_FILES, type ExportFile } from '@gatehouse/contracts';
import { type Rng, seededRng } from '@gatehouse/foundation';
import type { Breakage, Row } from './breakage.ts';
import { ROW_FAULTS } from './row-faults.ts';
import { STATEMENT_FAULTS } from './statement-faults.ts';
import { UNREADABLE_USAGE_FILES, USAGE_FAULTS } from './usage-faults.ts';

/** A line on its way into a file; one with a fault is to be named. */
interface DraftLine {
  readonly bytes: Uint8Array;
  readonly fault?: Pick<Breakage, 'kind' | 'field'>;
}

/**
 * Copies an export and puts bad rows among the good ones, which all stay. Returns where each should be named, by file and line.
 * Besides, it writes what must be accepted and is not in the list: Windows line ends (`measures.jsonl`), a byte order mark (`payments.jsonl`),
 * an empty line (`access.jsonl`), a last line without its end (`resellers.jsonl`).
 */
export async function breakExport(folder: string, out: string, seed: number): Promise<Breakage[]> {
  const rng = seededRng(`breakage ${seed}`);
  const broken: Breakage[] = [];
  for (const path of await filesOf(folder)) {
    const lines = withFaults(rng.fork(path), path, linesOf(await readFile(join(folder, path))));
    for (const [index, { fault }] of lines.entries()) if (fault !== undefined) broken.push({ ...fault, file: path, line: index + 1 });
    await write(join(out, path), assemble(path, lines));
  }
  for (const { kind, file, text } of UNREADABLE_USAGE_FILES) {
    await write(join(out, file), Buffer.from(text));
    broken.push({ kind, file, line: 1, field: '' });
  }
  return broken;
}

function withFaults(rng: Rng, path: string, good: DraftLine[]): DraftLine[] {
  if (isExportFile(path)) return rowFile(rng, path, good);
  if (path === 'ownership.json') return statementFile(rng, good);
  const faults = USAGE_FAULTS.filter(({ file }) => file === path);
  const account = 'acc_00001';
  return insertAll(
    rng,
    good,
    faults.map(({ kind, field, make }) => ({ bytes: Buffer.from(make(account)), fault: { kind, field } })),
    // The first line of these files is their header.
    path.endsWith('.jsonl') ? 0 : 1,
  );
}

function rowFile(rng: Rng, file: ExportFile, good: DraftLine[]): DraftLine[] {
  const sample = good[0];
  if (sample === undefined) return good;
  const template = parseRow(sample.bytes);
  const faults = ROW_FAULTS[file].map(({ kind, field, make }, index): DraftLine => {
    const made = make('id' in template ? { ...template, id: `broken_${index}` } : template);
    const bytes = made instanceof Uint8Array ? made : Buffer.from(typeof made === 'string' ? made : JSON.stringify(made));
    return { bytes, fault: { kind, field } };
  });
  const lines = insertAll(rng, good, faults, 1);
  if (file === 'access.jsonl') lines.splice(1 + rng.below(lines.length), 0, { bytes: Buffer.alloc(0) });
  // The second of two rows with one id is the one at fault: it comes last.
  if ('id' in template) lines.push({ bytes: sample.bytes, fault: { kind: `duplicate-id-in-${file.replace('.jsonl', '')}`, field: 'id' } });
  if (file === 'accounts.jsonl') lines.push({ bytes: sample.bytes.subarray(0, 20), fault: { kind: 'truncated-last-line', field: 'line' } });
  return lines;
}

function statementFile(rng: Rng, good: DraftLine[]): DraftLine[] {
  const relationship = good
    .map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
    .find((line) => line.includes('"recordType":"relationship"'));
  if (relationship === undefined) return good;
  const template = parseRow(Buffer.from(relationship.replace(/,$/, '')));
  const faults = STATEMENT_FAULTS.map(({ kind, field, make }, index): DraftLine => {
    const made = make({ ...template, statementId: `broken-statement-${String(index).padStart(16, '0')}`, recordId: `broken-${index}` });
    return { bytes: Buffer.from(`${JSON.stringify(made)},`), fault: { kind, field } };
  });
  // Not before the opening bracket, and not after the last statement, which has no comma.
  const last = good.slice(-2);
  return [...insertAll(rng, good.slice(0, -2), faults, 1), ...last];
}

/** Puts each line at a random place after the first `after` lines. */
function insertAll(rng: Rng, good: readonly DraftLine[], faults: readonly DraftLine[], after: number): DraftLine[] {
  const lines = [...good];
  for (const fault of faults) lines.splice(after + rng.below(lines.length - after + 1), 0, fault);
  return lines;
}

function assemble(path: string, lines: readonly DraftLine[]): Uint8Array {
  const end = Buffer.from(path === 'measures.jsonl' ? '\r\n' : '\n');
  const parts = lines.flatMap(({ bytes }, index) => {
    const isLast = index === lines.length - 1;
    return isLast && (path === 'resellers.jsonl' || path === 'accounts.jsonl') ? [bytes] : [bytes, end];
  });
  return Buffer.concat(path === 'payments.jsonl' ? [Buffer.from([0xef, 0xbb, 0xbf]), ...parts] : parts);
}

function linesOf(content: Buffer): DraftLine[] {
  return content
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => ({ bytes: Buffer.from(line) }));
}

function parseRow(bytes: Uint8Array): Row {
  const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  if (typeof value !== 'object' || value === null) throw new TypeError('The export to break holds a row that is no object.');
  return Object.fromEntries(Object.entries(value));
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.replace(/\/+$/, '').length + 1))
    .toSorted();
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

function isExportFile(path: string): path is ExportFile {
  return path in EXPORT_FILES;
}
