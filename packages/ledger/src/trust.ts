import type { VerifierKey } from './note-key.ts';
import { VerificationError } from './verification-error.ts';

/**
 * What stands behind a verification. `trusted-key`: a key that the reader brought along. `key-from-file`: a key out of the very file that
 * it verifies, which proves that the file is consistent in itself, and says nothing of where it comes from.
 */
export type Trust = 'trusted-key' | 'key-from-file';

/** The sentence that goes with each, for people. */
export const TRUST_NOTES: Readonly<Record<Trust, string>> = {
  'trusted-key': 'The key of the log was given by the reader.',
  'key-from-file':
    'The key was taken from the file itself: this proves consistency, not origin. Get the key of the log from a place you trust and give it.',
};

/**
 * The keys to verify with. Where the reader trusts some, only those count: a key that a file brings along is the attacker's choice.
 * Throws `untrusted-key` when there is none at all.
 */
export function trustIn(trusted: readonly VerifierKey[], carried: readonly VerifierKey[]): { keys: readonly VerifierKey[]; trust: Trust } {
  if (trusted.length > 0) return { keys: trusted, trust: 'trusted-key' };
  if (carried.length > 0) return { keys: carried, trust: 'key-from-file' };
  throw new VerificationError('untrusted-key', 'The file carries no key and none was given.');
}
