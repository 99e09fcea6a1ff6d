import type { EvidenceBundle, LedgerEntry } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { encodeLeaf } from '../ledger-leaf.ts';
import { MemoryLog } from '../memory-log.ts';
import { cosign } from '../note.ts';
import { generateNoteKey, parseSigningKey, parseVerifierKey } from '../note-key.ts';
import { sealBundle } from '../seal-bundle.ts';

export const ORIGIN = 'provider.example/ledger';
export const WITNESS = 'witness.example/w1';

const logKeyPair = generateNoteKey(ORIGIN);
const witnessKeyPair = generateNoteKey(WITNESS, 'cosignature/v1');

export const logSigner = parseSigningKey(logKeyPair.signingKey);
export const logKey = parseVerifierKey(logKeyPair.verifierKey);
export const witnessSigner = parseSigningKey(witnessKeyPair.signingKey);
export const witnessKey = parseVerifierKey(witnessKeyPair.verifierKey);

/** A decision's body and the entry that anchors it. */
export function sampleDecision(number: number): { body: object; entry: LedgerEntry } {
  const body = { outcome: 'allow', subject: `cus_${number}` };
  return {
    body,
    entry: {
      v: 1,
      kind: 'decision',
      id: `dec_${number}`,
      at: '2026-01-02T03:04:05.678Z',
      subject: `cus_${number}`,
      digest: digestOf(body),
    },
  };
}

export function sampleLog(size: number): MemoryLog {
  const log = new MemoryLog();
  log.append(Array.from({ length: size }, (_, number) => encodeLeaf(sampleDecision(number).entry)));
  return log;
}

/** A bundle of two decisions of a log of 300, two files, a checkpoint with one witness. */
export async function sampleBundle(): Promise<EvidenceBundle> {
  const bundle = await sealBundle(sampleLog(300), {
    facts: {
      title: 'Evidence of two decisions',
      createdAt: '2026-01-02T03:04:06.000Z',
      asOf: '2026-01-02',
      rulePacks: [{ id: 'us-iaas-nprm-2024', status: 'withdrawn' }],
      notice: 'Not legal advice.',
    },
    files: [
      { name: 'decision-7.json', mediaType: 'application/json', content: Buffer.from('{"outcome":"allow","subject":"cus_7"}') },
      { name: 'report.pdf', mediaType: 'application/pdf', content: Buffer.from([0x25, 0x50, 0xff, 0x00, 0x46]) },
    ],
    about: { id: 'evd_1', at: '2026-01-02T03:04:06.000Z', subject: 'provider' },
    indices: [7, 299],
    signer: logSigner,
    verifierKey: logKey.vkey,
  });
  return {
    ...bundle,
    checkpoint: bundle.checkpoint + cosign(bundle.checkpoint, witnessSigner, 1_767_323_047),
    verifierKeys: [...bundle.verifierKeys, witnessKey.vkey],
  };
}
