import type { Blocks } from './blocks.ts';

/** Every record's blocks: those of record `i` stand from `starts[i]` to `starts[i + 1]`. */
export interface BlocksOfRecords {
  readonly starts: Int32Array;
  readonly blocks: Int32Array;
}

export function blocksOfRecords(blocks: Blocks, records: number): BlocksOfRecords {
  const starts = new Int32Array(records + 1);
  for (const member of blocks.members) starts[member + 1] = (starts[member + 1] ?? 0) + 1;
  for (let at = 0; at < records; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const next = starts.slice(0, records);
  const own = new Int32Array(blocks.members.length);
  const count = blocks.starts.length - 1;
  for (let block = 0; block < count; block += 1) {
    const end = blocks.starts[block + 1] ?? 0;
    for (let at = blocks.starts[block] ?? 0; at < end; at += 1) {
      const member = blocks.members[at] ?? 0;
      own[next[member] ?? 0] = block;
      next[member] = (next[member] ?? 0) + 1;
    }
  }
  return { starts, blocks: own };
}

/**
 * Calls `visit` once for each pair that shares a block and whose first record is one of `from`, `from + stride`, …; the second comes later in the index.
 * Returns how many there were.
 */
export function eachCandidate(
  blocks: Blocks,
  own: BlocksOfRecords,
  range: { readonly from: number; readonly stride: number },
  visit: (a: number, b: number) => void,
): number {
  const records = own.starts.length - 1;
  const lastSeen = new Int32Array(records).fill(-1);
  let pairs = 0;
  for (let a = range.from; a < records; a += range.stride) {
    const end = own.starts[a + 1] ?? 0;
    for (let at = own.starts[a] ?? 0; at < end; at += 1) {
      const block = own.blocks[at] ?? 0;
      // From the last member down to the record itself: earlier ones have met it already.
      for (let place = (blocks.starts[block + 1] ?? 0) - 1; place >= 0; place -= 1) {
        const b = blocks.members[place] ?? 0;
        if (b <= a) break;
        if (lastSeen[b] === a) continue;
        lastSeen[b] = a;
        pairs += 1;
        visit(a, b);
      }
    }
  }
  return pairs;
}
