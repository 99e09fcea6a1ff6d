/**
 * Goal A2: our verifier and an outside one, golang.org/x/mod/sumdb as it comes with Go, give the same verdict on true and forged proofs and notes.
 * Run: node test/peers/ledger-go.ts [CASES] [SEED]. Needs Go; uses the module in Go's own tree, so no network.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Rng, seededRng } from '@gatehouse/foundation';
import {
  consistencyProof,
  generateNoteKey,
  inclusionProof,
  leafHash,
  MemoryLog,
  openNote,
  parseSigningKey,
  parseVerifierKey,
  rootFromTiles,
  signNote,
  VerificationError,
  verifyConsistency,
  verifyInclusion,
} from '@gatehouse/ledger';

type Question =
  | { kind: 'inclusion'; size: number; root: string; index: number; leaf: string; proof: string[] }
  | { kind: 'consistency'; size: number; root: string; oldSize: number; oldRoot: string; proof: string[] }
  | { kind: 'note'; note: string; key: string };

const LOG_SIZE = 1200;
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const fromHex = (text: string): Uint8Array => Buffer.from(text, 'hex');

const log = new MemoryLog();
log.append(Array.from({ length: LOG_SIZE }, (_, index) => Buffer.from(`entry ${index}`)));
const { signingKey, verifierKey } = generateNoteKey('provider.example/ledger');
const signer = parseSigningKey(signingKey);
const key = parseVerifierKey(verifierKey);

async function trueQuestion(rng: Rng): Promise<Question> {
  const size = 1 + rng.below(LOG_SIZE);
  const root = toHex(await rootFromTiles(log.readTile, size));
  switch (rng.below(3)) {
    case 0: {
      const index = rng.below(size);
      return {
        kind: 'inclusion',
        size,
        root,
        index,
        leaf: toHex(leafHash(log.leaf(index))),
        proof: (await inclusionProof(log.readTile, index, size)).map(toHex),
      };
    }
    case 1: {
      const oldSize = 1 + rng.below(size);
      const oldRoot = toHex(await rootFromTiles(log.readTile, oldSize));
      return { kind: 'consistency', size, root, oldSize, oldRoot, proof: (await consistencyProof(log.readTile, oldSize, size)).map(toHex) };
    }
    default:
      return { kind: 'note', note: signNote(`provider.example/ledger\n${size}\n${root}\n`, [signer]), key: verifierKey };
  }
}

function forge(question: Question, rng: Rng): Question {
  if (question.kind === 'note') {
    const place = rng.below(question.note.length);
    return {
      ...question,
      note:
        question.note.slice(0, place) +
        String.fromCodePoint(1 + rng.below(126)) +
        question.note.slice(place + (rng.below(2) === 0 ? 1 : 0)),
    };
  }
  const way = rng.below(6);
  const place = rng.below(question.proof.length + 1);
  if (way === 0) return { ...question, proof: question.proof.toSpliced(place, 1) };
  if (way === 1) return { ...question, proof: question.proof.toSpliced(place, 0, question.root) };
  if (way === 2) return { ...question, proof: question.proof.toReversed() };
  if (way === 3) return { ...question, size: Math.max(0, question.size + rng.below(7) - 3) };
  if (way === 4) {
    const bytes = fromHex(question.root);
    bytes[rng.below(32)] = rng.below(256);
    return { ...question, root: toHex(bytes) };
  }
  const shift = rng.below(7) - 3;
  return question.kind === 'inclusion'
    ? { ...question, index: question.index + shift }
    : { ...question, oldSize: question.oldSize + shift };
}

function accepted(question: Question): boolean {
  try {
    if (question.kind === 'note') openNote(question.note, [key]);
    else if (question.kind === 'inclusion') {
      verifyInclusion({ ...question, leafHash: fromHex(question.leaf), root: fromHex(question.root), proof: question.proof.map(fromHex) });
    } else {
      verifyConsistency({
        ...question,
        newSize: question.size,
        oldRoot: fromHex(question.oldRoot),
        newRoot: fromHex(question.root),
        proof: question.proof.map(fromHex),
      });
    }
    return true;
  } catch (error) {
    if (error instanceof VerificationError) return false;
    throw error;
  }
}

function askGo(questions: readonly Question[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-ledger-go-'));
  try {
    const [goRoot = '', goVersion = ''] = execFileSync('go', ['env', 'GOROOT', 'GOVERSION'], { encoding: 'utf8' }).split('\n');
    for (const name of ['note', 'tlog'])
      cpSync(join(goRoot, 'src/cmd/vendor/golang.org/x/mod/sumdb', name), join(folder, 'sumdb', name), { recursive: true });
    mkdirSync(join(folder, 'peer'));
    cpSync(new URL('ledger-go/main.go', import.meta.url).pathname, join(folder, 'peer/main.go'));
    writeFileSync(join(folder, 'go.mod'), `module golang.org/x/mod\n\ngo ${goVersion.slice('go'.length)}\n`);
    const env = { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off' };
    execFileSync('go', ['build', '-o', 'peer/peer', './peer'], { cwd: folder, env });
    const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
    return execFileSync(join(folder, 'peer/peer'), { input, encoding: 'utf8', maxBuffer: 2 ** 30 })
      .trim()
      .split('\n')
      .map((line) => line === 'true');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const cases = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const rng = seededRng(seed);
const questions: Question[] = [];
while (questions.length < cases) {
  const question = await trueQuestion(rng);
  questions.push(rng.below(3) === 0 ? question : forge(question, rng));
}
const theirs = askGo(questions);
const tally = { both: 0, neither: 0, onlyOurs: 0, onlyTheirs: 0 };
for (const [at, question] of questions.entries()) {
  const ours = accepted(question);
  const other = theirs[at] === true;
  const verdict = ours ? (other ? 'both' : 'onlyOurs') : other ? 'onlyTheirs' : 'neither';
  tally[verdict] += 1;
  if (ours !== other) console.log(JSON.stringify({ ours, theirs: other, question }));
}
console.log(JSON.stringify({ cases, seed, ...tally }));
process.exitCode = tally.onlyOurs === 0 ? 0 : 1;
