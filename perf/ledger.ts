/**
 * Goal A4: offline verification of 1 M entries on two cores, ≤ 60 s. Run: node perf/ledger.ts [ENTRIES]
 * Two ways: each entry by its own inclusion proof, on two threads; and the whole log from its entry bundles, on one.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { once } from 'node:events';
import {
  appendEntries,
  decodeBundle,
  EMPTY_LOG,
  encodeLeaf,
  HASH_BYTES,
  leafHash,
  nodeHash,
  rootOfState,
  TreeHasher,
  verifyInclusion,
} from '@gatehouse/ledger';

const THREADS = 2;
const BATCH = 25_600;
const DIGEST = 'b0e342971dbab6c94e4871c5ba1095664b2b8d13419bc54b42e0c9dd6276f242';

/** All levels of the tree, leaves first. An odd last node is its own parent, which gives the tree of RFC 6962. */
type Levels = readonly Uint8Array[];

interface Share {
  readonly from: number;
  readonly to: number;
  readonly size: number;
  readonly levels: Levels;
  readonly root: Uint8Array;
}

function leafOf(index: number): Uint8Array {
  return encodeLeaf({
    v: 1,
    kind: 'decision',
    id: `dec_${index}`,
    at: '2026-01-02T03:04:05.678Z',
    subject: `cus_${index % 5000}`,
    digest: DIGEST,
  });
}

function levelsOver(leaves: Uint8Array): Levels {
  const levels = [leaves];
  for (let below = leaves; below.length > HASH_BYTES;) {
    const nodes = below.length / HASH_BYTES;
    const above = sharedBytes(Math.ceil(nodes / 2) * HASH_BYTES);
    for (let node = 0; node < nodes; node += 2) {
      const left = hashAt(below, node);
      above.set(node + 1 < nodes ? nodeHash(left, hashAt(below, node + 1)) : left, (node / 2) * HASH_BYTES);
    }
    levels.push(above);
    below = above;
  }
  return levels;
}

function proofOf(levels: Levels, index: number): Uint8Array[] {
  const proof: Uint8Array[] = [];
  let node = index;
  for (const level of levels.slice(0, -1)) {
    const sibling = node % 2 === 0 ? node + 1 : node - 1;
    if (sibling * HASH_BYTES < level.length) proof.push(hashAt(level, sibling));
    node = Math.floor(node / 2);
  }
  return proof;
}

function hashAt(level: Uint8Array, node: number): Uint8Array {
  return level.subarray(node * HASH_BYTES, (node + 1) * HASH_BYTES);
}

function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** Verifies a share of the entries; only verification is timed, since the auditor is handed entries and proofs. */
function verifyShare({ from, to, size, levels, root }: Share): number {
  let spent_ms = 0;
  for (let start = from; start < to; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, to - start) }, (_, offset) => ({
      index: start + offset,
      leaf: leafOf(start + offset),
      proof: proofOf(levels, start + offset),
    }));
    const started_ms = performance.now();
    for (const { index, leaf, proof } of batch) verifyInclusion({ leafHash: leafHash(leaf), index, size, proof, root });
    spent_ms += performance.now() - started_ms;
  }
  return spent_ms;
}

async function measure(size: number): Promise<void> {
  let state = EMPTY_LOG;
  const leaves = sharedBytes(size * HASH_BYTES);
  const bundles: Uint8Array[] = [];
  let append_ms = 0;
  for (let start = 0; start < size; start += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, size - start) }, (_, offset) => leafOf(start + offset));
    const started_ms = performance.now();
    const appended = appendEntries(state, entries);
    append_ms += performance.now() - started_ms;
    state = appended.state;
    for (const { index, data } of appended.newBundles) bundles[index] = data;
    for (const { level, index, data } of appended.newTiles) if (level === 0) leaves.set(data, index * 256 * HASH_BYTES);
  }
  const root = rootOfState(state);
  const count = size.toLocaleString('en');
  console.log(`append: ${count} entries in ${seconds(append_ms)}, one thread`);

  const started_ms = performance.now();
  const tree = new TreeHasher();
  for (const bundle of bundles) for (const entry of decodeBundle(bundle)) tree.push(leafHash(entry));
  if (Buffer.compare(tree.root(), root) !== 0) throw new Error('the log does not lead to its root');
  console.log(`whole log from entry bundles: ${count} entries in ${seconds(performance.now() - started_ms)}, one thread`);

  const levels = levelsOver(leaves);
  const shares = Array.from({ length: THREADS }, (_, thread) => ({
    from: Math.floor((size * thread) / THREADS),
    to: Math.floor((size * (thread + 1)) / THREADS),
    size,
    levels,
    root,
  }));
  const spent_ms = await Promise.all(shares.map(onThread));
  console.log(`each by its own proof: ${count} entries in ${seconds(Math.max(...spent_ms))}, ${THREADS} threads (goal A4: 1 M in ≤ 60 s)`);
}

async function onThread(share: Share): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: share });
  const [spent_ms] = await once(worker, 'message');
  return Number(spent_ms);
}

function seconds(duration_ms: number): string {
  return `${(duration_ms / 1000).toFixed(1)} s`;
}

if (isMainThread) await measure(Number(process.argv[2] ?? 1_000_000));
else parentPort?.postMessage(verifyShare(workerData));
