import { hash } from 'node:crypto';
import { VerificationError } from './verification-error.ts';

/** The length of a SHA-256 hash. */
export const HASH_BYTES = 32;

// The prefixes keep a leaf from passing for a node (RFC 6962, section 2.1): without them an attacker could show two
// concatenated hashes as an entry.
const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** The hash of an entry: SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  const input = Buffer.allocUnsafe(entry.length + 1);
  input[0] = LEAF_PREFIX;
  input.set(entry, 1);
  return hash('sha256', input, 'buffer');
}

const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES);
nodeInput[0] = NODE_PREFIX;

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). Both are 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  assertHash(left);
  assertHash(right);
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return hash('sha256', nodeInput, 'buffer');
}

/** The root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return hash('sha256', new Uint8Array(), 'buffer');
}

/** Whether two hashes are the same bytes. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Refuses anything that is not 32 bytes long: a shorter "hash" would move the border between left and right. */
export function assertHash(value: Uint8Array): void {
  if (value.length !== HASH_BYTES)
    throw new VerificationError('malformed', `A hash has ${HASH_BYTES} bytes; this one has ${value.length}.`);
}
