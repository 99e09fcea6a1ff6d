import type { EvidenceBundle, EvidenceManifest, EvidenceRulePack, LedgerEntry } from '@gatehouse/contracts';
import { digestOf, sha256Hex } from '@gatehouse/foundation';
import { type OpenedCheckpoint, openCheckpoint } from './checkpoint.ts';
import { unpackFile } from './evidence-bundle.ts';
import { verifyInclusion } from './inclusion-proof.ts';
import { decodeLeaf } from './ledger-leaf.ts';
import { parseVerifierKey, type VerifierKey } from './note-key.ts';
import { decodeBase64 } from './strict-base64.ts';
import { leafHash } from './tree-hash.ts';
import { trustIn, type Trust } from './trust.ts';
import { VerificationError } from './verification-error.ts';

/** One thing that a bundle's verification established. */
export interface ProvenFile {
  readonly name: string;
  readonly sha256: string;
  /** The id of the ledger entry whose body this file is, where it is one. The manifest anchors every file in any case. */
  readonly bodyOf?: string;
}

export interface ProvenEntryAt {
  readonly index: number;
  readonly entry: LedgerEntry;
}

export interface VerifiedBundle {
  readonly manifest: EvidenceManifest;
  readonly files: readonly ProvenFile[];
  readonly entries: readonly ProvenEntryAt[];
  readonly rulePacks: readonly EvidenceRulePack[];
  /** The log's checkpoint; its witnesses are all those of the bundle. */
  readonly checkpoint: OpenedCheckpoint;
  /** The names of the witnesses whose keys the reader trusts. */
  readonly trustedWitnesses: readonly string[];
  /** The entry that anchors the manifest, and with it every file. */
  readonly anchoredBy: ProvenEntryAt;
  readonly trust: Trust;
}

/**
 * Verifies a bundle with nothing but itself and the keys that the reader trusts. What is proven, in this order: the log's signature and its
 * witnesses' under the checkpoint; each entry under the checkpoint's root; the manifest by an entry of kind `evidence`; each file by the manifest.
 * Throws a VerificationError for the first thing that does not hold.
 */
export function verifyBundle(
  bundle: EvidenceBundle,
  options: { readonly trustedKeys?: readonly VerifierKey[]; readonly origin?: string } = {},
): VerifiedBundle {
  const carried = bundle.verifierKeys.map(parseVerifierKey);
  const { keys, trust } = trustIn(options.trustedKeys ?? [], carried);
  // Under the keys of the bundle first, and completely: every line signed, every key used. So no byte of it is left unchecked.
  const checkpoint = openCheckpoint(bundle.checkpoint, carried, options.origin);
  assertKeysUsed(carried, checkpoint);
  const trusted = trust === 'trusted-key' ? openCheckpoint(bundle.checkpoint, keys, options.origin) : undefined;
  const entries = bundle.entries.map(({ index, leaf, proof }) => {
    const hashes = proof.map((hash) => decodeBase64(hash, 'A hash of the proof'));
    verifyInclusion({ leafHash: leafHash(Buffer.from(leaf)), index, size: checkpoint.size, proof: hashes, root: checkpoint.root });
    return { index, entry: decodeLeaf(leaf) };
  });
  return {
    manifest: bundle.manifest,
    files: proveFiles(bundle, entries),
    entries,
    rulePacks: bundle.manifest.rulePacks,
    checkpoint,
    trustedWitnesses: trusted?.witnesses.map(({ key }) => key.name) ?? [],
    anchoredBy: anchorOf(bundle.manifest, entries),
    trust,
  };
}

function assertKeysUsed(carried: readonly VerifierKey[], opened: OpenedCheckpoint): void {
  const [stranger] = opened.unknownSigners;
  if (stranger !== undefined) throw new VerificationError('unknown-signer', `The bundle has no key for the signature of ${stranger}.`);
  const used = new Set([opened.logKey, ...opened.witnesses.map(({ key }) => key)]);
  const idle = carried.find((key) => !used.has(key));
  if (idle !== undefined)
    throw new VerificationError('missing-signature', `The bundle carries the key of ${idle.name}, which has not signed its checkpoint.`);
}

function anchorOf(manifest: EvidenceManifest, entries: readonly ProvenEntryAt[]): ProvenEntryAt {
  const digest = digestOf(manifest);
  const anchor = entries.find(({ entry }) => entry.kind === 'evidence' && entry.digest === digest);
  if (anchor === undefined)
    throw new VerificationError('not-anchored', 'No entry of the log anchors this manifest: it was changed, or it was never logged.');
  return anchor;
}

function proveFiles(bundle: EvidenceBundle, entries: readonly ProvenEntryAt[]): ProvenFile[] {
  const { files } = bundle.manifest;
  if (files.length !== bundle.files.length)
    throw new VerificationError('not-in-manifest', `The manifest lists ${files.length} files; the bundle holds ${bundle.files.length}.`);
  const idByDigest = new Map(entries.map(({ entry }) => [entry.digest, entry.id]));
  return files.map((listed, at) => {
    const file = bundle.files[at];
    if (file?.name !== listed.name)
      throw new VerificationError('not-in-manifest', `The bundle does not hold "${listed.name}" where the manifest lists it.`);
    const content = unpackFile(file);
    const sha256 = sha256Hex(content);
    if (sha256 !== listed.sha256 || content.length !== listed.size_bytes)
      throw new VerificationError('digest-mismatch', `The file "${listed.name}" is not the one that the manifest lists.`);
    const bodyOf = idByDigest.get(sha256);
    return { name: listed.name, sha256, ...(bodyOf === undefined ? {} : { bodyOf }) };
  });
}
