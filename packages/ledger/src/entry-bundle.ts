import { LIMITS } from '@gatehouse/foundation';
import { TILE_WIDTH } from './tile.ts';
import { VerificationError } from './verification-error.ts';

const PREFIX_BYTES = 2;

/** Entries as C2SP tlog-tiles serves them: each behind its length, 16 bits, big-endian. Throws `too-large` on a longer entry. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(entries.flatMap((entry) => [lengthPrefix(entry), entry]));
}

/** The entries of a bundle, at most 256. Throws `malformed` on a cut-off entry or on more than a bundle holds. */
export function decodeBundle(bundle: Uint8Array): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length;) {
    if (at + PREFIX_BYTES > bundle.length) throw cutOff();
    const start = at + PREFIX_BYTES;
    const end = start + view.getUint16(at);
    if (end > bundle.length) throw cutOff();
    entries.push(bundle.subarray(start, end));
    if (entries.length > TILE_WIDTH) throw new VerificationError('malformed', `An entry bundle holds at most ${TILE_WIDTH} entries.`);
    at = end;
  }
  return entries;
}

function lengthPrefix(entry: Uint8Array): Uint8Array {
  if (entry.length > LIMITS.leaf_bytes_max) {
    throw new VerificationError('too-large', `An entry has at most ${LIMITS.leaf_bytes_max} bytes; this one has ${entry.length}.`);
  }
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt16BE(entry.length);
  return prefix;
}

function cutOff(): VerificationError {
  return new VerificationError('malformed', 'The entry bundle ends in the middle of an entry.');
}
