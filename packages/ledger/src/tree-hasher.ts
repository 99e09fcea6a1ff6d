import { emptyRoot, leafHash, nodeHash } from './tree-hash.ts';

/** Takes leaf hashes one after the other and knows the root at every moment, in memory that grows with the tree's height. */
export class TreeHasher {
  #size = 0;
  /** The roots of the perfect subtrees that make up the tree, the largest first: one for each bit set in the size. */
  readonly #subtrees: Uint8Array[] = [];

  get size(): number {
    return this.#size;
  }

  push(hash: Uint8Array): void {
    let node = hash;
    for (let bits = this.#size; bits % 2 === 1; bits = Math.floor(bits / 2)) {
      const left = this.#subtrees.pop();
      if (left === undefined) throw new RangeError('a bit of the size has no subtree');
      node = nodeHash(left, node);
    }
    this.#subtrees.push(node);
    this.#size += 1;
  }

  root(): Uint8Array {
    return this.#subtrees.length === 0 ? emptyRoot() : this.#subtrees.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The Merkle tree hash of a list of entries (RFC 6962, section 2.1). */
export function rootOf(entries: Iterable<Uint8Array>): Uint8Array {
  const tree = new TreeHasher();
  for (const entry of entries) tree.push(leafHash(entry));
  return tree.root();
}
