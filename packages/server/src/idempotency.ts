import { digestOf, ProblemError } from '@gatehouse/foundation';
import type { PostgresStore } from '@gatehouse/store';

const KEY_FORM = /^[!-~]{8,200}$/;

/**
 * Gives a repeated call its first answer, so that a retry has one effect. The key belongs to the caller.
 * Key, change and answer commit together: after an error the outcome is unknown, and the retry finds out.
 */
export async function onceOnly(
  store: PostgresStore,
  call: { principal: string; key: string | undefined; operation: string; input: unknown; at: string },
  work: () => Promise<unknown>,
): Promise<{ response: unknown; repeated: boolean }> {
  const key = call.key;
  if (key === undefined) {
    throw new ProblemError(
      'idempotency-missing',
      'The header Idempotency-Key is missing.',
      'Send a fresh key, such as a UUID, with each new intent, and the same key when you retry it.',
    );
  }
  if (!KEY_FORM.test(key)) {
    throw new ProblemError('bad-input', 'The Idempotency-Key is malformed.', 'Write 8 to 200 printable characters.', {
      field: 'Idempotency-Key',
    });
  }
  return store.onceOnly(
    { principal: call.principal, key, request: digestOf({ operation: call.operation, input: call.input ?? null }), at: call.at },
    work,
  );
}
