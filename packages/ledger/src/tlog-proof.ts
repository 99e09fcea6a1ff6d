import { type OpenedCheckpoint, openCheckpoint } from './checkpoint.ts';
import { verifyInclusion } from './inclusion-proof.ts';
import type { VerifierKey } from './note-key.ts';
import { decodeBase64, encodeBase64 } from './strict-base64.ts';
import { parseDecimal } from './strict-decimal.ts';
import { assertHash, leafHash } from './tree-hash.ts';
import { VerificationError } from './verification-error.ts';

/** The first line of every file of this format. */
export const TLOG_PROOF_HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^53 entries has no longer proof. */
const PROOF_HASHES_MAX = 63;

/** A `.tlog-proof` file taken apart: everything in it is untrusted until `verifyTlogProof`. */
export interface TlogProof {
  /** Opaque data that nothing authenticates; ours carries the entry itself (see `SelfContained`). */
  readonly extra?: Uint8Array;
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: string;
}

export interface ProvenInclusion {
  readonly index: number;
  readonly checkpoint: OpenedCheckpoint;
}

/** Writes a `.tlog-proof` file. Source: C2SP tlog-proof, commit 0065ea5b. */
export function formatTlogProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  const extraLine = extra === undefined ? '' : `extra ${encodeBase64(extra)}\n`;
  return `${TLOG_PROOF_HEADER}\n${extraLine}index ${index}\n${hashes.map((hash) => `${encodeBase64(hash)}\n`).join('')}\n${checkpoint}`;
}

/** Reads a `.tlog-proof` file. Throws `malformed`; proves nothing. */
export function parseTlogProof(text: string): TlogProof {
  const border = text.indexOf('\n\n');
  if (border === -1) throw new VerificationError('malformed', 'A proof file needs an empty line before its checkpoint.');
  const lines = text.slice(0, border).split('\n');
  if (lines.shift() !== TLOG_PROOF_HEADER)
    throw new VerificationError('malformed', `A proof file starts with the line ${TLOG_PROOF_HEADER}.`);
  const extra = lines[0]?.startsWith('extra ') === true ? lines.shift()?.slice('extra '.length) : undefined;
  const indexLine = lines.shift();
  if (indexLine?.startsWith('index ') !== true)
    throw new VerificationError('malformed', 'A proof file names the index of its entry after the header.');
  if (lines.length > PROOF_HASHES_MAX)
    throw new VerificationError('proof-length', `An inclusion proof has at most ${PROOF_HASHES_MAX} hashes.`);
  const hashes = lines.map((line) => decodeBase64(line, 'A hash of the proof'));
  hashes.forEach(assertHash);
  return {
    ...(extra === undefined ? {} : { extra: decodeBase64(extra, 'The extra data') }),
    index: parseDecimal(indexLine.slice('index '.length), 'The index'),
    hashes,
    checkpoint: text.slice(border + 2),
  };
}

/** Proves that this entry stands in the log whose checkpoint the proof carries. Throws a VerificationError. */
export function verifyTlogProof(
  proof: TlogProof,
  entry: Uint8Array,
  keys: readonly VerifierKey[],
  expectedOrigin?: string,
): ProvenInclusion {
  // The signature first: the proof's own numbers are not worth a walk before somebody we know stands behind the root.
  const checkpoint = openCheckpoint(proof.checkpoint, keys, expectedOrigin);
  verifyInclusion({ leafHash: leafHash(entry), index: proof.index, size: checkpoint.size, proof: proof.hashes, root: checkpoint.root });
  return { index: proof.index, checkpoint };
}
