import type { Readable } from 'node:stream';
import { BodsStatement } from '@gatehouse/contracts';
import { jsonValues } from './json-values.ts';
import { checked, openFile, type ReadResult } from './read-result.ts';

/**
 * The statements of a BODS 0.4 file, a JSON array or JSON Lines, streamed. A statement that does not hold what the calculators need
 * becomes a problem with file, line, member and remedy; the rest goes on. Throws `file-missing`.
 */
export async function* readBods(file: string): AsyncGenerator<ReadResult<BodsStatement>> {
  yield* readBodsStream(await openFile(file), file);
}

/** The same from a stream; `file` is what its problems name. */
export async function* readBodsStream(stream: Readable, file: string): AsyncGenerator<ReadResult<BodsStatement>> {
  for await (const result of jsonValues(stream, file)) {
    if ('problem' in result) {
      yield result;
      continue;
    }
    const { value, line } = result;
    yield checked(BodsStatement, value, { file, line }, recordIdOf(value));
  }
}

function recordIdOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'recordId' in value && typeof value.recordId === 'string' ? value.recordId : null;
}
