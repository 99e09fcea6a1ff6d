import { HASH_BYTES, TILE_WIDTH, type TilePlace, TreeHasher } from '@gatehouse/ledger';

export interface ExpectedTile extends TilePlace {
  readonly hashes: Buffer;
}

/** Recomputes the tiles of every level from the leaf hashes as they come, holding one tile a level (C2SP tlog-tiles). */
export class TileLevels {
  readonly #levels: { index: number; hashes: Uint8Array[] }[] = [];

  /** Takes the next leaf's hash; gives the tiles that it fills, level 0 first. */
  push(leafHash: Uint8Array): ExpectedTile[] {
    const full: ExpectedTile[] = [];
    let hash = leafHash;
    for (let level = 0; ; level += 1) {
      const edge = (this.#levels[level] ??= { index: 0, hashes: [] });
      edge.hashes.push(hash);
      if (edge.hashes.length < TILE_WIDTH) return full;
      full.push({ level, index: edge.index, width: TILE_WIDTH, hashes: Buffer.concat(edge.hashes, TILE_WIDTH * HASH_BYTES) });
      hash = rootOfHashes(edge.hashes);
      edge.index += 1;
      edge.hashes = [];
    }
  }

  /** The partial tiles at the right edge. */
  edge(): ExpectedTile[] {
    return this.#levels.flatMap(({ index, hashes }, level) =>
      hashes.length === 0 ? [] : [{ level, index, width: hashes.length, hashes: Buffer.concat(hashes) }],
    );
  }

  /** How many tiles each level has by now. */
  counts(): number[] {
    return this.#levels.map(({ index, hashes }) => index + (hashes.length > 0 ? 1 : 0));
  }
}

function rootOfHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const tree = new TreeHasher();
  for (const hash of hashes) tree.push(hash);
  return tree.root();
}
