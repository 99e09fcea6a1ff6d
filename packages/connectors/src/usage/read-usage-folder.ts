import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dcgmFormat } from './dcgm-format.ts';
import { focusFormat } from './focus-format.ts';
import { jsonLinesFormat } from './json-lines-format.ts';
import { plainFormat } from './plain-format.ts';
import { slurmFormat } from './slurm-format.ts';
import { sstatFormat } from './sstat-format.ts';
import { usageFile, usageText } from './usage-file.ts';
import { problemItem, type UsageFile, type UsageFormat, type UsageItem } from './usage-item.ts';

/** Every usage format; the first that recognises a file reads it. */
export const USAGE_FORMATS: readonly UsageFormat[] = [slurmFormat, sstatFormat, focusFormat, dcgmFormat, jsonLinesFormat, plainFormat];

/**
 * Reads every file below a folder, in the order of their names, each in the format that its content shows; gzip is allowed.
 * Every row ends in one item: a record, a power series, a problem, or a reason why it holds no accelerator time. No error of a row stops the rest.
 */
export async function* readUsageFolder(folder: string): AsyncGenerator<UsageItem> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.toSorted()) yield* readUsageFile(path, path.slice(folder.length).replace(/^[\\/]+/, ''));
}

/** Reads one usage file; `name` is what its records and problems show. */
export async function* readUsageFile(path: string, name: string): AsyncGenerator<UsageItem> {
  yield* readFormat(await usageFile(path, name));
}

/** Reads usage that came as text, in whichever format it is. */
export function readUsageText(text: string, name: string = 'body'): AsyncGenerator<UsageItem> {
  return readFormat(usageText(text, name));
}

async function* readFormat(file: UsageFile): AsyncGenerator<UsageItem> {
  const head = await headOf(file);
  if (head.length === 0) return;
  const format = USAGE_FORMATS.find((candidate) => candidate.recognises(head));
  if (format === undefined) {
    const known = USAGE_FORMATS.map((candidate) => candidate.name).join(', ');
    yield problemItem(file.name, 1, '', 'The file is in no format that the meter reads.', `Known formats: ${known}.`);
    return;
  }
  yield* format.read(file);
}

const HEAD_LINES = 20;

async function headOf(file: UsageFile): Promise<string[]> {
  const head: string[] = [];
  for await (const line of file.lines()) {
    if (line.trim() !== '') head.push(line.trim());
    if (head.length === HEAD_LINES) break;
  }
  return head;
}
