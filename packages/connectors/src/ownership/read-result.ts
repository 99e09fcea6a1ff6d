import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { problem, type Problem, ProblemError } from '@gatehouse/foundation';
import type { z } from 'zod';
import { describeIssue } from '../export/describe-issue.ts';

/** One record of a file: read, or told what is wrong with it. The rest of the file goes on either way. */
export type ReadResult<T> = { readonly value: T; readonly line: number } | { readonly id: string | null; readonly problem: Problem };

/** Opens a file for reading. Throws `file-missing` where there is none. */
export async function openFile(file: string): Promise<Readable> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) {
    throw new ProblemError('file-missing', `There is no file ${basename(file)}.`, 'Check the path; it is relative to the current folder.', {
      file,
    });
  }
  return createReadStream(file);
}

/** A value checked against its schema, or the first thing that is wrong with it, with the place. Values are not repeated. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, place: { file: string; line: number }, id: string | null): ReadResult<T> {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, line: place.line };
  const [issue] = result.error.issues;
  const {
    field,
    problem: what,
    fix,
  } = issue === undefined ? { field: 'row', problem: 'is not readable', fix: 'Correct it.' } : describeIssue(issue);
  return { id, problem: problem('invalid-field', `${field} ${what}.`, fix, { ...place, field }) };
}
