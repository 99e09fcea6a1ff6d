/**
 * RFC 9457 problem details: what went wrong, and what to do about it.
 * `code` is ours and stable; `type` is its page; `fix` tells the reader the next step.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly fix: string;
  /** The file, line or member that the problem is about, where there is one. */
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
}

/** The catalogue: every error a user can meet, its HTTP status and the remedy's general form. */
export const PROBLEMS = {
  'bad-input': { status: 400, title: 'The input cannot be read' },
  'invalid-field': { status: 422, title: 'A field does not hold what it should' },
  'unknown-name': { status: 422, title: 'A name is not known here' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'Your role does not allow this' },
  'own-proposal': { status: 403, title: 'Nobody approves their own proposal' },
  'not-found': { status: 404, title: 'There is nothing here' },
  conflict: { status: 409, title: 'The present state does not allow this' },
  'idempotency-mismatch': { status: 422, title: 'This idempotency key was used for another request' },
  'idempotency-missing': { status: 400, title: 'A call that changes something needs an Idempotency-Key' },
  'too-large': { status: 413, title: 'This is larger than the limit' },
  'too-many': { status: 429, title: 'Too many requests' },
  'stale-list': { status: 503, title: 'A watch list is missing or too old' },
  'database-unreachable': { status: 503, title: 'The database does not answer' },
  'database-too-old': { status: 503, title: 'The database server is too old' },
  'database-too-new': { status: 503, title: 'The database was written by a newer Gatehouse' },
  'migration-changed': { status: 500, title: 'A migration differs from the one that was applied' },
  'key-missing': { status: 503, title: 'The key-encryption key is missing or is another one' },
  'database-failed': { status: 500, title: 'The database did not start' },
  'folder-in-use': { status: 409, title: 'The data folder is in use' },
  'folder-not-writable': { status: 500, title: 'The data folder cannot be written' },
  'disk-full': { status: 507, title: 'The disk is full' },
  'namespaces-forbidden': { status: 500, title: 'PostgreSQL cannot run as root here' },
  'port-taken': { status: 409, title: 'The port is taken' },
  'file-missing': { status: 404, title: 'A file is missing' },
  'node-too-old': { status: 500, title: 'Node.js is too old' },
  'not-verified': { status: 422, title: 'The proof does not hold' },
  usage: { status: 400, title: 'The command was not understood' },
  'not-built-yet': { status: 501, title: 'This is announced, not built' },
  internal: { status: 500, title: 'Something failed inside Gatehouse' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface ProblemPlace {
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
}

/** An error made for a reader: thrown anywhere, shown as it is. Never holds personal data. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, detail: string, fix: string, place: ProblemPlace = {}, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'ProblemError';
    this.problem = problem(code, detail, fix, place);
  }
}

/** Problem details from the catalogue. */
export function problem(code: ProblemCode, detail: string, fix: string, place: ProblemPlace = {}): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `https://gatehouse.example/problems/${code}`, title, status, detail, code, fix, ...place };
}

/** Any thrown value as problem details; what we did not throw ourselves stays internal and says nothing of its inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return problem(
    'internal',
    'An unexpected error occurred.',
    'Look at the log of this process for the cause, and report it with the version and the time.',
  );
}
