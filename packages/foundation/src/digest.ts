import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 in lower-case hexadecimal. Text is taken as UTF-8. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The SHA-256 of a value's canonical JSON: equal for equal values, whatever the order of their members. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
