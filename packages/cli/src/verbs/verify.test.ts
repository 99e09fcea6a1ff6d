import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { manualClock, ProblemError } from '@gatehouse/foundation';
import { encodeProofCargo, formatTlogProof, generateNoteKey, MemoryLog, parseSigningKey, sealBundle, writeBundle } from '@gatehouse/ledger';
import { verify } from './verify.ts';

const { signingKey, verifierKey } = generateNoteKey('provider.example/ledger');
const signer = parseSigningKey(signingKey);
const log = new MemoryLog();
log.append(['a', 'b', 'c'].map((entry) => Buffer.from(entry)));
const folder = await mkdtemp(join(tmpdir(), 'gatehouse-verify-'));
after(() => rm(folder, { recursive: true }));

const proofFile = join(folder, 'one.tlog-proof');
const extra = encodeProofCargo({ leaf: 'b', verifierKeys: [verifierKey] });
await writeFile(proofFile, formatTlogProof({ index: 1, hashes: await log.inclusionProof(1), checkpoint: log.checkpoint(signer), extra }));

const bundle = await sealBundle(log, {
  facts: {
    title: 'Evidence',
    createdAt: '2026-01-02T00:00:00.000Z',
    asOf: '2026-01-02',
    rulePacks: [{ id: 'us-iaas-nprm-2024', status: 'withdrawn' }],
    notice: '',
  },
  files: [{ name: 'summary.json', mediaType: 'application/json', content: Buffer.from('{"total":7}') }],
  about: { id: 'evd_1', at: '2026-01-02T00:00:00.000Z', subject: 'provider' },
  indices: [],
  signer,
  verifierKey,
});
const bundleFile = join(folder, 'evidence.json');
await writeFile(bundleFile, writeBundle(bundle));
const changedFile = join(folder, 'changed.json');
await writeFile(changedFile, writeBundle(bundle).replace('\\"total\\":7', '\\"total\\":8'));

async function run(...args: readonly string[]): Promise<{ status: number; lines: Record<string, unknown>[] }> {
  const stdout = new PassThrough();
  const status = await verify.run({
    args,
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    env: {},
    clock: manualClock(0),
    signal: new AbortController().signal,
  });
  stdout.end();
  const lines = (await text(stdout)).trim().split('\n');
  return { status, lines: lines.map((line) => JSON.parse(line)) };
}

test('verify writes one line a file, in order, and ends with 0 when all is proven', async () => {
  const { status, lines } = await run(bundleFile, proofFile, '--key', verifierKey);
  assert.equal(status, 0);
  assert.deepEqual(
    lines.map(({ id, verified, kind, trust }) => [id, verified, kind, trust]),
    [
      [bundleFile, true, 'evidence-bundle', 'trusted-key'],
      [proofFile, true, 'tlog-proof', 'trusted-key'],
    ],
  );
});

test('verify says that a key out of the file proves no origin', async () => {
  const { lines } = await run(bundleFile);
  assert.match(String(lines[0]?.['note']), /proves consistency, not origin/);
});

test('verify ends with 1 and says which file failed and why, and still proves the rest', async () => {
  const { status, lines } = await run(changedFile, join(folder, 'absent'), proofFile);
  assert.equal(status, 1);
  assert.deepEqual(
    lines.map(({ verified }) => verified),
    [false, false, true],
  );
  assert.match(JSON.stringify(lines[0]), /summary\.json.*"reason":"digest-mismatch"/);
});

test('verify refuses the bundle of another log when a key is trusted', async () => {
  const keyFile = join(folder, 'other.vkey');
  await writeFile(keyFile, `# another log\n${generateNoteKey('provider.example/ledger').verifierKey}\n`);
  const { status, lines } = await run(bundleFile, '--key', keyFile);
  assert.equal(status, 1);
  assert.match(JSON.stringify(lines[0]), /"reason":"unknown-signer"/);
});

test('verify without a file, or with a key that is none, is a usage error', async () => {
  await assert.rejects(run(), ProblemError);
  await assert.rejects(run(bundleFile, '--key', 'name+00000000+AAAA'), ProblemError);
});
