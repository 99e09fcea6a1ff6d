import { VerificationError } from './verification-error.ts';

/**
 * Decodes standard base64 (RFC 4648, section 4), padded, with nothing beside it.
 * Node's decoder forgives strangers and stray bits; then two texts would stand for the same bytes, and a changed file would still verify.
 */
export function decodeBase64(text: string, what: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new VerificationError('malformed', `${what} is not canonical base64.`);
  return bytes;
}

/** Standard base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
