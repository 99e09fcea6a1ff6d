import type { EvidenceBundle } from '@gatehouse/contracts';
import { ProblemError, toInstant } from '@gatehouse/foundation';
import { buildBundle, evidenceEntry, type FileToBundle, inclusionProofs, manifestOf } from '@gatehouse/ledger';
import type { World } from '@gatehouse/program';
import { statusOf } from '@gatehouse/rules';
import { LogReader } from '@gatehouse/store';
import type { Installation } from '../installation/open-installation.ts';

export interface EvidenceToSeal {
  readonly title: string;
  readonly subject: string;
  readonly files: readonly FileToBundle[];
  /** Entries to prove beside the manifest's own. */
  readonly entries: readonly string[];
}

const NOTICE =
  'Not legal advice. The bundle proves what was recorded and when it was in the log, not that it is lawful. Each rule pack is listed with the status of its law on the date.';

/** Seals files and log entries into a bundle that `gatehouse verify` proves without a network: manifest, entry, proofs, signed head. */
export async function sealEvidence(installation: Installation, world: World, evidence: EvidenceToSeal): Promise<EvidenceBundle> {
  const today = world.today();
  const manifest = manifestOf(
    {
      title: evidence.title,
      createdAt: toInstant(world.clock.now()),
      asOf: today,
      rulePacks: world.rules.packs.map((pack) => ({
        id: pack.id,
        status: statusOf(world.rules, pack.id, { on: today }).status,
        digest: pack.digest,
      })),
      lists: world.lists.versions.map(({ name, version, date }) => ({ name, version, date: date === 'unknown' ? null : date })),
      notice: NOTICE,
    },
    evidence.files,
  );
  const id = world.ids.next('ent');
  const { digest, at } = evidenceEntry(manifest, { id, at: manifest.createdAt, subject: world.pseudonym(evidence.subject) });
  await installation.store.transaction((records) =>
    records.append([
      { id, kind: 'evidence', subject: evidence.subject, at, actor: 'gatehouse', text: `Evidence sealed: ${evidence.title}`, digest },
    ]),
  );
  await installation.sequencer.run();
  const log = new LogReader(installation.store.db);
  const head = await log.head();
  if (head === null) throw new ProblemError('not-verified', 'The log has no signed head.', 'Run gatehouse fsck.');
  const leaves = await log.leaves([...new Set([...evidence.entries, id])]);
  const proofs = await inclusionProofs(
    log.readTile,
    leaves.map((leaf) => leaf.index),
    head.size,
  );
  return buildBundle({
    manifest,
    files: evidence.files,
    entries: leaves.map((leaf, place) => ({ index: leaf.index, leaf: leaf.leaf, proof: proofs[place] ?? [] })),
    checkpoint: head.note,
    verifierKeys: [installation.ledgerKey.verifierKey],
  });
}
