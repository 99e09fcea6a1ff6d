import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ProblemError } from '@gatehouse/foundation';

const GZIP_MAGIC = [0x1f, 0x8b];

/** The uncompressed bytes of a file; whether it is gzip is told by its first two bytes. Throws `bad-input` when the compression ends early. */
export async function* openListFile(path: string, name: string): AsyncGenerator<Uint8Array> {
  if (!(await isGzip(path))) {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
    return;
  }
  const input = createReadStream(path);
  const unzipped = createGunzip();
  input.on('error', (error) => unzipped.destroy(error));
  try {
    yield* input.pipe(unzipped) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new ProblemError(
      'bad-input',
      'The compressed file is broken or cut off.',
      'Download it again, completely.',
      { file: name },
      { cause: error },
    );
  }
}

async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === GZIP_MAGIC[0] && buffer[1] === GZIP_MAGIC[1];
  } finally {
    await handle.close();
  }
}
