import { createWriteStream } from 'node:fs';
import { copyFile, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '@gatehouse/foundation';
import { openListFile } from './open-list-file.ts';

/** Begins the line that tells how the table below it is read; `mapped-csv` recognises a file by it. */
const MAPPING_MARK = '# gatehouse-list: ';
const MAPPING_BYTES_MAX = 65_536;

/** Files that tell how a table of the same name is read. */
export const MAPPING_SUFFIX = '.mapping.json';

/**
 * The bytes of a list file, headed by its mapping where `NAME.mapping.json` stands beside it (NAME without `.csv` and `.gz`).
 * The mapping is part of what is read, so a change of it is a new version of the list.
 * Throws `bad-input` when the mapping is no JSON or too large.
 */
export async function* openMappedListFile(path: string, name: string): AsyncGenerator<Uint8Array> {
  const mapping = mappingOf(path);
  const found = await stat(mapping).catch(() => undefined);
  if (found !== undefined) yield new TextEncoder().encode(`${MAPPING_MARK}${await readMapping(mapping, found.size, name)}\n`);
  yield* openListFile(path, name);
}

/**
 * Copies a list file; where its mapping stands beside it, the copy is headed by it, uncompressed, and needs no file beside it any more.
 * Throws `file-missing` when the file cannot be read, and what {@link openMappedListFile} throws.
 */
export async function copyWithMapping(path: string, to: string): Promise<void> {
  try {
    const hasMapping = (await stat(mappingOf(path)).catch(() => undefined)) !== undefined;
    await (hasMapping ? pipeline(openMappedListFile(path, basename(path)), createWriteStream(to)) : copyFile(path, to));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('file-missing', 'The list file cannot be read.', 'Check the path.', { file: path }, { cause: error });
  }
}

function mappingOf(path: string): string {
  return `${path.replace(/(?:\.[ct]sv|\.txt)?(?:\.gz)?$/i, '')}${MAPPING_SUFFIX}`;
}

async function readMapping(path: string, size_bytes: number, name: string): Promise<string> {
  const file = `${name} (${MAPPING_SUFFIX})`;
  if (size_bytes > MAPPING_BYTES_MAX) {
    throw new ProblemError('bad-input', 'The mapping is too large.', 'A mapping names columns; see lists/README.md.', { file });
  }
  try {
    const mapping: unknown = JSON.parse(await readFile(path, 'utf8'));
    return JSON.stringify(mapping);
  } catch (error) {
    throw new ProblemError('bad-input', 'The mapping is no JSON.', 'See lists/README.md for its form.', { file }, { cause: error });
  }
}
