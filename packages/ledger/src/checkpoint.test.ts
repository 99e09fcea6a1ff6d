import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { cosign, signNote } from './note.ts';
import { generateNoteKey, parseSigningKey, parseVerifierKey } from './note-key.ts';
import { refuses } from './testing/refuses.ts';
import { logKey, logSigner, ORIGIN, WITNESS, witnessKey, witnessSigner } from './testing/sample-log.ts';
import { emptyRoot, leafHash } from './tree-hash.ts';

const ROOT = leafHash(Buffer.from('x'));
const ROOT_TEXT = Buffer.from(ROOT).toString('base64');

test('openCheckpoint() gives size, root, the log and its witnesses with their times', () => {
  const note = signCheckpoint({ size: 20_852_163, root: ROOT }, logSigner);
  const opened = openCheckpoint(note + cosign(note, witnessSigner, 1_679_315_147), [logKey, witnessKey], ORIGIN);
  assert.equal(opened.size, 20_852_163);
  assert.deepEqual(Buffer.from(opened.root), Buffer.from(ROOT));
  assert.deepEqual(
    opened.witnesses.map(({ key, at_s }) => [key.name, at_s]),
    [[WITNESS, 1_679_315_147]],
  );
});

test('openCheckpoint() refuses the checkpoint of another log, even by a trusted key', () => {
  const other = generateNoteKey('other.example/log');
  const otherKey = parseVerifierKey(other.verifierKey);
  const foreign = signNote(formatCheckpoint(ORIGIN, 1, ROOT), [parseSigningKey(other.signingKey)]);
  refuses(() => openCheckpoint(foreign, [logKey, otherKey]), 'wrong-origin');
  const note = signCheckpoint({ size: 1, root: ROOT }, logSigner);
  refuses(() => openCheckpoint(note, [logKey], 'other.example/log'), 'wrong-origin');
});

test('openCheckpoint() refuses a checkpoint that only a witness signed', () => {
  const note = signCheckpoint({ size: 1, root: ROOT }, logSigner);
  const witnessed = note.slice(0, note.indexOf('\n\n') + 2) + cosign(note, witnessSigner, 1);
  refuses(() => openCheckpoint(witnessed, [logKey, witnessKey]), 'missing-signature');
});

test('parseCheckpoint() reads the empty log and extension lines', () => {
  assert.equal(parseCheckpoint(formatCheckpoint(ORIGIN, 0, emptyRoot())).size, 0);
  assert.deepEqual(parseCheckpoint(`${ORIGIN}\n1\n${ROOT_TEXT}\nmore\n`).extensions, ['more']);
});

test('parseCheckpoint() refuses every other way to write a checkpoint', () => {
  for (const text of [
    '',
    `${ORIGIN}\n1\n`,
    `\n1\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n1\n${ROOT_TEXT}`,
    `${ORIGIN}\n01\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n+1\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n-1\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n1e3\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n 1\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n0x10\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n9007199254740992\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n99999999999999999999\n${ROOT_TEXT}\n`,
    `${ORIGIN}\n1\n${ROOT_TEXT.slice(0, -1)}\n`,
    `${ORIGIN}\n1\n${ROOT_TEXT} \n`,
    `${ORIGIN}\n1\n${Buffer.alloc(31).toString('base64')}\n`,
    `${ORIGIN}\n1\n${Buffer.from(ROOT).toString('base64url')}\n`,
    `${ORIGIN}\n1\n${ROOT_TEXT}\n\nmore\n`,
  ]) {
    refuses(() => parseCheckpoint(text), 'malformed');
  }
});
