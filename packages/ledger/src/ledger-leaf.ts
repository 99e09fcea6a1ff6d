import { LedgerEntry } from '@gatehouse/contracts';
import { canonicalJson, LIMITS } from '@gatehouse/foundation';
import { parseCanonicalJson } from './parse-canonical-json.ts';
import { VerificationError } from './verification-error.ts';

/** The bytes of an entry in the log: its canonical JSON. Throws `malformed` or `too-large`. */
export function encodeLeaf(entry: LedgerEntry): Uint8Array {
  const leaf = Buffer.from(canonicalJson(parseEntry(entry)));
  if (leaf.length > LIMITS.leaf_bytes_max)
    throw new VerificationError('too-large', `A ledger entry has at most ${LIMITS.leaf_bytes_max} bytes; this one has ${leaf.length}.`);
  return leaf;
}

/** Reads a leaf's text, which must be canonical JSON: two texts for one entry would be two leaves. Throws `malformed`. */
export function decodeLeaf(leaf: string): LedgerEntry {
  return parseEntry(parseCanonicalJson(leaf, 'A ledger entry'));
}

function parseEntry(value: unknown): LedgerEntry {
  const parsed = LedgerEntry.safeParse(value);
  if (!parsed.success) {
    // The place only: an entry refused for holding a name must not carry the name into a message.
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new VerificationError('malformed', `A ledger entry does not have the form of one${field === '' ? '' : ` at "${field}"`}.`, {
      cause: parsed.error,
    });
  }
  return parsed.data;
}
