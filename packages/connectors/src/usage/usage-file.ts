import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { UsageFile } from './usage-item.ts';

/** A usage file that can be read more than once, line by line; gzip is undone. Rejects where it cannot be opened. */
export async function usageFile(path: string, name: string): Promise<UsageFile> {
  const isGzip = await startsAsGzip(path);
  return {
    name,
    lines: () => {
      const stream = createReadStream(path);
      return linesOf(isGzip ? stream.pipe(createGunzip()) : stream);
    },
  };
}

/** Usage that came as text, as a file of that name. */
export function usageText(text: string, name: string): UsageFile {
  return { name, lines: () => linesOf(Readable.from([Buffer.from(text)])) };
}

const GZIP_MAGIC = [0x1f, 0x8b];

async function startsAsGzip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(GZIP_MAGIC.length), 0, GZIP_MAGIC.length, 0);
    return bytesRead === GZIP_MAGIC.length && GZIP_MAGIC.every((byte, index) => buffer[index] === byte);
  } finally {
    await handle.close();
  }
}

/** The lines of UTF-8 text. A line break is LF or CRLF and nothing else: other breaks may stand inside a row. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = rest.indexOf('\n', start); end !== -1; end = rest.indexOf('\n', start)) {
      yield rest.slice(start, rest[end - 1] === '\r' ? end - 1 : end);
      start = end + 1;
    }
    rest = rest.slice(start);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
