import type { Readable } from 'node:stream';
import { BodsStatement } from '@gatehouse/contracts';
import type { Problem } from '@gatehouse/foundation';
import { bodsProblem } from './bods-problem.ts';
import { bodsSchemaErrors, isBodsStatement } from './bods-validator.ts';
import { type BodsViolation, bodsViolations } from './bods-violation.ts';
import { isReadableDespite } from './readable-despite.ts';
import { jsonValues } from './json-values.ts';
import { checked, openFile, type ReadResult } from './read-result.ts';

/**
 * The statements of a BODS 0.4 file, a JSON array or JSON Lines, streamed. A statement that the standard's schema refuses, formats
 * asserted, becomes a problem with file, line, member, remedy and the standard's own keyword and path; the rest goes on. Leaving it out
 * clears nobody: what it said becomes a gap. Throws `file-missing`.
 */
export async function* readBods(file: string): AsyncGenerator<ReadResult<BodsStatement>> {
  yield* readBodsStream(await openFile(file), file);
}

/**
 * The same for judging who owns whom: a statement that the standard refuses for its form only ({@link isReadableDespite}) is told as a problem and
 * taken besides. That somebody holds a share is not unsaid by a short statement id, and to drop it could hide a designated owner.
 */
export async function* readBodsForJudging(file: string): AsyncGenerator<ReadResult<BodsStatement>> {
  yield* readBodsStream(await openFile(file), file, { takesReadable: true });
}

/** The same from a stream; `file` is what its problems name. */
export async function* readBodsStream(
  stream: Readable,
  file: string,
  { takesReadable = false }: { readonly takesReadable?: boolean } = {},
): AsyncGenerator<ReadResult<BodsStatement>> {
  let index = -1;
  for await (const result of jsonValues(stream, file, { noArray: (line) => bodsProblem([NO_ARRAY], { file, line }) })) {
    index += 1;
    if ('problem' in result) {
      yield result;
      continue;
    }
    const checkedOne = checkedStatement(result.value, { file, line: result.line, index });
    yield checkedOne;
    if (takesReadable && 'problem' in checkedOne) {
      const readable = BodsStatement.safeParse(result.value);
      if (readable.success && isReadableDespite(bodsViolations(bodsSchemaErrors(result.value), index)))
        yield { value: readable.data, line: result.line };
    }
  }
}

interface Place {
  readonly file: string;
  readonly line: number;
  /** The statement's number in the file, from 0, as in the standard's paths. */
  readonly index: number;
}

function checkedStatement(value: unknown, place: Place): ReadResult<BodsStatement> {
  const { file, line } = place;
  // What the standard accepts holds all that the calculators need, but for the empty record id, which it lets pass.
  if (isBodsStatement(value)) return value.recordId === '' ? checked(BodsStatement, value, { file, line }, null) : { value, line };
  return { id: recordIdOf(value), problem: problemOf(value, place) };
}

function problemOf(value: unknown, { file, line, index }: Place): Problem {
  const [first, ...rest] = bodsViolations(bodsSchemaErrors(value), index);
  return bodsProblem([first ?? NO_STATEMENT, ...rest], { file, line });
}

const NO_ARRAY: BodsViolation = {
  keyword: 'type',
  path: '$',
  field: 'file',
  problem: 'is one JSON object over several lines, no array of statements',
  fix: 'Write a JSON array of statements, or one JSON object a line, in UTF-8.',
};

const NO_STATEMENT: BodsViolation = {
  keyword: 'type',
  path: '$',
  field: 'row',
  problem: 'is no statement',
  fix: 'Write a BODS statement.',
};

function recordIdOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'recordId' in value && typeof value.recordId === 'string' ? value.recordId : null;
}
