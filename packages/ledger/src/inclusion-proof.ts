import { assertHash, nodeHash, sameHash } from './tree-hash.ts';
import { VerificationError } from './verification-error.ts';

export interface InclusionClaim {
  /** The hash of the entry, which the verifier computes from the entry itself. */
  readonly leafHash: Uint8Array;
  /** Where it stands, counted from 0. */
  readonly index: number;
  readonly size: number;
  /** The hashes from the leaf's sibling up to the root's child. */
  readonly proof: readonly Uint8Array[];
}

/**
 * Proves that the entry stands at `index` in the tree of `size` entries with this `root`.
 * Throws a VerificationError: `bad-position`, `proof-length` or `root-mismatch`.
 * Source: RFC 9162, section 2.1.3.2 (the tree of RFC 6962).
 */
export function verifyInclusion(claim: InclusionClaim & { readonly root: Uint8Array }): void {
  assertHash(claim.root);
  if (!sameHash(rootOfInclusion(claim), claim.root)) {
    throw new VerificationError(
      'root-mismatch',
      `The entry at index ${claim.index} does not lead to the root of this tree of ${claim.size} entries.`,
    );
  }
}

/** The root to which an inclusion proof leads. Throws as `verifyInclusion` does, but for `root-mismatch`. */
export function rootOfInclusion({ leafHash, index, size, proof }: InclusionClaim): Uint8Array {
  assertPosition(index, size);
  assertHash(leafHash);
  // Index, size and proof are all the attacker's. The position alone fixes how many hashes there must be, so the walk
  // runs out exactly at the root or the proof is refused.
  let position = index;
  let last = size - 1;
  let node = leafHash;
  for (const sibling of proof) {
    if (last === 0) throw wrongLength();
    if (position % 2 === 1 || position === last) {
      node = nodeHash(sibling, node);
      while (position % 2 === 0 && position !== 0) {
        position = Math.floor(position / 2);
        last = Math.floor(last / 2);
      }
    } else {
      node = nodeHash(node, sibling);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  if (last !== 0) throw wrongLength();
  return node;
}

function assertPosition(index: number, size: number): void {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    throw new VerificationError('bad-position', `There is no index ${index} in a tree of ${size} entries.`);
  }
}

function wrongLength(): VerificationError {
  return new VerificationError('proof-length', 'The inclusion proof has not as many hashes as this position needs.');
}
