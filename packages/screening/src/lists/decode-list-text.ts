import { ProblemError } from '@gatehouse/foundation';
import { LIST_LIMITS } from './list-limits.ts';

const PIECE_BYTES = 65_536;
const LINE_FEED = 10;
const NUL = 0;
const UTF_16_MARKS: readonly (readonly [number, number])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const SAVE_AS_UTF_8 = 'Save the file as UTF-8, or download it again.';

/**
 * The text of a list file as it streams in: UTF-8, its mark at the beginning left out.
 * A table that is plain ASCII up to its first foreign byte is taken for Windows-1252, in which agencies still write;
 * XML and JSON are not, and neither is a file in which UTF-8 stood before.
 * Throws `bad-input`, naming the line, for UTF-16, NUL bytes, mixed encodings and files beyond the limit.
 */
export async function* decodeListText(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  seen: (chunk: Uint8Array) => void,
): AsyncGenerator<string> {
  const decoder = new ListDecoder(file);
  for await (const chunk of bytes) {
    seen(chunk);
    // A file that comes whole is taken in pieces too: limits are looked at between them.
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const text = decoder.decode(chunk.subarray(at, at + PIECE_BYTES));
      if (text !== '') yield text;
    }
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

class ListDecoder {
  readonly #file: string;
  #decoder = new TextDecoder('utf-8', { fatal: true });
  #total_bytes = 0;
  #lines = 1;
  #isAscii = true;
  #isFallback = false;
  #mayFallBack: boolean | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  decode(chunk: Uint8Array): string {
    if (chunk.length === 0) return '';
    if (this.#total_bytes === 0) this.#refuseUtf16(chunk);
    this.#total_bytes += chunk.length;
    if (this.#total_bytes > LIST_LIMITS.file_bytes_max)
      throw this.#broken('The file is larger than 1 GiB uncompressed.', "Check that this is the publisher's file.");
    const nul = chunk.indexOf(NUL);
    if (nul >= 0) throw this.#broken('The file holds a NUL byte: it is damaged, or no text.', 'Download it again.', chunk.subarray(0, nul));
    const text = withoutControls(this.#text(chunk));
    this.#lines += linesIn(chunk);
    return text;
  }

  end(): string {
    try {
      return this.#decoder.decode();
    } catch {
      throw this.#broken('The file ends inside a character: it was cut off.', 'Download it again, completely.');
    }
  }

  #text(chunk: Uint8Array): string {
    this.#mayFallBack ??= !/^\s*[<{[]/.test(Buffer.from(chunk.subarray(0, 64)).toString('latin1').replace(/^ï»¿/, ''));
    try {
      const text = this.#decoder.decode(chunk, { stream: true });
      // A mark at the beginning is three bytes that say nothing of the rest.
      if (this.#isAscii && text.length < chunk.length && !isMarkOnly(text, chunk)) this.#isAscii = false;
      return text;
    } catch {
      if (this.#isFallback || !this.#mayFallBack || !this.#isAscii)
        throw this.#broken('The file holds bytes that are not UTF-8.', SAVE_AS_UTF_8, foreignPart(chunk));
      if (hasUtf8Letters(chunk)) throw this.#broken('The file mixes UTF-8 with another encoding.', SAVE_AS_UTF_8, foreignPart(chunk));
      this.#isFallback = true;
      this.#decoder = new TextDecoder('windows-1252');
      return this.#decoder.decode(chunk, { stream: true });
    }
  }

  #refuseUtf16(chunk: Uint8Array): void {
    if (UTF_16_MARKS.some(([first, second]) => chunk[0] === first && chunk[1] === second))
      throw this.#broken('The file is UTF-16.', SAVE_AS_UTF_8);
  }

  #broken(detail: string, fix: string, before: Uint8Array = new Uint8Array()): ProblemError {
    return new ProblemError('bad-input', detail, fix, { file: this.#file, line: this.#lines + linesIn(before) });
  }
}

// Windows-1252 read as Latin-1 and then written as UTF-8 leaves its quotation marks as control characters: Sa\u0092id.
const CONTROLS = /[\u0080-\u009f]/;
const WINDOWS_1252 = new TextDecoder('windows-1252');

function withoutControls(text: string): string {
  if (!CONTROLS.test(text)) return text;
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.decode(Uint8Array.of(control.charCodeAt(0))));
}

function linesIn(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

function isMarkOnly(text: string, chunk: Uint8Array): boolean {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf && text.length === chunk.length - 3;
}

/** What stands before the first byte that belongs to no UTF-8 character. */
function foreignPart(chunk: Uint8Array): Uint8Array {
  const text = new TextDecoder('utf-8').decode(chunk);
  const at = text.indexOf('\uFFFD');
  return at < 0 ? chunk : new TextEncoder().encode(text.slice(0, at));
}

/** A letter of two or three bytes as UTF-8 writes it: by chance it does not arise in Windows-1252 text of whole words. */
function hasUtf8Letters(chunk: Uint8Array): boolean {
  return /[\u00c0-\u024f\u0370-\u052f\u0590-\u06ff\u4e00-\u9fff]/.test(new TextDecoder('utf-8').decode(chunk));
}
