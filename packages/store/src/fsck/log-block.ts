import { decodeBundle, HASH_BYTES, TILE_WIDTH } from '@gatehouse/ledger';
import type { PoolClient } from 'pg';
import type { EntryColumns } from './leaf-fault.ts';
import { instantColumn } from './row-stream.ts';

/** 256 numbers of the log as the three tables tell of them. */
export interface LogBlock {
  readonly index: number;
  readonly entries: ReadonlyMap<number, EntryColumns>;
  /** The bundle's leaves; none where it is missing or cannot be read. */
  readonly leaves: readonly Uint8Array[];
  readonly bundleWidth: number;
  /** The hash in the tile of level 0; null where it has none. */
  hashAt(position: number): Uint8Array | null;
}

export async function readBlock(client: PoolClient, index: number): Promise<LogBlock> {
  const entries = await client.query<EntryColumns & { number: string }>(
    `select id, kind, subject, ${instantColumn('at')} as at, leaf, number from gatehouse.ledger_entry where number >= $1 and number < $2`,
    [index * TILE_WIDTH, (index + 1) * TILE_WIDTH],
  );
  const stored = await client.query<{ width: number; data: Buffer }>('select width, data from gatehouse.ledger_bundle where number = $1', [
    index,
  ]);
  const tiles = await client.query<{ hashes: Buffer }>('select hashes from gatehouse.ledger_tile where level = 0 and number = $1', [index]);
  const bundle = stored.rows[0];
  const hashes = tiles.rows[0]?.hashes ?? Buffer.alloc(0);
  return {
    index,
    entries: new Map(entries.rows.map((row) => [Number(row.number), row])),
    leaves: bundle === undefined ? [] : leavesIn(bundle.data),
    bundleWidth: bundle?.width ?? 0,
    hashAt: (position) =>
      (position + 1) * HASH_BYTES <= hashes.length ? hashes.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES) : null,
  };
}

function leavesIn(data: Buffer): Uint8Array[] {
  try {
    return decodeBundle(data);
  } catch {
    return [];
  }
}
