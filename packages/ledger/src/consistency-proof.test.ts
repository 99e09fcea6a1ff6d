import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { verifyConsistency } from './consistency-proof.ts';
import { MemoryLog } from './memory-log.ts';
import { REFERENCE_CONSISTENCIES, REFERENCE_LEAVES, REFERENCE_ROOTS } from './testing/reference-vectors.ts';
import { refuses } from './testing/refuses.ts';
import { consistencyProof, rootFromTiles } from './tile-proofs.ts';
import { emptyRoot, leafHash } from './tree-hash.ts';

const entriesOf = (count: number): Uint8Array[] => Array.from({ length: count }, (_, index) => Buffer.from(`entry ${index}`));
const logOf = (entries: readonly Uint8Array[]): MemoryLog => {
  const log = new MemoryLog();
  log.append(entries);
  return log;
};

test('consistencyProof() gives the published proofs, and verifyConsistency() accepts them', async () => {
  const log = logOf(REFERENCE_LEAVES);
  for (const { oldSize, newSize, proof } of REFERENCE_CONSISTENCIES) {
    const made = await consistencyProof(log.readTile, oldSize, newSize);
    assert.deepEqual(
      made.map((hash) => Buffer.from(hash)),
      proof,
    );
    const [oldRoot, newRoot] = [REFERENCE_ROOTS[oldSize - 1] ?? emptyRoot(), REFERENCE_ROOTS[newSize - 1] ?? emptyRoot()];
    verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof: made });
  }
});

test('verifyConsistency() accepts every pair of small trees and refuses every other pair of roots', async () => {
  const log = logOf(entriesOf(24));
  const roots = await Promise.all(Array.from({ length: 25 }, (_, size) => rootFromTiles(log.readTile, size)));
  const rootAt = (size: number): Uint8Array => roots[size] ?? emptyRoot();
  for (let newSize = 0; newSize <= 24; newSize += 1) {
    for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
      const claim = {
        oldSize,
        oldRoot: rootAt(oldSize),
        newSize,
        newRoot: rootAt(newSize),
        proof: await consistencyProof(log.readTile, oldSize, newSize),
      };
      verifyConsistency(claim);
      for (let other = 0; other <= 24; other += 1) {
        if (other !== oldSize) refuses(() => verifyConsistency({ ...claim, oldRoot: rootAt(other) }), 'root-mismatch');
        if (other !== newSize && oldSize > 0) refuses(() => verifyConsistency({ ...claim, newRoot: rootAt(other) }), 'root-mismatch');
      }
      if (claim.proof.length > 0) {
        refuses(() => verifyConsistency({ ...claim, proof: claim.proof.slice(1) }), 'proof-length', 'root-mismatch');
        refuses(() => verifyConsistency({ ...claim, proof: claim.proof.slice(0, -1) }), 'proof-length', 'root-mismatch');
      }
      refuses(() => verifyConsistency({ ...claim, proof: [...claim.proof, claim.newRoot] }), 'proof-length');
    }
  }
});

test('verifyConsistency() refuses a log whose past was changed anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 0, max: 1000 }), fc.nat(), async (oldSize, more, chance) => {
      const entries = entriesOf(oldSize + more);
      const changed = logOf(entries.with(chance % oldSize, Buffer.from('another past')));
      const newSize = changed.size;
      const proof = await changed.consistencyProof(oldSize);
      verifyConsistency({ oldSize, oldRoot: await rootFromTiles(changed.readTile, oldSize), newSize, newRoot: changed.root(), proof });
      const oldRoot = logOf(entries.slice(0, oldSize)).root();
      refuses(() => verifyConsistency({ oldSize, oldRoot, newSize, newRoot: changed.root(), proof }), 'root-mismatch');
    }),
    { numRuns: 40 },
  );
});

test('verifyConsistency() refuses sizes that cannot follow each other', () => {
  const root = leafHash(Buffer.from('x'));
  for (const [oldSize, newSize] of [
    [2, 1],
    [-1, 1],
    [0.5, 1],
    [1, Number.NaN],
    [1, 2 ** 53],
  ] as const) {
    refuses(() => verifyConsistency({ oldSize, oldRoot: root, newSize, newRoot: root, proof: [] }), 'bad-position');
  }
});
