import type { EvidenceBundle, LedgerEntry } from '@gatehouse/contracts';
import { buildBundle, evidenceEntry, type FileToBundle, type ManifestFacts, manifestOf } from './evidence-bundle.ts';
import { encodeLeaf } from './ledger-leaf.ts';
import type { MemoryLog } from './memory-log.ts';
import type { Signer } from './note-key.ts';

/** What a bundle is sealed from. */
export interface BundleToSeal {
  readonly facts: ManifestFacts;
  readonly files: readonly FileToBundle[];
  /** Id, time and subject of the entry that anchors the manifest. */
  readonly about: Pick<LedgerEntry, 'id' | 'at' | 'subject' | 'tenant' | 'refs'>;
  /** The entries to prove beside the manifest's own, by their index in the log. */
  readonly indices: readonly number[];
  readonly signer: Signer;
  readonly verifierKey: string;
}

/** Logs the manifest, signs a checkpoint over the log and builds the bundle: the whole of it for a log in memory. */
export async function sealBundle(
  log: MemoryLog,
  { facts, files, about, indices, signer, verifierKey }: BundleToSeal,
): Promise<EvidenceBundle> {
  const manifest = manifestOf(facts, files);
  const anchor = log.append([encodeLeaf(evidenceEntry(manifest, about))]);
  const proven = [...indices, anchor];
  const proofs = await log.inclusionProofs(proven);
  const entries = proven.map((index, at) => ({ index, leaf: log.leaf(index), proof: proofs[at] ?? [] }));
  return buildBundle({ manifest, files, entries, checkpoint: log.checkpoint(signer), verifierKeys: [verifierKey] });
}
