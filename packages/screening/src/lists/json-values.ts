import { ProblemError } from '@gatehouse/foundation';
import { LIST_LIMITS } from './list-limits.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const LINE_FEED = 10;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);
const OBJECT = 123;

/** Where the records of a JSON file stand: one after another, in an array, or in an array within an object. */
export type JsonLevel = 0 | 1 | 2;

/**
 * Gives each object that stands `level` brackets deep, parsed, with the line that it begins on. What is around them is not held.
 * Throws `bad-input` when one is no JSON, too long or nested too deeply, or the file ends inside one.
 */
export async function readJsonValues(
  text: AsyncIterable<string>,
  level: JsonLevel,
  file: string,
  onValue: (value: unknown, line: number) => void,
): Promise<void> {
  const scanner = new JsonScanner(level, file, onValue);
  for await (const chunk of text) scanner.write(chunk);
  scanner.end();
}

class JsonScanner {
  readonly #level: number;
  readonly #file: string;
  readonly #onValue: (value: unknown, line: number) => void;
  #pieces: string[] = [];
  #held = 0;
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  #isInValue = false;
  #line = 1;
  #valueLine = 1;

  constructor(level: number, file: string, onValue: (value: unknown, line: number) => void) {
    this.#level = level;
    this.#file = file;
    this.#onValue = onValue;
  }

  write(chunk: string): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === LINE_FEED) this.#lineEnds();
      if (this.#isInText) this.#inText(code);
      else if (code === QUOTE) this.#isInText = true;
      else if (OPENING.has(code)) {
        if (this.#depth === this.#level && code === OBJECT) {
          this.#isInValue = true;
          this.#valueLine = this.#line;
          from = at;
        }
        this.#depth += 1;
        if (this.#depth > LIST_LIMITS.depth_max)
          throw this.#broken('The JSON is nested too deeply.', "Check that this is the publisher's file.");
      } else if (CLOSING.has(code)) {
        this.#depth -= 1;
        if (this.#depth < 0) throw this.#broken('The JSON closes a bracket that was never opened.', 'Download the file again.');
        if (this.#isInValue && this.#depth === this.#level) this.#emit(chunk.slice(from, at + 1));
      }
    }
    if (this.#isInValue) this.#hold(chunk.slice(from));
  }

  end(): void {
    if (this.#depth > 0 || this.#isInText)
      throw this.#broken('The JSON ends early: the file was cut off.', 'Download it again, completely.');
  }

  #inText(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (code === BACKSLASH) this.#isEscaped = true;
    else if (code === QUOTE) this.#isInText = false;
  }

  #lineEnds(): void {
    this.#line += 1;
    // JSON has no line break within a text: it was cut off there.
    if (this.#isInText) throw this.#broken(`Line ${this.#line - 1} ends inside a text.`, 'Download the file again.', this.#line - 1);
  }

  #hold(piece: string): void {
    this.#pieces.push(piece);
    this.#held += piece.length;
    if (this.#held <= LIST_LIMITS.record_characters_max) return;
    const detail = `A record is longer than ${LIST_LIMITS.record_characters_max} characters.`;
    throw this.#broken(detail, "Check that this is the publisher's file.", this.#valueLine);
  }

  #emit(last: string): void {
    this.#hold(last);
    const text = this.#pieces.join('');
    this.#pieces = [];
    this.#held = 0;
    this.#isInValue = false;
    this.#onValue(this.#parse(text), this.#valueLine);
  }

  #parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw this.#broken(`The record at line ${this.#valueLine} is no JSON.`, 'Download the file again.', this.#valueLine, {
        cause: error,
      });
    }
  }

  #broken(detail: string, fix: string, line = this.#line, options?: ErrorOptions): ProblemError {
    return new ProblemError('bad-input', detail, fix, { file: this.#file, line }, options);
  }
}
