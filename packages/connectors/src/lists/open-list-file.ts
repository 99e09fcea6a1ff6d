import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ProblemError } from '@gatehouse/foundation';

const GZIP_MAGIC = [0x1f, 0x8b];
/** The largest list known has some 120 MB; a thousandfold compressed file that goes on for ever is an attack or an accident. */
export const LIST_FILE_BYTES_MAX = 1_073_741_824;

/**
 * The uncompressed bytes of a file; whether it is gzip is told by its first two bytes.
 * Throws `bad-input` when the compression ends early, `too-large` when more than `bytes_max` come out of it.
 */
export async function* openListFile(path: string, name: string, bytes_max: number = LIST_FILE_BYTES_MAX): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of (await isGzip(path)) ? unzipped(path, name) : plain(path)) {
    seen += chunk.byteLength;
    if (seen > bytes_max) {
      throw new ProblemError(
        'too-large',
        `The file holds more than ${Math.floor(bytes_max / 1_048_576)} MiB when it is uncompressed: no list is as large.`,
        "Look at the file and at its publisher's page; import the lists that you need as files of their own.",
        { file: name },
      );
    }
    yield chunk;
  }
}

function plain(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path) as AsyncIterable<Uint8Array>;
}

async function* unzipped(path: string, name: string): AsyncGenerator<Uint8Array> {
  const input = createReadStream(path);
  const output = createGunzip();
  input.on('error', (error) => output.destroy(error));
  try {
    yield* input.pipe(output) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new ProblemError(
      'bad-input',
      'The compressed file is broken or cut off.',
      'Download it again, completely.',
      { file: name },
      { cause: error },
    );
  } finally {
    // A reader that stops early leaves nothing open.
    input.destroy();
    output.destroy();
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
