import assert from 'node:assert/strict';
import { type VerificationCode, VerificationError } from '../verification-error.ts';

/** Asserts that the work is refused with a VerificationError, of one of these codes where some are named. */
export function refuses(work: () => unknown, ...codes: readonly VerificationCode[]): void {
  assert.throws(work, (error: unknown) => {
    assert.ok(error instanceof VerificationError, `not a VerificationError: ${String(error)}`);
    if (codes.length > 0)
      assert.ok(codes.includes(error.code), `${error.code} (${error.message}) where ${codes.join(' or ')} was expected`);
    return true;
  });
}
