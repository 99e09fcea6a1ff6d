import { createHash } from 'node:crypto';
import { ProblemError } from '@gatehouse/foundation';
import { decodeListText } from './decode-list-text.ts';
import type { ListFile } from './list-file.ts';
import type { ListReading } from './list-reader.ts';
import { LIST_READERS } from './list-readers.ts';
import { resolveRelations } from './resolve-relations.ts';

const HEAD_CHARACTERS = 4096;

export interface ReadListFile extends ListReading {
  readonly file: string;
  readonly family: string;
  /** SHA-256 of the uncompressed content. */
  readonly sha256: string;
  /** The last byte of the uncompressed content: a publisher ends its files in one way. */
  readonly lastByte: number;
}

/**
 * Reads one file of a list, streaming, in whatever publisher's format it is.
 * Throws ProblemError: `bad-input` when it is empty, of no known format, cut off, or holds its header twice.
 */
export async function readListFile(file: ListFile): Promise<ReadListFile> {
  const hash = createHash('sha256');
  let lastByte = 0;
  const text = decodeListText(file.bytes, file.name, (chunk) => {
    hash.update(chunk);
    lastByte = chunk.at(-1) ?? lastByte;
  });
  const { head, whole } = await peek(text);
  if (head.trim() === '')
    throw new ProblemError('bad-input', 'The file is empty.', 'Download it again; the last good list stays in use.', { file: file.name });
  const reader = LIST_READERS.find((candidate) => candidate.recognises(head));
  if (reader === undefined) {
    throw new ProblemError(
      'bad-input',
      'This is no list format that Gatehouse knows.',
      'Give a file as its publisher offers it; see lists/README.md for the formats.',
      {
        file: file.name,
      },
    );
  }
  const reading = await reader.read(whole, file.name);
  if (reading.entries.length === 0 && (reading.supplements ?? []).length === 0) {
    throw new ProblemError('bad-input', 'The file holds no records.', 'Download it again; the last good list stays in use.', {
      file: file.name,
    });
  }
  return {
    ...reading,
    entries: resolveRelations(reading.entries),
    file: file.name,
    family: reader.family,
    sha256: hash.digest('hex'),
    lastByte,
  };
}

async function peek(text: AsyncGenerator<string>): Promise<{ head: string; whole: AsyncIterable<string> }> {
  let head = '';
  while (head.length < HEAD_CHARACTERS) {
    const { value, done } = await text.next();
    if (done === true) break;
    head += value;
  }
  return { head, whole: continued(head, text) };
}

async function* continued(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (head !== '') yield head;
  yield* rest;
}
