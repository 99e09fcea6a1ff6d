import { EVIDENCE_FORMAT, EvidenceBundle, type EvidenceFile, type EvidenceManifest, type LedgerEntry } from '@gatehouse/contracts';
import { canonicalJson, digestOf, sha256Hex } from '@gatehouse/foundation';
import { parseCanonicalJson } from './parse-canonical-json.ts';
import { decodeBase64, encodeBase64 } from './strict-base64.ts';
import { VerificationError } from './verification-error.ts';

/** A file to be put into a bundle. */
export interface FileToBundle {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** An entry to be put into a bundle, with its proof for the bundle's checkpoint. */
export interface EntryToBundle {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export type ManifestFacts = Omit<EvidenceManifest, 'files'>;

/** The manifest over those files. Anchor it in the ledger with `evidenceEntry` before the bundle is built. */
export function manifestOf(facts: ManifestFacts, files: readonly FileToBundle[]): EvidenceManifest {
  const described = files.map(({ name, mediaType, content }) => ({
    name,
    mediaType,
    sha256: sha256Hex(content),
    size_bytes: content.length,
  }));
  return { ...facts, files: described };
}

/** The ledger entry that anchors a manifest: with it in the log, manifest and files are proven by the log's checkpoint. */
export function evidenceEntry(
  manifest: EvidenceManifest,
  about: Pick<LedgerEntry, 'id' | 'at' | 'subject' | 'tenant' | 'refs'>,
): LedgerEntry {
  return { v: 1, kind: 'evidence', ...about, digest: digestOf(manifest) };
}

/**
 * Builds a bundle. The manifest's own entry must be among the entries; `verifyBundle` refuses the bundle otherwise.
 * Write it with `writeBundle`.
 */
export function buildBundle(parts: {
  readonly manifest: EvidenceManifest;
  readonly files: readonly FileToBundle[];
  readonly entries: readonly EntryToBundle[];
  readonly checkpoint: string;
  readonly verifierKeys: readonly string[];
}): EvidenceBundle {
  return {
    format: EVIDENCE_FORMAT,
    manifest: parts.manifest,
    files: parts.files.map(packFile),
    entries: parts.entries.map(({ index, leaf, proof }) => ({
      index,
      leaf: Buffer.from(leaf).toString('utf8'),
      proof: proof.map(encodeBase64),
    })),
    checkpoint: parts.checkpoint,
    verifierKeys: [...parts.verifierKeys],
  };
}

/** The bundle's only text: canonical JSON and a newline. */
export function writeBundle(bundle: EvidenceBundle): string {
  return `${canonicalJson(bundle)}\n`;
}

/** Reads a bundle's text. Throws `malformed` on anything but the one text that `writeBundle` gives. */
export function parseBundle(text: string): EvidenceBundle {
  if (!text.endsWith('\n')) throw new VerificationError('malformed', 'A bundle ends in a newline.');
  const parsed = EvidenceBundle.safeParse(parseCanonicalJson(text.slice(0, -1), 'The bundle'));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new VerificationError(
      'malformed',
      `The bundle does not have the form of one at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}`,
      {
        cause: parsed.error,
      },
    );
  }
  return parsed.data;
}

/** The bytes of a bundled file. */
export function unpackFile(file: EvidenceFile): Uint8Array {
  return file.encoding === 'utf8' ? Buffer.from(file.content) : decodeBase64(file.content, `The file "${file.name}"`);
}

function packFile({ name, content }: FileToBundle): EvidenceFile {
  const text = Buffer.from(content).toString('utf8');
  return Buffer.from(text).equals(content)
    ? { name, encoding: 'utf8', content: text }
    : { name, encoding: 'base64', content: encodeBase64(content) };
}
