import { VerificationError } from './verification-error.ts';

/**
 * Reads a whole number as C2SP writes it: ASCII digits without leading zeros.
 * Sizes come from the attacker; one beyond 2^53 - 1 would lose its last bits in a JavaScript number and is refused.
 */
export function parseDecimal(text: string, what: string): number {
  const value = /^(0|[1-9][0-9]{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value))
    throw new VerificationError('malformed', `${what} is not a decimal number up to 2^53 - 1 without leading zeros.`);
  return value;
}
