import { createReadStream } from 'node:fs';
import { LIMITS } from '@gatehouse/foundation';
import type { z } from 'zod';
import { byteLines } from './byte-lines.ts';
import { describeIssue } from './describe-issue.ts';
import type { RowError } from './row-error.ts';
import { unknownMembers } from './unknown-members.ts';

export interface Row<T> {
  readonly line: number;
  readonly value: T;
}

/** The ids of rows that were in error but whose id could be read: what refers to them is not blamed twice. */
export interface RowsRead<T> {
  readonly rows: readonly Row<T>[];
  readonly errors: readonly RowError[];
  readonly brokenIds: ReadonlySet<string>;
}

/** Reads a JSON Lines file against its schema. A bad row is reported with line, field and remedy; the rest goes on. */
export async function readRows<T>(path: string, file: string, schema: z.ZodType<T>): Promise<RowsRead<T>> {
  const rows: Row<T>[] = [];
  const errors: RowError[] = [];
  const brokenIds = new Set<string>();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const line of byteLines(createReadStream(path), LIMITS.line_bytes_max)) {
    if ('tooLong' in line) {
      errors.push({
        file,
        line: line.number,
        field: 'line',
        problem: `is ${line.tooLong} bytes long`,
        fix: `Write at most ${LIMITS.line_bytes_max} bytes a line.`,
      });
      continue;
    }
    if (line.bytes.length === 0) continue;
    const parsed = parse(decoder, line.bytes);
    if ('problem' in parsed) {
      errors.push({ file, line: line.number, field: 'line', ...parsed });
      continue;
    }
    const checked = schema.safeParse(parsed.value, { reportInput: false });
    if (checked.success) {
      rows.push({ line: line.number, value: checked.data });
      for (const field of unknownMembers(parsed.value, checked.data)) {
        errors.push({
          file,
          line: line.number,
          field,
          problem: 'is not known here; the row is used without it',
          fix: 'Correct its spelling, or take it out.',
        });
      }
      continue;
    }
    const id = idOf(parsed.value);
    if (id !== null) brokenIds.add(id);
    for (const issue of checked.error.issues) errors.push({ file, line: line.number, ...describeIssue(issue) });
  }
  return { rows, errors, brokenIds };
}

function parse(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer): { value: unknown } | { problem: string; fix: string } {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { problem: 'is not UTF-8', fix: 'Save the file as UTF-8.' };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'is not JSON', fix: 'Write one whole JSON object a line; quote and escape text as RFC 8259 says.' };
  }
}

function idOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null;
}
