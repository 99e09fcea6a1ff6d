import { ProblemError } from '@gatehouse/foundation';

interface Schema<T> {
  safeParse(input: unknown): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

/** A line as its schema reads it. Throws a ProblemError `invalid-field` that names the first member that is wrong. */
export function parsedLine<T>(schema: Schema<T>, input: unknown, fix: string): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  throw new ProblemError(
    'invalid-field',
    `${field === '' ? 'The line' : `"${field}"`} cannot be read: ${issue?.message ?? 'it is not what was expected'}.`,
    fix,
    { field },
  );
}
