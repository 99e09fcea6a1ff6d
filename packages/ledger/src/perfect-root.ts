import { HASH_BYTES, nodeHash } from './tree-hash.ts';

/** The root over `count` hashes of a tile, `count` being a power of two. */
export function perfectRoot(tile: Uint8Array, first: number, count: number): Uint8Array {
  if (count === 1) return tile.slice(first * HASH_BYTES, (first + 1) * HASH_BYTES);
  const half = count / 2;
  return nodeHash(perfectRoot(tile, first, half), perfectRoot(tile, first + half, half));
}
