import { decodeBase64, encodeBase64 } from './strict-base64.ts';
import { decodeBundle, encodeBundle } from './entry-bundle.ts';
import { emptyRoot, HASH_BYTES, leafHash, nodeHash } from './tree-hash.ts';
import { perfectRoot } from './perfect-root.ts';
import { TILE_WIDTH, type TilePlace, type TileReader, tileWidth } from './tile.ts';
import { VerificationError } from './verification-error.ts';

/** All that appending needs to know of a log: plain JSON, so that it can stand in a row beside the checkpoint. */
export interface LogState {
  readonly size: number;
  /** The tile at the right edge of each level, level 0 first: its hashes in base64, empty where the last tile is full. */
  readonly edge: readonly string[];
  /** The last entry bundle while it is partial, in base64. */
  readonly bundle: string;
}

export interface NewTile extends TilePlace {
  readonly data: Uint8Array;
}

export interface NewBundle {
  readonly index: number;
  /** Entries in the bundle, 1 to 256. */
  readonly width: number;
  readonly data: Uint8Array;
}

export interface Appended {
  readonly state: LogState;
  /** Full tiles, and one partial tile for each level whose edge moved. A wider tile replaces the partial one of its index. */
  readonly newTiles: readonly NewTile[];
  readonly newBundles: readonly NewBundle[];
}

/** The log before its first entry. */
export const EMPTY_LOG: LogState = { size: 0, edge: [], bundle: '' };

/**
 * Appends entries and gives the tiles and bundles that a store has to write, in the same transaction as the new state.
 * The old state stays as it was. Throws `too-large` when an entry is longer than 65,535 bytes: then nothing was appended.
 */
export function appendEntries(state: LogState, entries: readonly Uint8Array[]): Appended {
  if (entries.length === 0) return { state, newTiles: [], newBundles: [] };
  const bundles = appendToBundles(state, entries);
  const tiles = appendToTiles(state, entries.map(leafHash));
  return {
    state: { size: state.size + entries.length, edge: tiles.edge, bundle: bundles.rest },
    newTiles: tiles.written,
    newBundles: bundles.written,
  };
}

/** The root of the log in that state. */
export function rootOfState(state: LogState): Uint8Array {
  let root: Uint8Array | undefined;
  for (const level of state.edge) {
    const tile = decodeBase64(level, 'A right-edge tile');
    let end = tile.length / HASH_BYTES;
    for (let count = 1; end > 0; count *= 2) {
      if (end % (count * 2) === 0) continue;
      const subtree = perfectRoot(tile, end - count, count);
      root = root === undefined ? subtree : nodeHash(subtree, root);
      end -= count;
    }
  }
  return root ?? emptyRoot();
}

/** The state of a stored log, for a sequencer that starts again: reads the right edge only. */
export async function stateFromTiles(
  size: number,
  readTile: TileReader,
  readBundle: (index: number, width: number) => Uint8Array | Promise<Uint8Array>,
): Promise<LogState> {
  const edge: string[] = [];
  for (let level = 0; TILE_WIDTH ** level <= size; level += 1) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    const width = tileWidth(level, index, size);
    const tile = width === 0 ? new Uint8Array() : await readTile(level, index, width);
    if (tile.length < width * HASH_BYTES)
      throw new VerificationError('malformed', `Tile ${level}/${index} holds fewer than ${width} hashes.`);
    edge.push(encodeBase64(tile.subarray(0, width * HASH_BYTES)));
  }
  const width = size % TILE_WIDTH;
  const entries = width === 0 ? [] : decodeBundle(await readBundle(Math.floor(size / TILE_WIDTH), width));
  if (entries.length < width) throw new VerificationError('malformed', `The last entry bundle holds fewer than ${width} entries.`);
  return { size, edge, bundle: encodeBase64(encodeBundle(entries.slice(0, width))) };
}

function appendToBundles(state: LogState, entries: readonly Uint8Array[]): { written: NewBundle[]; rest: string } {
  const pending = decodeBundle(decodeBase64(state.bundle, 'The partial entry bundle'));
  if (pending.length !== state.size % TILE_WIDTH)
    throw new VerificationError('malformed', 'The partial entry bundle does not fit the size of the log.');
  const all = [...pending, ...entries];
  const first = Math.floor(state.size / TILE_WIDTH);
  const written: NewBundle[] = [];
  for (let start = 0; start < all.length; start += TILE_WIDTH) {
    const part = all.slice(start, start + TILE_WIDTH);
    written.push({ index: first + start / TILE_WIDTH, width: part.length, data: encodeBundle(part) });
  }
  const last = written.at(-1);
  return { written, rest: last === undefined || last.width === TILE_WIDTH ? '' : encodeBase64(last.data) };
}

function appendToTiles(state: LogState, leafHashes: readonly Uint8Array[]): { written: NewTile[]; edge: string[] } {
  const written: NewTile[] = [];
  const edge = [...state.edge];
  let hashes = leafHashes;
  for (let level = 0; hashes.length > 0; level += 1) {
    const before = decodeBase64(edge[level] ?? '', 'A right-edge tile');
    const hashesBefore = Math.floor(state.size / TILE_WIDTH ** level);
    if (before.length !== (hashesBefore % TILE_WIDTH) * HASH_BYTES)
      throw new VerificationError('malformed', `The edge of level ${level} does not fit the size of the log.`);
    const row = Buffer.concat([before, ...hashes]);
    const parents: Uint8Array[] = [];
    let index = Math.floor(hashesBefore / TILE_WIDTH);
    let rest = row.subarray(0, 0);
    for (let start = 0; start < row.length; start += TILE_WIDTH * HASH_BYTES) {
      const data = row.subarray(start, start + TILE_WIDTH * HASH_BYTES);
      const width = data.length / HASH_BYTES;
      written.push({ level, index, width, data });
      if (width === TILE_WIDTH) parents.push(perfectRoot(data, 0, TILE_WIDTH));
      else rest = data;
      index += 1;
    }
    edge[level] = encodeBase64(rest);
    hashes = parents;
  }
  return { written, edge };
}
