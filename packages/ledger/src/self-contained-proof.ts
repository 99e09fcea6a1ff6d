import { canonicalJson } from '@gatehouse/foundation';
import { parseVerifierKey, type VerifierKey } from './note-key.ts';
import { parseCanonicalJson } from './parse-canonical-json.ts';
import { parseTlogProof, type ProvenInclusion, type TlogProof, verifyTlogProof } from './tlog-proof.ts';
import { trustIn, type Trust } from './trust.ts';
import { VerificationError } from './verification-error.ts';

/** What Gatehouse writes into a proof's extra data, so that one file is enough for an auditor. */
export interface ProofCargo {
  /** The entry's text, byte for byte. */
  readonly leaf: string;
  /** The keys of the log and its witnesses. */
  readonly verifierKeys: readonly string[];
}

export interface CheckedProof extends ProvenInclusion {
  /** The entry's bytes. */
  readonly entry: Uint8Array;
  readonly trust: Trust;
}

/** The extra data of a self-contained `.tlog-proof`. */
export function encodeProofCargo({ leaf, verifierKeys }: ProofCargo): Uint8Array {
  return Buffer.from(canonicalJson({ leaf, verifierKeys }));
}

/** Reads the extra data of a proof; undefined where it is not of this form, since others may put there what they like. */
export function decodeProofCargo(extra: Uint8Array | undefined): ProofCargo | undefined {
  if (extra === undefined) return undefined;
  const text = Buffer.from(extra).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('leaf' in value) || !('verifierKeys' in value)) return undefined;
  const { leaf, verifierKeys } = value;
  if (
    Object.keys(value).length !== 2 ||
    typeof leaf !== 'string' ||
    !Array.isArray(verifierKeys) ||
    !verifierKeys.every((key) => typeof key === 'string')
  )
    return undefined;
  parseCanonicalJson(text, 'The extra data of the proof');
  return { leaf, verifierKeys };
}

/**
 * Verifies the text of a `.tlog-proof` file. The entry is the one given, or the one that the file carries; the keys are the trusted ones, or
 * those of the file, which then prove consistency and not origin. Throws a VerificationError.
 */
export function checkProofFile(
  text: string,
  given: { readonly entry?: Uint8Array; readonly trustedKeys?: readonly VerifierKey[]; readonly origin?: string } = {},
): CheckedProof {
  const proof: TlogProof = parseTlogProof(text);
  const cargo = decodeProofCargo(proof.extra);
  const entry = given.entry ?? (cargo === undefined ? undefined : Buffer.from(cargo.leaf));
  if (entry === undefined) throw new VerificationError('malformed', 'The proof does not carry its entry: give the entry beside it.');
  const carried = (cargo?.verifierKeys ?? []).map(parseVerifierKey);
  const { keys, trust } = trustIn(given.trustedKeys ?? [], carried);
  const proven = verifyTlogProof(proof, entry, keys, given.origin);
  // Whoever made the file chose its keys; a signature line that none of them explains was put there by somebody else.
  if (trust === 'key-from-file' && proven.checkpoint.unknownSigners.length > 0) {
    throw new VerificationError('unknown-signer', `The file has no key for the signature of ${proven.checkpoint.unknownSigners[0]}.`);
  }
  return { ...proven, entry, trust };
}
