import { emptyRoot, HASH_BYTES, nodeHash } from './tree-hash.ts';
import { TILE_HEIGHT, TILE_WIDTH, type TileReader, tileWidth } from './tile.ts';
import { VerificationError } from './verification-error.ts';

/** Entries `from` (inclusive) to `to` (exclusive) of the tree: a subtree of RFC 6962. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** A perfect subtree: 2^height entries, the index-th of its height. */
interface PerfectNode {
  readonly height: number;
  readonly index: number;
}

/** The root of the log's first `size` entries, from its tiles. */
export async function rootFromTiles(readTile: TileReader, size: number): Promise<Uint8Array> {
  if (size === 0) return emptyRoot();
  const [root] = await hashRanges(readTile, size, [{ from: 0, to: size }]);
  return root ?? emptyRoot();
}

/** The inclusion proof of the entry at `index` in the tree of `size` entries: RFC 6962, section 2.1.1. */
export async function inclusionProof(readTile: TileReader, index: number, size: number): Promise<Uint8Array[]> {
  const [proof] = await inclusionProofs(readTile, [index], size);
  return proof ?? [];
}

/** The inclusion proofs of many entries in one tree: each tile is read once, and each node hashed once. */
export async function inclusionProofs(readTile: TileReader, indices: readonly number[], size: number): Promise<Uint8Array[][]> {
  for (const index of indices) {
    if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
      throw new VerificationError('bad-position', `There is no index ${index} in a tree of ${size} entries.`);
    }
  }
  const ranges = indices.map((index) => inclusionRanges(index, { from: 0, to: size }));
  const hashes = await hashRanges(readTile, size, ranges.flat());
  const proofs: Uint8Array[][] = [];
  let taken = 0;
  for (const { length } of ranges) {
    proofs.push(hashes.slice(taken, taken + length));
    taken += length;
  }
  return proofs;
}

/** The proof that the tree of `newSize` entries begins with that of `oldSize`: RFC 6962, section 2.1.2. Empty from 0. */
export async function consistencyProof(readTile: TileReader, oldSize: number, newSize: number): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize) || oldSize < 0 || oldSize > newSize) {
    throw new VerificationError('bad-position', `A tree of ${newSize} entries cannot continue one of ${oldSize}.`);
  }
  if (oldSize === 0) return [];
  return hashRanges(readTile, newSize, consistencyRanges(oldSize, { from: 0, to: newSize }, true));
}

function inclusionRanges(index: number, tree: Range): Range[] {
  if (tree.to - tree.from === 1) return [];
  const middle = splitOf(tree);
  const left = { from: tree.from, to: middle };
  const right = { from: middle, to: tree.to };
  return index < middle ? [...inclusionRanges(index, left), right] : [...inclusionRanges(index, right), left];
}

function consistencyRanges(oldEnd: number, tree: Range, isOldTree: boolean): Range[] {
  if (oldEnd === tree.to) return isOldTree ? [] : [tree];
  const middle = splitOf(tree);
  const left = { from: tree.from, to: middle };
  const right = { from: middle, to: tree.to };
  return oldEnd <= middle ? [...consistencyRanges(oldEnd, left, isOldTree), right] : [...consistencyRanges(oldEnd, right, false), left];
}

/** RFC 6962 splits after the largest power of two that is smaller than the number of entries. */
function splitOf({ from, to }: Range): number {
  return from + 2 ** heightBelow(to - from);
}

function heightBelow(count: number): number {
  let height = 0;
  while (2 ** (height + 1) < count) height += 1;
  return height;
}

async function hashRanges(readTile: TileReader, size: number, ranges: readonly Range[]): Promise<Uint8Array[]> {
  const parts = ranges.map(perfectNodesOf);
  const tree = new TiledTree(await readTiles(readTile, size, parts.flat()));
  return parts.map((nodes) => nodes.map((node) => tree.node(node)).reduceRight((right, left) => nodeHash(left, right)));
}

/** The perfect subtrees of a range, the largest first. A range of RFC 6962 starts at a multiple of its largest part. */
function perfectNodesOf({ from, to }: Range): PerfectNode[] {
  const nodes: PerfectNode[] = [];
  for (let start = from; start < to;) {
    let height = 0;
    while (2 ** (height + 1) <= to - start) height += 1;
    nodes.push({ height, index: start / 2 ** height });
    start += 2 ** height;
  }
  return nodes;
}

function tileOf({ height, index }: PerfectNode): { level: number; tile: number } {
  const firstHash = index * 2 ** (height % TILE_HEIGHT);
  return { level: Math.floor(height / TILE_HEIGHT), tile: Math.floor(firstHash / TILE_WIDTH) };
}

async function readTiles(readTile: TileReader, size: number, nodes: readonly PerfectNode[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = new Map(nodes.map(tileOf).map((place) => [`${place.level}/${place.tile}`, place]));
  const read = async ([key, { level, tile }]: [string, { level: number; tile: number }]): Promise<[string, Uint8Array]> => {
    const width = tileWidth(level, tile, size);
    const bytes = await readTile(level, tile, width);
    if (bytes.length % HASH_BYTES !== 0 || bytes.length < width * HASH_BYTES || bytes.length > TILE_WIDTH * HASH_BYTES) {
      throw new VerificationError('malformed', `Tile ${key} has ${bytes.length} bytes where ${width * HASH_BYTES} are needed.`);
    }
    return [key, bytes];
  };
  return new Map(await Promise.all([...wanted].map(read)));
}

/** The nodes between the hashes of tiles, each computed at most once. */
class TiledTree {
  readonly #tiles: ReadonlyMap<string, Uint8Array>;
  readonly #nodes = new Map<string, Uint8Array>();

  constructor(tiles: ReadonlyMap<string, Uint8Array>) {
    this.#tiles = tiles;
  }

  node({ height, index }: PerfectNode): Uint8Array {
    if (height % TILE_HEIGHT === 0) return this.#stored(height / TILE_HEIGHT, index);
    const key = `${height}/${index}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = nodeHash(this.node({ height: height - 1, index: index * 2 }), this.node({ height: height - 1, index: index * 2 + 1 }));
    this.#nodes.set(key, node);
    return node;
  }

  #stored(level: number, index: number): Uint8Array {
    const tile = Math.floor(index / TILE_WIDTH);
    const bytes = this.#tiles.get(`${level}/${tile}`);
    if (bytes === undefined) throw new RangeError(`tile ${level}/${tile} was not read`);
    const first = index % TILE_WIDTH;
    return bytes.slice(first * HASH_BYTES, (first + 1) * HASH_BYTES);
  }
}
