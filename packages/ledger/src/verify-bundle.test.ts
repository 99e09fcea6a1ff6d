import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LedgerEntry, type EvidenceBundle } from '@gatehouse/contracts';
import fc from 'fast-check';
import { parseBundle, writeBundle } from './evidence-bundle.ts';
import { generateNoteKey, parseSigningKey, parseVerifierKey } from './note-key.ts';
import { sealBundle } from './seal-bundle.ts';
import { refuses } from './testing/refuses.ts';
import { logKey, sampleBundle, sampleLog, WITNESS, witnessKey } from './testing/sample-log.ts';
import type { VerificationCode } from './verification-error.ts';
import { verifyBundle } from './verify-bundle.ts';

const bundle = await sampleBundle();
const text = writeBundle(bundle);

test('verifyBundle() says what was proven, by which checkpoint and witnesses', () => {
  const proven = verifyBundle(parseBundle(text), { trustedKeys: [logKey, witnessKey] });
  assert.deepEqual(
    proven.entries.map(({ index, entry }) => [index, entry.id]),
    [
      [7, 'dec_7'],
      [299, 'dec_299'],
      [300, 'evd_1'],
    ],
  );
  assert.deepEqual(
    proven.files.map(({ name, bodyOf }) => [name, bodyOf]),
    [
      ['decision-7.json', 'dec_7'],
      ['report.pdf', undefined],
    ],
  );
  assert.equal(proven.anchoredBy.entry.id, 'evd_1');
  assert.equal(proven.checkpoint.size, 301);
  assert.deepEqual(proven.rulePacks, [{ id: 'us-iaas-nprm-2024', status: 'withdrawn' }]);
  assert.deepEqual([proven.trust, proven.trustedWitnesses], ['trusted-key', [WITNESS]]);
});

test('verifyBundle() without a trusted key proves consistency only, and says so', () => {
  const proven = verifyBundle(bundle);
  assert.equal(proven.trust, 'key-from-file');
  assert.deepEqual(proven.trustedWitnesses, []);
});

test('verifyBundle() refuses a whole bundle forged with keys of the forger under the same name', async () => {
  const forger = generateNoteKey(logKey.name);
  const forged = await sealBundle(sampleLog(300), {
    facts: bundle.manifest,
    files: [],
    about: { id: 'evd_1', at: bundle.manifest.createdAt, subject: 'provider' },
    indices: [7],
    signer: parseSigningKey(forger.signingKey),
    verifierKey: parseVerifierKey(forger.verifierKey).vkey,
  });
  assert.equal(verifyBundle(forged).trust, 'key-from-file');
  refuses(() => verifyBundle(forged, { trustedKeys: [logKey] }), 'unknown-signer');
});

