export {
  type Appended,
  appendEntries,
  EMPTY_LOG,
  type LogState,
  type NewBundle,
  type NewTile,
  rootOfState,
  stateFromTiles,
} from './append-entries.ts';
export { CapsuleVerifier, signCapsule, verifyCapsule } from './capsule.ts';
export {
  type Checkpoint,
  formatCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  readUnverifiedCheckpoint,
  signCheckpoint,
  type Witnessed,
} from './checkpoint.ts';
export { type ConsistencyClaim, verifyConsistency } from './consistency-proof.ts';
export { decodeBundle, encodeBundle } from './entry-bundle.ts';
export {
  buildBundle,
  type EntryToBundle,
  evidenceEntry,
  type FileToBundle,
  type ManifestFacts,
  manifestOf,
  parseBundle,
  writeBundle,
} from './evidence-bundle.ts';
export { type InclusionClaim, rootOfInclusion, verifyInclusion } from './inclusion-proof.ts';
export { decodeLeaf, encodeLeaf } from './ledger-leaf.ts';
export { MemoryLog } from './memory-log.ts';
export {
  cosign,
  type OpenedNote,
  openNote,
  type ParsedNote,
  parseNote,
  type SignatureLine,
  signNote,
  type VerifiedSignature,
} from './note.ts';
export { generateNoteKey, type KeyPurpose, parseSigningKey, parseVerifierKey, type Signer, type VerifierKey } from './note-key.ts';
export { type BundleToSeal, sealBundle } from './seal-bundle.ts';
export { type CheckedProof, checkProofFile, decodeProofCargo, encodeProofCargo, type ProofCargo } from './self-contained-proof.ts';
export { bundlePath, TILE_WIDTH, tilePath, type TilePlace, type TileReader, tileWidth } from './tile.ts';
export { consistencyProof, inclusionProof, inclusionProofs, rootFromTiles } from './tile-proofs.ts';
export { formatTlogProof, parseTlogProof, type ProvenInclusion, TLOG_PROOF_HEADER, type TlogProof, verifyTlogProof } from './tlog-proof.ts';
export { emptyRoot, HASH_BYTES, leafHash, nodeHash } from './tree-hash.ts';
export { rootOf, TreeHasher } from './tree-hasher.ts';
export { type Trust, TRUST_NOTES } from './trust.ts';
export { type VerificationCode, VerificationError } from './verification-error.ts';
export { type ProvenEntryAt, type ProvenFile, type VerifiedBundle, verifyBundle } from './verify-bundle.ts';
