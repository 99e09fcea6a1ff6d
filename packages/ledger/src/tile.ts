/** Hashes in a full tile, and entries in a full bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
/** Levels of the binary tree that one tile spans. */
export const TILE_HEIGHT = 8;

/** Where a tile stands: its level (0 holds leaf hashes), its index in the level, and how many hashes it holds. */
export interface TilePlace {
  readonly level: number;
  readonly index: number;
  /** 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}

/** Reads one tile: `width` × 32 bytes. A reader may answer with a longer tile, since the first hashes of a tile never change. */
export type TileReader = (level: number, index: number, width: number) => Uint8Array | Promise<Uint8Array>;

/** How many hashes the tile holds in a tree of that size; 0 when it does not exist. */
export function tileWidth(level: number, index: number, size: number): number {
  const hashesInLevel = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashesInLevel - index * TILE_WIDTH));
}

/** The tile's path under the log's prefix, such as `tile/0/x001/x234/067.p/12`. */
export function tilePath({ level, index, width }: TilePlace): string {
  return `tile/${level}/${numberedPath(index, width)}`;
}

/** The entry bundle's path under the log's prefix, such as `tile/entries/000`. */
export function bundlePath({ index, width }: Omit<TilePlace, 'level'>): string {
  return `tile/entries/${numberedPath(index, width)}`;
}

function numberedPath(index: number, width: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
  const path = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}
