import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cosign, openNote, parseNote, signNote } from './note.ts';
import { generateNoteKey, parseSigningKey, parseVerifierKey } from './note-key.ts';
import { REFERENCE_NOTE } from './testing/reference-vectors.ts';
import { refuses } from './testing/refuses.ts';
import { logKey, logSigner, witnessKey, witnessSigner } from './testing/sample-log.ts';

const TEXT = 'first line\n\nthird line\n';

test('signNote() gives the published note byte for byte, and openNote() accepts it', () => {
  const note = signNote(REFERENCE_NOTE.text, [parseSigningKey(REFERENCE_NOTE.signingKey)]);
  assert.equal(note, `${REFERENCE_NOTE.text}\n${REFERENCE_NOTE.signature}`);
  assert.equal(openNote(note, [parseVerifierKey(REFERENCE_NOTE.vkey)]).text, REFERENCE_NOTE.text);
});

test('parseNote() reads the cosignature line of the specification', () => {
  const note =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
    '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';
  const [line] = parseNote(note).signatures;
  assert.equal(line?.name, 'witness.example.com/w1');
  assert.equal(Buffer.from(line?.signature ?? []).readBigUInt64BE(), 1_679_315_147n);
  assert.equal(line?.signature.length, 72);
});

test('openNote() refuses every note of which one byte was changed', () => {
  const note = Buffer.from(signNote(TEXT, [logSigner]));
  for (let place = 0; place < note.length; place += 1) {
    const changed = Uint8Array.from(note);
    changed[place] = (changed[place] ?? 0) ^ 1;
    refuses(() => openNote(new TextDecoder().decode(changed), [logKey]));
  }
});

test('openNote() ignores strangers, even those who borrow the name or the id of a known key', () => {
  const impostor = parseSigningKey(generateNoteKey(logKey.name).signingKey);
  const note = signNote(TEXT, [impostor, { ...impostor, name: 'elsewhere', id: logKey.id }]);
  refuses(() => openNote(note, [logKey]), 'unknown-signer');
  const signedToo = note + signNote(TEXT, [logSigner]).slice(TEXT.length + 1);
  assert.deepEqual(
    openNote(signedToo, [logKey]).unknown.map(({ name }) => name),
    [logKey.name, 'elsewhere'],
  );
});

test('openNote() refuses the whole note when a known key signed something else', () => {
  const forged = { ...parseSigningKey(generateNoteKey('forger').signingKey), name: logKey.name, id: logKey.id };
  refuses(() => openNote(signNote(TEXT, [witnessLike(), forged]), [logKey]), 'bad-signature');
});

test('cosign() states the time, and openNote() refuses a cosignature whose time was changed', () => {
  const note = signNote(TEXT, [logSigner]);
  const line = cosign(note, witnessSigner, 1_700_000_000);
  assert.equal(openNote(note + line, [logKey, witnessKey]).verified[1]?.at_s, 1_700_000_000);
  const [name, encoded] = [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1, -1)];
  const bytes = Buffer.from(encoded, 'base64');
  bytes[11] = (bytes[11] ?? 0) + 1;
  refuses(() => openNote(`${note}${name} ${bytes.toString('base64')}\n`, [logKey, witnessKey]), 'bad-signature');
});

test('parseNote() refuses what is no note', () => {
  const line = signNote(TEXT, [logSigner]).slice(TEXT.length + 1);
  const texts: readonly [string, string][] = [
    ['nothing', ''],
    ['no signature', TEXT],
    ['no empty line', `text\n${line}`],
    ['no last newline', `text\n\n${line.slice(0, -1)}`],
    ['trailing bytes', `text\n\n${line}x`],
    ['a trailing empty line', `text\n\n${line}\n`],
    ['a control character', `te\u0000xt\n\n${line}`],
    ['a carriage return', `text\r\n\n${line}`],
    ['a hyphen for the dash', `text\n\n${line.replace('—', '-')}`],
    ['two spaces', `text\n\n${line.replace(' ', '  ')}`],
    ['no name', 'text\n\n—  AAAAAAA=\n'],
    ['a plus in the name', 'text\n\n— a+b AAAAAAAA\n'],
    ['bad base64', 'text\n\n— name A*AA\n'],
    ['base64 with stray bits', 'text\n\n— name AAAAAAB=\n'],
    ['base64 without padding', 'text\n\n— name AAAAAAA\n'],
    ['a key id alone', 'text\n\n— name AAAAAA==\n'],
    ['too many signatures', `text\n\n${line.repeat(101)}`],
    ['too long', `${'x'.repeat(1_100_000)}\n\n${line}`],
  ];
  for (const [what, text] of texts) assert.doesNotThrow(() => refuses(() => parseNote(text)), what);
});

test('parseVerifierKey() refuses a key whose name, id, type or bytes were changed', () => {
  const [name, id, encoded] = logKey.vkey.split('+', 3);
  for (const vkey of [
    '',
    `other+${id}+${encoded}`,
    `${name}+00000000+${encoded}`,
    `${name}+${id?.toUpperCase()}x+${encoded}`,
    logKey.vkey.slice(0, -1),
    `${logKey.vkey}\n`,
    `${name} +${id}+${encoded}`,
    witnessKey.vkey.replace(witnessKey.name, logKey.name),
  ]) {
    refuses(() => parseVerifierKey(vkey), 'bad-key', 'malformed');
  }
});

test('parseSigningKey() says nothing of the secret when it refuses it', () => {
  const secret = generateNoteKey('log.example').signingKey;
  assert.throws(
    () => parseSigningKey(secret.replace('log.example', 'other.example')),
    (error: Error) => !error.message.includes(secret.slice(-40)),
  );
});

function witnessLike(): ReturnType<typeof parseSigningKey> {
  return parseSigningKey(generateNoteKey('somebody.example').signingKey);
}
