import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '@gatehouse/foundation';
import { errorCode } from '../postgres/error-code.ts';

/** Where the subjects stand whose data was deleted, one a line: beside the keys, so that no backup of the database can bring them back. */
export function shreddedListPath(dataDir: string): string {
  return join(dataDir, 'keys', 'shredded');
}

/** The subjects of the list; none where there is no list. */
export async function readShreddedList(dataDir: string): Promise<string[]> {
  const path = shreddedListPath(dataDir);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw new ProblemError(
      'file-missing',
      'The list of shredded subjects cannot be read.',
      'Let the user who runs Gatehouse read it.',
      { file: path },
      { cause: error },
    );
  });
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ];
}
