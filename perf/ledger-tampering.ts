/**
 * Goal A2: tampering missed, 0. Changes one to three bytes of a bundle and of a self-contained proof, and counts what still verifies.
 * Run: node perf/ledger-tampering.ts [CASES] [SEED]
 */
import { seededRng } from '@gatehouse/foundation';
import {
  checkProofFile,
  cosign,
  encodeLeaf,
  encodeProofCargo,
  formatTlogProof,
  generateNoteKey,
  MemoryLog,
  parseBundle,
  parseSigningKey,
  sealBundle,
  VerificationError,
  verifyBundle,
  writeBundle,
} from '@gatehouse/ledger';

const cases = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const rng = seededRng(seed);
const at = '2026-01-02T03:04:05.678Z';
const pair = generateNoteKey('provider.example/ledger');
const witness = generateNoteKey('witness.example/w1', 'cosignature/v1');
const signer = parseSigningKey(pair.signingKey);

const log = new MemoryLog();
log.append(
  Array.from({ length: 300 }, (_, number) =>
    encodeLeaf({ v: 1, kind: 'decision', id: `dec_${number}`, at, subject: 'cus_1', digest: '0'.repeat(64) }),
  ),
);
const bundle = await sealBundle(log, {
  facts: {
    title: 'Evidence',
    createdAt: at,
    asOf: '2026-01-02',
    rulePacks: [{ id: 'us-iaas-nprm-2024', status: 'withdrawn' }],
    notice: '',
  },
  files: [{ name: 'a.json', mediaType: 'application/json', content: Buffer.from('{"a":1}') }],
  about: { id: 'evd_1', at, subject: 'provider' },
  indices: [7],
  signer,
  verifierKey: pair.verifierKey,
});
const cosigned = bundle.checkpoint + cosign(bundle.checkpoint, parseSigningKey(witness.signingKey), 1_767_323_047);
const verifierKeys = [pair.verifierKey, witness.verifierKey];
const extra = encodeProofCargo({ leaf: Buffer.from(log.leaf(5)).toString(), verifierKeys });

const subjects: readonly { what: string; bytes: Buffer; verify: (text: string) => unknown }[] = [
  {
    what: 'bundle',
    bytes: Buffer.from(writeBundle({ ...bundle, checkpoint: cosigned, verifierKeys })),
    verify: (text) => verifyBundle(parseBundle(text)),
  },
  {
    what: 'tlog-proof',
    bytes: Buffer.from(formatTlogProof({ index: 5, hashes: await log.inclusionProof(5), checkpoint: cosigned, extra })),
    verify: (text) => checkProofFile(text),
  },
];

for (const { what, bytes, verify } of subjects) {
  verify(bytes.toString());
  let missed = 0;
  for (let number = 0; number < cases; number += 1) {
    const changed = Buffer.from(bytes);
    for (let change = 0; change <= rng.below(3); change += 1) changed[rng.below(changed.length)] = rng.below(256);
    if (changed.equals(bytes)) continue;
    try {
      verify(new TextDecoder('utf-8', { ignoreBOM: true }).decode(changed));
      missed += 1;
      console.log(JSON.stringify({ missed: what, text: changed.toString() }));
    } catch (error) {
      if (!(error instanceof VerificationError)) throw error;
    }
  }
  console.log(JSON.stringify({ what, cases, seed, missed }));
  if (missed > 0) process.exitCode = 1;
}
