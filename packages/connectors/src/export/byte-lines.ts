import type { Readable } from 'node:stream';

const NEW_LINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A line of a file as bytes, or the fact that it was too long to be kept. */
export type ByteLine = { readonly number: number; readonly bytes: Buffer } | { readonly number: number; readonly tooLong: number };

/**
 * The lines of a stream as bytes, so that a wrong encoding spoils one line and not the file.
 * Line ends of both kinds and a byte order mark are taken off; a line over the limit is passed over without being kept in memory.
 */
export async function* byteLines(stream: Readable, line_bytes_max: number): AsyncGenerator<ByteLine> {
  let number = 0;
  let kept: Buffer[] = [];
  let length = 0;
  const finish = (): ByteLine => {
    number += 1;
    const line: ByteLine = length > line_bytes_max ? { number, tooLong: length } : { number, bytes: trimmed(Buffer.concat(kept), number) };
    kept = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEW_LINE); end !== -1; end = chunk.indexOf(NEW_LINE, start)) {
      length += end - start;
      if (length <= line_bytes_max) kept.push(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    length += chunk.length - start;
    if (length <= line_bytes_max) kept.push(chunk.subarray(start));
    else kept = [];
  }
  if (length > 0) yield finish();
}

function trimmed(bytes: Buffer, number: number): Buffer {
  const start = number === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
  return bytes.subarray(start, end);
}
