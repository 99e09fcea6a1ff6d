import type { Readable } from 'node:stream';
import { problem, type Problem } from '@gatehouse/foundation';
import type { ReadResult } from './read-result.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** A file that is neither an array nor JSON Lines, in the words of who reads it. `line` is where its value begins. */
export interface JsonValuesOptions {
  readonly noArray?: (line: number) => Problem;
}

/**
 * The objects of a file that is a JSON array or JSON Lines, one after the other with the line on which each begins, without holding the file in memory.
 * Text that is no JSON becomes a problem with its line; in JSON Lines the next line goes on. One object over several lines is one problem.
 */
export async function* jsonValues(stream: Readable, file: string, options: JsonValuesOptions = {}): AsyncGenerator<ReadResult<unknown>> {
  stream.setEncoding('utf8');
  let scanner: ArrayScanner | LineScanner | null = null;
  for await (const chunk of stream as AsyncIterable<string>) {
    const text: string = scanner === null && chunk.startsWith(BYTE_ORDER_MARK) ? chunk.slice(1) : chunk;
    scanner ??= text.trimStart().startsWith('[') ? new ArrayScanner() : new LineScanner();
    for (const piece of scanner.push(text)) yield parsed(piece, file, options);
  }
  if (scanner !== null) for (const piece of scanner.end()) yield parsed(piece, file, options);
}

interface Piece {
  readonly text: string;
  readonly line: number;
}

function parsed({ text, line }: Piece, file: string, options: JsonValuesOptions): ReadResult<unknown> {
  try {
    return { value: JSON.parse(text), line };
  } catch {
    return { id: null, problem: (text === OPENING ? options.noArray?.(line) : undefined) ?? notJson(line, file) };
  }
}

/** The piece that stands for a whole object over several lines. */
const OPENING = '{';

function notJson(line: number, file: string): Problem {
  return problem('bad-input', `Line ${line} is not JSON.`, 'Write a JSON array of statements, or one JSON object a line, in UTF-8.', {
    file,
    line,
  });
}

/** Cuts JSON Lines at line ends. */
class LineScanner {
  #rest = '';
  #line = 0;
  /** The first line, kept until the second tells a damaged line from the beginning of one object over several. */
  #first: Piece | null = null;
  #isFirst = true;
  #isOneObject = false;

  *push(text: string): Generator<Piece> {
    if (this.#isOneObject) return;
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) yield* this.#piece(line);
  }

  *end(): Generator<Piece> {
    yield* this.#piece(this.#rest);
    if (this.#first !== null) yield this.#first;
  }

  *#piece(text: string): Generator<Piece> {
    this.#line += 1;
    if (this.#isOneObject || text.trim() === '') return;
    const piece = { text, line: this.#line };
    const first = this.#first;
    if (this.#isFirst) {
      this.#isFirst = false;
      this.#first = piece;
      return;
    }
    if (first !== null) {
      this.#first = null;
      this.#isOneObject = opensObject(first.text) && !text.trimStart().startsWith('{');
      yield this.#isOneObject ? { text: OPENING, line: first.line } : first;
      if (this.#isOneObject) return;
    }
    yield piece;
  }
}

function opensObject(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
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
