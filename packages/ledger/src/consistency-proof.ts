import { assertHash, emptyRoot, nodeHash, sameHash } from './tree-hash.ts';
import { VerificationError } from './verification-error.ts';

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Proves that the new tree begins with the old one: nothing was changed, moved or taken out.
 * Every tree begins with the empty one, whose root is fixed and whose proof is empty.
 * Throws a VerificationError: `bad-position`, `proof-length` or `root-mismatch`.
 * Source: RFC 9162, section 2.1.4.2 (the tree of RFC 6962).
 */
export function verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyClaim): void {
  assertSizes(oldSize, newSize);
  assertHash(oldRoot);
  assertHash(newRoot);
  if (oldSize === 0 || oldSize === newSize) {
    if (proof.length !== 0) throw wrongLength();
    assertSame(oldRoot, oldSize === 0 ? emptyRoot() : newRoot, 'old');
    if (newSize === 0) assertSame(newRoot, emptyRoot(), 'new');
    return;
  }
  const roots = rootsOfConsistency(oldSize, oldRoot, newSize, proof);
  assertSame(roots.old, oldRoot, 'old');
  assertSame(roots.new, newRoot, 'new');
}

function rootsOfConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  proof: readonly Uint8Array[],
): { old: Uint8Array; new: Uint8Array } {
  let position = oldSize - 1;
  let last = newSize - 1;
  while (position % 2 === 1) {
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  // An old tree that is one perfect subtree is its own first hash, and the proof leaves it out.
  const [first, ...rest] = position === 0 ? [oldRoot, ...proof] : proof;
  if (first === undefined) throw wrongLength();
  let oldNode = first;
  let newNode = first;
  for (const sibling of rest) {
    if (last === 0) throw wrongLength();
    if (position % 2 === 1 || position === last) {
      oldNode = nodeHash(sibling, oldNode);
      newNode = nodeHash(sibling, newNode);
      while (position % 2 === 0 && position !== 0) {
        position = Math.floor(position / 2);
        last = Math.floor(last / 2);
      }
    } else {
      newNode = nodeHash(newNode, sibling);
    }
    position = Math.floor(position / 2);
    last = Math.floor(last / 2);
  }
  if (last !== 0) throw wrongLength();
  return { old: oldNode, new: newNode };
}

function assertSizes(oldSize: number, newSize: number): void {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize) || oldSize < 0 || oldSize > newSize) {
    throw new VerificationError('bad-position', `A tree of ${newSize} entries cannot continue one of ${oldSize}.`);
  }
}

function assertSame(computed: Uint8Array, given: Uint8Array, which: 'old' | 'new'): void {
  if (!sameHash(computed, given)) throw new VerificationError('root-mismatch', `The consistency proof does not lead to the ${which} root.`);
}

function wrongLength(): VerificationError {
  return new VerificationError('proof-length', 'The consistency proof has not as many hashes as these sizes need.');
}
