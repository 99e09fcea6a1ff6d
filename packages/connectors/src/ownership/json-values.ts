import type { Readable } from 'node:stream';
import { problem } from '@gatehouse/foundation';
import type { ReadResult } from './read-result.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The objects of a file that is a JSON array or JSON Lines, one after the other with the line on which each begins, without holding the file in memory.
 * Text that is no JSON becomes a problem with its line; in JSON Lines the next line goes on.
 */
export async function* jsonValues(stream: Readable, file: string): AsyncGenerator<ReadResult<unknown>> {
  stream.setEncoding('utf8');
  let scan: ((text: string) => Generator<Piece>) | null = null;
  let scanner: ArrayScanner | LineScanner | null = null;
  for await (const chunk of stream as AsyncIterable<string>) {
    let text = chunk;
    if (scan === null) {
      text = chunk.startsWith(BYTE_ORDER_MARK) ? chunk.slice(1) : chunk;
      scanner = text.trimStart().startsWith('[') ? new ArrayScanner() : new LineScanner();
      scan = scanner.push.bind(scanner);
    }
    for (const piece of scan(text)) yield parsed(piece, file);
  }
  if (scanner !== null) for (const piece of scanner.end()) yield parsed(piece, file);
}

interface Piece {
  readonly text: string;
  readonly line: number;
}

function parsed({ text, line }: Piece, file: string): ReadResult<unknown> {
  try {
    return { value: JSON.parse(text), line };
  } catch {
    return {
      id: null,
      problem: problem('bad-input', `Line ${line} is not JSON.`, 'Write a JSON array of statements, or one JSON object a line, in UTF-8.', {
        file,
        line,
      }),
    };
  }
}

/** Cuts JSON Lines at line ends. */
class LineScanner {
  #rest = '';
  #line = 0;

  *push(text: string): Generator<Piece> {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) yield* this.#piece(line);
  }

  *end(): Generator<Piece> {
    yield* this.#piece(this.#rest);
  }

  *#piece(text: string): Generator<Piece> {
    this.#line += 1;
    if (text.trim() !== '') yield { text, line: this.#line };
  }
}

/** What stands between the elements of an array. */
const BETWEEN: ReadonlySet<string> = new Set([' ', '\t', '\r', '\n', ',', ']']);

/** Cuts an array at the commas between its elements: follows strings and brackets, and leaves the rest to the parser. */
class ArrayScanner {
  #element = '';
  #depth = 0;
  #inString = false;
  #escaped = false;
  #line = 1;
  #begunOn = 1;
  #begun = false;

  *push(text: string): Generator<Piece> {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const mark = text[at];
      if (mark === '\n') this.#line += 1;
      if (this.#inString) {
        this.#inString = this.#escaped || mark !== '"';
        this.#escaped = !this.#escaped && mark === '\\';
        continue;
      }
      if (!this.#begun && this.#depth === 1 && mark !== undefined && !BETWEEN.has(mark)) {
        this.#begun = true;
        this.#begunOn = this.#line;
      }
      if (mark === '"') this.#inString = true;
      else if (mark === '[' || mark === '{') {
        this.#depth += 1;
        if (this.#depth === 1) start = at + 1;
      } else if (mark === ']' || mark === '}') {
        this.#depth -= 1;
        if (this.#depth === 0) {
          this.#element += text.slice(start, at);
          yield* this.end();
          start = text.length;
        }
      } else if (mark === ',' && this.#depth === 1) {
        this.#element += text.slice(start, at);
        start = at + 1;
        yield* this.end();
      }
    }
    if (this.#depth > 0) this.#element += text.slice(start);
  }

  *end(): Generator<Piece> {
    if (this.#element.trim() !== '') yield { text: this.#element, line: this.#begunOn };
    this.#element = '';
    this.#begun = false;
  }
}
