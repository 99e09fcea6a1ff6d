import { canonicalJson } from '@gatehouse/foundation';
import { VerificationError } from './verification-error.ts';

/**
 * Reads JSON that must be canonical (RFC 8785) in every byte. Duplicate members, other spellings of one value and stray white space
 * are where two readers would see two different documents. Throws `malformed`.
 */
export function parseCanonicalJson(text: string, what: string): unknown {
  let value: unknown;
  let canonical: string;
  try {
    value = JSON.parse(text);
    canonical = canonicalJson(value);
  } catch (error) {
    throw new VerificationError('malformed', `${what} is not JSON that can be written canonically.`, { cause: error });
  }
  if (canonical !== text) throw new VerificationError('malformed', `${what} is not written in canonical JSON.`);
  return value;
}
