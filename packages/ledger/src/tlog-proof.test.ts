import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cosign } from './note.ts';
import { checkProofFile, encodeProofCargo } from './self-contained-proof.ts';
import { refuses } from './testing/refuses.ts';
import { logKey, logSigner, sampleLog, witnessKey, witnessSigner } from './testing/sample-log.ts';
import { formatTlogProof, parseTlogProof, type TlogProof, verifyTlogProof } from './tlog-proof.ts';

const INDEX = 137;
const log = sampleLog(300);
const leaf = log.leaf(INDEX);
const checkpoint = log.checkpoint(logSigner);
const proof: TlogProof = { index: INDEX, hashes: await log.inclusionProof(INDEX), checkpoint };
const selfContained = formatTlogProof({
  ...proof,
  checkpoint: checkpoint + cosign(checkpoint, witnessSigner, 1_700_000_000),
  extra: encodeProofCargo({ leaf: Buffer.from(leaf).toString(), verifierKeys: [logKey.vkey, witnessKey.vkey] }),
});

test('verifyTlogProof() accepts what formatTlogProof() wrote and parseTlogProof() read', () => {
  const text = formatTlogProof(proof);
  assert.match(text, /^c2sp\.org\/tlog-proof@v1\nindex 137\n/);
  assert.equal(verifyTlogProof(parseTlogProof(text), leaf, [logKey]).checkpoint.size, 300);
  assert.equal(formatTlogProof(parseTlogProof(text)), text);
});

test('parseTlogProof() reads the example of the specification', () => {
  const extra = 'YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6';
  const parsed = parseTlogProof(
    `c2sp.org/tlog-proof@v1\nextra ${extra}\nindex 73894\ngSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n\nexample.com/fancylog\n`,
  );
  assert.equal(Buffer.from(parsed.extra ?? []).toString(), 'age-v1.2.1-darwin-arm64.tar.gz');
  assert.deepEqual([parsed.index, parsed.hashes.length], [73_894, 1]);
});

test('verifyTlogProof() refuses another entry, another index, other hashes and another order', () => {
  refuses(() => verifyTlogProof(proof, log.leaf(INDEX + 1), [logKey]), 'root-mismatch');
  refuses(() => verifyTlogProof({ ...proof, index: INDEX + 1 }, leaf, [logKey]), 'root-mismatch');
  refuses(() => verifyTlogProof({ ...proof, index: 300 }, leaf, [logKey]), 'bad-position');
  refuses(() => verifyTlogProof({ ...proof, hashes: proof.hashes.slice(1) }, leaf, [logKey]), 'proof-length');
  refuses(() => verifyTlogProof({ ...proof, hashes: proof.hashes.toReversed() }, leaf, [logKey]), 'root-mismatch');
  refuses(() => verifyTlogProof({ ...proof, checkpoint: sampleLog(299).checkpoint(logSigner) }, leaf, [logKey]), 'root-mismatch');
  refuses(() => verifyTlogProof(proof, leaf, [witnessKey]), 'unknown-signer');
});

test('parseTlogProof() refuses what is no proof file', () => {
  const text = formatTlogProof(proof);
  const hash = text.split('\n')[2] ?? '';
  for (const broken of [
    '',
    'c2sp.org/tlog-proof@v1\n',
    text.replace('@v1', '@v2'),
    text.replace('index 137\n', ''),
    text.replace('index 137', 'index 0137'),
    text.replace('index 137', 'index -1'),
    text.replace('index 137', 'index 18446744073709551615'),
    text.replace('index 137', 'index 1e2'),
    text.replace('index 137', 'index  137'),
    text.replace('index 137', 'index 137\nextra AAAA'),
    text.replace('index 137', 'extra A\nindex 137'),
    text.replace(hash, hash.slice(0, -1)),
    text.replace(hash, `${hash} `),
    text.replace(hash, Buffer.alloc(33).toString('base64')),
    text.replace(hash, Array.from({ length: 100 }, () => hash).join('\n')),
  ]) {
    refuses(() => parseTlogProof(broken), 'malformed', 'proof-length');
  }
});

test('checkProofFile() proves a self-contained file in itself, and its origin where a key is trusted', () => {
  const alone = checkProofFile(selfContained);
  assert.equal(alone.trust, 'key-from-file');
  assert.equal(alone.checkpoint.witnesses.length, 1);
  assert.equal(checkProofFile(selfContained, { trustedKeys: [logKey] }).trust, 'trusted-key');
  refuses(() => checkProofFile(formatTlogProof(proof)), 'malformed');
  refuses(() => checkProofFile(formatTlogProof(proof), { entry: leaf }), 'untrusted-key');
});

test('checkProofFile() refuses a self-contained file of which any byte was changed', () => {
  const bytes = Buffer.from(selfContained);
  for (let place = 0; place < bytes.length; place += 1) {
    const changed = Uint8Array.from(bytes);
    changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
    refuses(() => checkProofFile(new TextDecoder().decode(changed)));
  }
});
