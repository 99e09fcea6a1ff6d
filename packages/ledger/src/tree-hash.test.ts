import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFERENCE_LEAVES, REFERENCE_ROOTS } from './testing/reference-vectors.ts';
import { refuses } from './testing/refuses.ts';
import { emptyRoot, leafHash, nodeHash } from './tree-hash.ts';
import { rootOf } from './tree-hasher.ts';

test('emptyRoot() is the SHA-256 of nothing', () => {
  assert.equal(Buffer.from(emptyRoot()).toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.deepEqual(rootOf([]), emptyRoot());
});

test('rootOf() gives the published roots of the reference tree at every size', () => {
  for (const [at, root] of REFERENCE_ROOTS.entries()) {
    assert.deepEqual(Buffer.from(rootOf(REFERENCE_LEAVES.slice(0, at + 1))), Buffer.from(root), `${at + 1} leaves`);
  }
});

test('leafHash() of two hashes written one after the other is not the hash of their node', () => {
  const [left, right] = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))];
  assert.notDeepEqual(leafHash(Buffer.concat([left, right])), nodeHash(left, right));
});

test('nodeHash() refuses what is not 32 bytes long', () => {
  refuses(() => nodeHash(Buffer.alloc(31), Buffer.alloc(33)), 'malformed');
});
