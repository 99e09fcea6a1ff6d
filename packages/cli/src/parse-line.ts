import { ProblemError } from '@gatehouse/foundation';
import type { z } from 'zod';

/** A line's JSON as what a schema describes. Throws `invalid-field` naming the first member that does not fit. */
export function parseLine<S extends z.ZodType>(schema: S, input: unknown, fix: string): z.infer<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ProblemError('invalid-field', issue?.message ?? 'The line does not hold what it should.', fix, {
    field: issue?.path.map(String).join('.') ?? '',
  });
}
