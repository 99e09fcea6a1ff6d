import type { Readable } from 'node:stream';
import { LIMITS, ProblemError } from '@gatehouse/foundation';

/** The lines of a UTF-8 stream, without their ends. Throws when one is longer than the limit. */
export async function* readLines(stream: Readable, line_bytes_max: number = LIMITS.line_bytes_max): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = rest.indexOf('\n', start); end !== -1; end = rest.indexOf('\n', start)) {
      yield rest.slice(start, rest[end - 1] === '\r' ? end - 1 : end);
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > line_bytes_max) {
      throw new ProblemError(
        'too-large',
        `A line is longer than ${line_bytes_max} bytes.`,
        'Write one record a line, or split the record.',
      );
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