test('verifyBundle() refuses a bundle in which any one field was changed', () => {
  const first = bundle.entries[0] ?? assert.fail();
  const [file, secondFile] = bundle.files;
  if (file === undefined || secondFile === undefined) assert.fail();
  const withEntry = (change: Partial<typeof first>): EvidenceBundle => ({
    ...bundle,
    entries: bundle.entries.with(0, { ...first, ...change }),
  });
  const withManifest = (change: Partial<EvidenceBundle['manifest']>): EvidenceBundle => ({
    ...bundle,
    manifest: { ...bundle.manifest, ...change },
  });
  const stranger = generateNoteKey('stranger.example').verifierKey;
  const changes: readonly [string, EvidenceBundle, VerificationCode[]][] = [
    ['the title', withManifest({ title: 'Another title' }), ['not-anchored']],
    ['the date', withManifest({ asOf: '2026-01-03' }), ['not-anchored']],
    ['the status of a law', withManifest({ rulePacks: [{ id: 'us-iaas-nprm-2024', status: 'in-force' }] }), ['not-anchored']],
    ['the notice', withManifest({ notice: '' }), ['not-anchored']],
    ['the list of files', { ...withManifest({ files: [] }), files: [] }, ['not-anchored']],
    ['a file', { ...bundle, files: [{ ...file, content: `${file.content} ` }, secondFile] }, ['digest-mismatch']],
    ['a file name', { ...bundle, files: [{ ...file, name: 'decision-8.json' }, secondFile] }, ['not-in-manifest']],
    ['a file left out', { ...bundle, files: [file] }, ['not-in-manifest']],
    ['a file added', { ...bundle, files: [file, secondFile, file] }, ['not-in-manifest']],
    ['the order of files', { ...bundle, files: [secondFile, file] }, ['not-in-manifest']],
    ['an index', withEntry({ index: 8 }), ['root-mismatch']],
    ['a huge index', withEntry({ index: Number.MAX_SAFE_INTEGER }), ['bad-position']],
    ['an entry', withEntry({ leaf: first.leaf.replace('dec_7', 'dec_8') }), ['root-mismatch']],
    ['the order of hashes', withEntry({ proof: first.proof.toReversed() }), ['root-mismatch']],
    ['a hash left out', withEntry({ proof: first.proof.slice(1) }), ['proof-length']],
    ['no hash', withEntry({ proof: [] }), ['proof-length']],
    ['a hash that is none', withEntry({ proof: first.proof.with(0, 'AAAA') }), ['malformed']],
    ['no anchor', { ...bundle, entries: bundle.entries.slice(0, 2) }, ['not-anchored']],
    ['no entry', { ...bundle, entries: [] }, ['not-anchored']],
    ['the size', { ...bundle, checkpoint: bundle.checkpoint.replace('\n301\n', '\n302\n') }, ['bad-signature']],
    ['size 0', { ...bundle, checkpoint: bundle.checkpoint.replace('\n301\n', '\n0\n') }, ['bad-signature']],
    ['the origin', { ...bundle, checkpoint: bundle.checkpoint.replace('provider.example', 'provider.example2') }, ['bad-signature']],
    ['no witness line', { ...bundle, checkpoint: bundle.checkpoint.replace(/— witness.*\n/, '') }, ['missing-signature']],
    ['no keys', { ...bundle, verifierKeys: [] }, ['unknown-signer', 'untrusted-key']],
    ['no witness key', { ...bundle, verifierKeys: [logKey.vkey] }, ['unknown-signer']],
    ['a stranger key', { ...bundle, verifierKeys: [...bundle.verifierKeys, stranger] }, ['missing-signature']],
    ['no log key', { ...bundle, verifierKeys: [witnessKey.vkey] }, ['missing-signature']],
  ];
  for (const [what, changed, codes] of changes) {
    assert.doesNotThrow(() => refuses(() => verifyBundle(changed), ...codes), what);
    refuses(() => verifyBundle(changed, { trustedKeys: [logKey] }));
  }
});

test('verifyBundle() refuses a manifest anchored by an entry of another kind', () => {
  const anchor = bundle.entries.at(-1) ?? assert.fail();
  const entry = LedgerEntry.parse(JSON.parse(anchor.leaf));
  assert.equal(entry.kind, 'evidence');
  const log = sampleLog(300);
  log.append([Buffer.from(anchor.leaf.replace('"evidence"', '"decision"'))]);
  refuses(
    () =>
      verifyBundle({ ...bundle, entries: bundle.entries.with(2, { ...anchor, leaf: anchor.leaf.replace('"evidence"', '"decision"') }) }),
    'root-mismatch',
  );
});

test('parseBundle() refuses every other text for the same bundle', () => {
  for (const other of [
    '',
    '{}\n',
    '[]\n',
    text.trimEnd(),
    `${text}\n`,
    ` ${text}`,
    `\ufeff${text}`,
    `${JSON.stringify(bundle, null, 2)}\n`,
    text.replace('{', '{"format":"gatehouse-evidence/v1",'),
    text.replace('{', '{"more":1,'),
    text.replace('"index":7', '"index":7.0'),
    text.replace('"index":7', '"index":-7'),
    text.replace('"index":7', '"index":1e400'),
    text.replace('Evidence', '\\u0045vidence'),
    text.replace('Evidence', '\\ud800'),
    `${'['.repeat(100_000)}\n`,
  ]) {
    refuses(() => parseBundle(other), 'malformed');
  }
});

test('parseBundle() and verifyBundle() refuse a text of which any one bit was changed', () => {
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), (bit) => {
      const changed = Uint8Array.from(bytes);
      const place = Math.floor(bit / 8);
      changed[place] = (changed[place] ?? 0) ^ (1 << (bit % 8));
      refuses(() => verifyBundle(parseBundle(new TextDecoder('utf-8', { ignoreBOM: true }).decode(changed))));
    }),
    { numRuns: 1500 },
  );
});
