import { ProblemError } from '@gatehouse/foundation';
import type { DecisionQueue, Reader, World } from '@gatehouse/program';
import type { People } from '../access/people.ts';
import type { Caller } from '../call.ts';
import type { Metrics } from '../health.ts';
import type { ListsKeeper } from '../installation/keep-lists.ts';
import type { Installation } from '../installation/open-installation.ts';

/** What the handlers work with. */
export interface Rooms {
  readonly installation: Installation;
  readonly world: World;
  readonly people: People;
  readonly decisions: DecisionQueue;
  readonly metrics: Metrics;
  readonly lists: ListsKeeper;
}

/** The caller of a route that is not public. */
export function readerOf(caller: Caller | null): Reader {
  if (caller === null)
    throw new ProblemError('not-signed-in', 'This call needs a person or a program that is signed in.', 'Sign in first.');
  return caller;
}

/** How the cursors of a list are written: the last row's key, or how many rows were shown. */
const CURSOR_FORMS = { key: /^/, count: /^\d{1,15}$/ } as const;

/** A page's parameters. Throws `invalid-field` for a cursor that no answer of this list gave. */
export function pageOf(
  query: { readonly cursor?: string | undefined; readonly limit: number },
  form: keyof typeof CURSOR_FORMS = 'key',
): { after: string | null; limit: number } {
  const after = query.cursor ?? null;
  if (after !== null && !CURSOR_FORMS[form].test(after)) {
    throw new ProblemError(
      'invalid-field',
      'The cursor is none of this list.',
      'Take the cursor from "next" of the page before, or leave it out.',
      { field: 'cursor' },
    );
  }
  return { after, limit: query.limit };
}

/** The cursor of lists that are paged by counting: where the next page begins, or null at the end. */
export function nextByCount(page: { after: string | null; limit: number }, shown: number, total: number): string | null {
  const start = page.after === null ? 0 : Number(page.after);
  return start + shown < total ? String(start + shown) : null;
}

/** The cursor of lists that are paged by the last row's key. */
export function nextByKey(page: { limit: number }, shown: number, last: string | undefined): string | null {
  return shown === page.limit && last !== undefined ? last : null;
}
