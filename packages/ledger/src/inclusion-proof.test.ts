import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { verifyInclusion } from './inclusion-proof.ts';
import { MemoryLog } from './memory-log.ts';
import { REFERENCE_INCLUSIONS, REFERENCE_LEAVES, REFERENCE_ROOTS } from './testing/reference-vectors.ts';
import { refuses } from './testing/refuses.ts';
import { inclusionProof } from './tile-proofs.ts';
import { leafHash } from './tree-hash.ts';

const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
};
const entryOf = (index: number): Uint8Array => Buffer.from(`entry ${index}`);
const logOf = (size: number): MemoryLog => {
  const log = new MemoryLog();
  log.append(Array.from({ length: size }, (_, index) => entryOf(index)));
  return log;
};
const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  const place = Math.floor(bit / 8) % copy.length;
  copy[place] = at([...copy], place) ^ (1 << (bit % 8));
  return copy;
};

test('inclusionProof() gives the published proofs, and verifyInclusion() accepts them', async () => {
  const log = new MemoryLog();
  log.append(REFERENCE_LEAVES);
  for (const { index, size, proof } of REFERENCE_INCLUSIONS) {
    const made = await inclusionProof(log.readTile, index, size);
    assert.deepEqual(
      made.map((hash) => Buffer.from(hash)),
      proof,
    );
    verifyInclusion({ leafHash: leafHash(at(REFERENCE_LEAVES, index)), index, size, proof: made, root: at(REFERENCE_ROOTS, size - 1) });
  }
});

test('verifyInclusion() accepts every entry of every small tree, and refuses it anywhere else', async () => {
  for (let size = 1; size <= 20; size += 1) {
    const log = logOf(size);
    const root = log.root();
    for (let index = 0; index < size; index += 1) {
      const claim = { leafHash: leafHash(entryOf(index)), index, size, proof: await log.inclusionProof(index), root };
      verifyInclusion(claim);
      for (let other = 0; other < size; other += 1) {
        if (other !== index) refuses(() => verifyInclusion({ ...claim, index: other }), 'root-mismatch', 'proof-length');
      }
    }
  }
});

test('verifyInclusion() accepts honest proofs of random trees and refuses each with one bit, one hash or one entry changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), fc.nat(), fc.nat(), async (size, chance, bit) => {
      const log = logOf(size);
      const index = chance % size;
      const claim = { leafHash: leafHash(entryOf(index)), index, size, proof: await log.inclusionProof(index), root: log.root() };
      verifyInclusion(claim);
      refuses(() => verifyInclusion({ ...claim, leafHash: flipped(claim.leafHash, bit) }), 'root-mismatch');
      refuses(() => verifyInclusion({ ...claim, root: flipped(claim.root, bit) }), 'root-mismatch');
      refuses(() => verifyInclusion({ ...claim, proof: [...claim.proof, claim.root] }), 'proof-length');
      for (const place of claim.proof.keys()) {
        refuses(() => verifyInclusion({ ...claim, proof: claim.proof.with(place, flipped(at(claim.proof, place), bit)) }), 'root-mismatch');
        refuses(() => verifyInclusion({ ...claim, proof: claim.proof.toSpliced(place, 1) }), 'proof-length', 'root-mismatch');
      }
      if (claim.proof.length > 1) refuses(() => verifyInclusion({ ...claim, proof: claim.proof.toReversed() }), 'root-mismatch');
    }),
    { numRuns: 60 },
  );
});

test('inclusionProofs() gives for many entries what inclusionProof() gives for each', async () => {
  const log = logOf(700);
  const indices = [0, 699, 255, 256, 511, 511, 3];
  assert.deepEqual(await log.inclusionProofs(indices), await Promise.all(indices.map((index) => log.inclusionProof(index))));
  await assert.rejects(log.inclusionProofs([0, 700]), { code: 'bad-position' });
});

test('verifyInclusion() refuses positions that no tree has', () => {
  const hash = leafHash(entryOf(0));
  const positions: [number, number][] = [
    [0, 0],
    [1, 1],
    [-1, 1],
    [0.5, 1],
    [Number.NaN, 1],
    [0, Number.POSITIVE_INFINITY],
    [2 ** 53, 2 ** 54],
    [0, -1],
  ];
  for (const [index, size] of positions)
    refuses(() => verifyInclusion({ leafHash: hash, index, size, proof: [], root: hash }), 'bad-position');
});

test('verifyInclusion() ends at once on a tree of 2^53 - 1 entries', () => {
  const hash = leafHash(entryOf(0));
  const claim = { leafHash: hash, index: 2 ** 52, size: Number.MAX_SAFE_INTEGER, root: hash };
  refuses(() => verifyInclusion({ ...claim, proof: [] }), 'proof-length');
  refuses(() => verifyInclusion({ ...claim, proof: Array.from({ length: 1000 }, () => hash) }), 'proof-length');
  refuses(() => verifyInclusion({ ...claim, proof: Array.from({ length: 53 }, () => hash) }), 'root-mismatch');
});
