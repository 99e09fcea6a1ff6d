import type { LedgerEntry } from '@gatehouse/contracts';
import { decodeLeaf } from '@gatehouse/ledger';

/** The entry in a leaf's bytes; null for bytes that hold none. */
export function entryIn(leaf: Uint8Array | null): LedgerEntry | null {
  if (leaf === null) return null;
  try {
    return decodeLeaf(Buffer.from(leaf).toString('utf8'));
  } catch {
    return null;
  }
}

export interface EntryColumns {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: string;
  readonly leaf: Buffer;
}

/** What the columns beside a leaf say otherwise than the leaf; null where they agree. */
export function rowFault(row: EntryColumns): string | null {
  const entry = entryIn(row.leaf);
  if (entry === null) return 'holds no readable leaf';
  const differing = (['id', 'kind', 'subject', 'at'] as const).filter((column) => entry[column] !== row[column]);
  return differing.length === 0 ? null : `says otherwise than its leaf in ${differing.join(', ')}`;
}
