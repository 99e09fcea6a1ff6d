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

/** The marks that cut an array, as UTF-16 codes: comparing numbers is several times faster than comparing strings. */
const MARK = {
  quote: 0x22,
  backslash: 0x5c,
  comma: 0x2c,
  newline: 0x0a,
  opens: [0x5b, 0x7b],
  closes: [0x5d, 0x7d],
} as const;
const [OPENS_ARRAY, OPENS_OBJECT] = MARK.opens;
const [CLOSES_ARRAY, CLOSES_OBJECT] = MARK.closes;

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
    let at = 0;
    while (at < text.length) {
      if (this.#inString) at = this.#passString(text, at);
      if (at >= text.length) break;
      const mark = text.charCodeAt(at);
      if (!this.#begun && this.#depth === 1 && isBeginning(mark)) {
        this.#begun = true;
        this.#begunOn = this.#line;
      }
      if (mark === MARK.newline) this.#line += 1;
      else if (mark === MARK.quote) this.#inString = true;
      else if (mark === OPENS_ARRAY || mark === OPENS_OBJECT) {
        this.#depth += 1;
        if (this.#depth === 1) start = at + 1;
      } else if (mark === CLOSES_ARRAY || mark === CLOSES_OBJECT) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          this.#element += text.slice(start, at);
          yield* this.end();
          start = text.length;
        }
      } else if (mark === MARK.comma && this.#depth === 1) {
        this.#element += text.slice(start, at);
        start = at + 1;
        yield* this.end();
      }
      at += 1;
    }
    if (this.#depth > 0) this.#element += text.slice(start);
  }

  *end(): Generator<Piece> {
    if (this.#element.trim() !== '') yield { text: this.#element, line: this.#begunOn };
    this.#element = '';
    this.#begun = false;
  }

  /** The place behind the string's closing quote, or the end of the text where the string goes on in the next. */
  #passString(text: string, from: number): number {
    let escaped = this.#escaped;
    for (let at = from; at < text.length; at += 1) {
      const mark = text.charCodeAt(at);
      if (mark === MARK.newline) this.#line += 1;
      if (escaped) escaped = false;
      else if (mark === MARK.backslash) escaped = true;
      else if (mark === MARK.quote) {
        this.#inString = false;
        this.#escaped = false;
        return at + 1;
      }
    }
    this.#escaped = escaped;
    return text.length;
  }
}

/** Does an element of the array begin here, and not what stands between two? */
function isBeginning(mark: number): boolean {
  return mark > 0x20 && mark !== MARK.comma && mark !== CLOSES_ARRAY;
}
