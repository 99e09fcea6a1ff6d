import { relative } from 'node:path';
import { inspect } from 'node:util';

/** What the test runner tells of a finished test, as far as it is counted here. */
export interface EventData {
  readonly name: string;
  readonly nesting: number;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details: { readonly type?: string | undefined; readonly error?: unknown };
}

export interface SkippedTest {
  readonly name: string;
  readonly file: string;
  readonly because: string;
}

/** Counts leaf tests from the runner's events, which arrive file by file, each parent after its children. */
export class TestTally {
  passed = 0;
  failed = 0;
  readonly skipped: SkippedTest[] = [];
  readonly #failedFiles = new Set<string>();
  readonly #childrenSeen = new Map<string, number[]>();

  /** A passed event; returns what to tell when it is in truth a failure. */
  pass(event: EventData): string | undefined {
    const isLeaf = this.#isLeaf(event);
    if (isFileItself(event)) {
      this.failed += 1;
      this.#failedFiles.add(event.file);
      return `FAILED ${place(event)}\n  the file holds no test`;
    }
    if (!isLeaf || event.details.type === 'suite') return undefined;
    const left = event.skip ?? event.todo;
    if (left === undefined || left === false) this.passed += 1;
    else this.skipped.push({ name: event.name, file: place(event), because: typeof left === 'string' ? left : 'no reason given' });
    return undefined;
  }

  /** A failed event; returns what to tell, nothing where the failure is only that of a child, told before. */
  fail(event: EventData): string | undefined {
    this.#isLeaf(event);
    const error = event.details.error;
    if (failureType(error) === 'subtestsFailed') return undefined;
    this.failed += 1;
    if (isFileItself(event)) this.#failedFiles.add(event.file);
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const told = cause instanceof Error ? (cause.stack ?? cause.message) : typeof cause === 'string' ? cause : inspect(cause);
    return `FAILED ${place(event)}\n  ${event.name}\n  ${told.replaceAll('\n', '\n  ')}`;
  }

  /** Whether a file failed as a whole: it crashed, was ended or held no test. */
  fileFailed(file: string): boolean {
    return this.#failedFiles.has(file);
  }

  /** Whether no other test was reported inside this one. */
  #isLeaf({ file = '', nesting }: EventData): boolean {
    const seen = this.#childrenSeen.get(file) ?? [];
    this.#childrenSeen.set(file, seen);
    const children = seen[nesting + 1] ?? 0;
    seen[nesting + 1] = 0;
    seen[nesting] = (seen[nesting] ?? 0) + 1;
    return children === 0;
  }
}

/** The runner reports a file as if it were a test when it crashed or held none. */
function isFileItself(event: EventData): event is EventData & { readonly file: string } {
  const { name, file, nesting } = event;
  return nesting === 0 && file !== undefined && (name === file || name === relative(process.cwd(), file));
}

function failureType(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'failureType' in error ? error.failureType : undefined;
}

function place({ file, line }: EventData): string {
  return file === undefined ? 'unknown file' : `${relative(process.cwd(), file)}${line === undefined ? '' : `:${line}`}`;
}
