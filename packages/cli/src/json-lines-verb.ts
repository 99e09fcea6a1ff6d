import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { problem, type Problem, ProblemError, toProblem } from '@gatehouse/foundation';
import { progressOn } from './progress.ts';
import { readLines } from './read-lines.ts';
import type { ExitStatus, VerbContext } from './verb.ts';

export interface JsonLinesOptions {
  /** `--in FILE`; standard input without it. */
  readonly in?: string | undefined;
  /** `--out FILE`; standard output without it. */
  readonly out?: string | undefined;
  /** Lines that are begun before the first of them is answered, where answers wait for something; 1 without it. */
  readonly ahead?: number;
}

/**
 * Reads JSON Lines and writes one line for each, in order, carrying its `id`.
 * A line that cannot be read, or that `answer` refuses with a ProblemError, becomes `{id, error}` and the rest goes on.
 * Resolves to 0, or to 3 when some line was in error.
 */
export async function answerJsonLines(
  context: VerbContext,
  options: JsonLinesOptions,
  answer: (input: unknown) => object | Promise<object>,
): Promise<ExitStatus> {
  const output = openOutput(context, options);
  const progress = progressOn(context.stderr, context.clock, 'lines');
  let failed = false;
  let lineNumber = 0;
  const begun: Promise<object>[] = [];
  const writeOldest = async (): Promise<void> => {
    const result = await begun.shift();
    if (result === undefined) return;
    if ('error' in result) failed = true;
    await writeLine(output, result);
    progress.tick();
  };
  for await (const line of readLines(openInput(context, options))) {
    lineNumber += 1;
    if (line.trim() === '') continue;
    const answered = answerLine(line, lineNumber, answer);
    // It is awaited in its turn; should an earlier one end the work, its own failure must not count as unhandled.
    answered.catch(() => undefined);
    begun.push(answered);
    if (begun.length >= (options.ahead ?? 1)) await writeOldest();
  }
  while (begun.length > 0) await writeOldest();
  progress.end();
  await closeOutput(output, context.stdout);
  return failed ? 3 : 0;
}

/** Writes one JSON line and waits where the reader is slower than we are. */
export function writeLine(output: Writable, value: object): Promise<void> {
  return writeText(output, `${JSON.stringify(value)}\n`);
}

/** The same for text, its line ends included. */
export async function writeText(output: Writable, text: string): Promise<void> {
  const goesOn = output.write(text);
  if (output.errored !== null && output.errored !== undefined) throw output.errored;
  if (!goesOn) await once(output, 'drain');
}

/** The verb's input: a file, or standard input. */
export function openInput(context: VerbContext, options: JsonLinesOptions): Readable {
  return options.in === undefined ? context.stdin : createReadStream(options.in);
}

/** The verb's output: a file, or standard output. */
export function openOutput(context: VerbContext, options: JsonLinesOptions): Writable {
  if (options.out === undefined) return context.stdout;
  // A file that cannot be written is told by the next write or at the end, not by ending the process here.
  return createWriteStream(options.out).on('error', () => undefined);
}

/** Flushes a file; standard output stays open. */
export async function closeOutput(output: Writable, stdout: Writable): Promise<void> {
  if (output === stdout) return;
  output.end();
  await finished(output);
}

/** What a line is answered: `{id, ...}`, or `{id, error}` where it cannot be read or `answer` refuses it with a ProblemError. */
export async function answerLine(line: string, lineNumber: number, answer: (input: unknown) => object | Promise<object>): Promise<object> {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return { id: null, error: unreadable(lineNumber) };
  }
  const id = idOf(input);
  try {
    return { id, ...(await answer(input)) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { id, error: { line: lineNumber, ...toProblem(error) } };
  }
}

function unreadable(line: number): Problem {
  return problem('bad-input', `Line ${line} is not JSON.`, 'Write one JSON object a line, in UTF-8, without line breaks inside.', { line });
}

function idOf(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
}
