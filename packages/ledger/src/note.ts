import { verify } from 'node:crypto';
import { assertKeyName, type Signer, type VerifierKey } from './note-key.ts';
import { decodeBase64, encodeBase64 } from './strict-base64.ts';
import { VerificationError } from './verification-error.ts';

/** A longer note is refused before anything in it is read. */
const NOTE_LENGTH_MAX = 1_048_576;
/** The specification asks for 16 at least; each one more costs a verification. */
const SIGNATURES_MAX = 100;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const TIMESTAMP_BYTES = 8;
const SIGNATURE_MARK = '— ';

/** A line below the note's text: who says that they signed it. Nothing is proven yet. */
export interface SignatureLine {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A note taken apart. Its text is untrusted until `openNote` has found a good signature. */
export interface ParsedNote {
  /** With its last newline. */
  readonly text: string;
  readonly signatures: readonly SignatureLine[];
}

/** A signature that was verified. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** When a witness cosigned, in seconds since the Unix epoch; only cosignatures have it. */
  readonly at_s?: number;
}

export interface OpenedNote {
  readonly text: string;
  readonly verified: readonly VerifiedSignature[];
  /** Lines of keys that were not given: they prove nothing and are no fault. */
  readonly unknown: readonly SignatureLine[];
}

/** A note signed by one key or more, under C2SP signed-note. `text` ends in a newline. Throws `malformed`. */
export function signNote(text: string, signers: readonly Signer[]): string {
  assertNoteText(text);
  return `${text}\n${signers.map((signer) => signatureLine(signer, signer.sign(Buffer.from(text)))).join('')}`;
}

/**
 * A witness's statement, at that time in seconds, that this checkpoint continues all that it has seen of the log.
 * Gives the signature line to append to the note. Source: C2SP tlog-cosignature, Ed25519.
 */
export function cosign(note: string, witness: Signer, at_s: number): string {
  if (witness.purpose !== 'cosignature/v1') throw new VerificationError('bad-key', `The key "${witness.name}" does not sign cosignatures.`);
  if (!Number.isSafeInteger(at_s) || at_s < 0)
    throw new VerificationError('malformed', 'The time of a cosignature is a whole number of seconds since 1970.');
  const timestamp = Buffer.alloc(TIMESTAMP_BYTES);
  timestamp.writeBigUInt64BE(BigInt(at_s));
  return signatureLine(witness, Buffer.concat([timestamp, witness.sign(cosignedMessage(parseNote(note).text, at_s))]));
}

/**
 * Verifies every signature whose key is given. Throws `bad-signature` when one of those fails, and `unknown-signer` when there is none.
 * Lines of other keys are ignored, as the specification asks: a log may change its key, and witnesses come and go.
 */
export function openNote(note: string, keys: readonly VerifierKey[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const verified = new Map<VerifierKey, VerifiedSignature>();
  const unknown: SignatureLine[] = [];
  for (const line of signatures) {
    // Name and id together name a key: an id alone has 32 bits, and anybody can make a key that shares it.
    const key = keys.find(({ name, id }) => name === line.name && id === line.id);
    if (key === undefined) unknown.push(line);
    else verified.set(key, verifySignature(text, line, key));
  }
  if (verified.size === 0) throw new VerificationError('unknown-signer', 'No signature of this note is by a key that was given.');
  return { text, verified: [...verified.values()], unknown };
}

/** Takes a note apart without verifying it. Throws `malformed` or `too-large`. */
export function parseNote(note: string): ParsedNote {
  if (note.length > NOTE_LENGTH_MAX) throw new VerificationError('too-large', `A note has at most ${NOTE_LENGTH_MAX} characters.`);
  // The text may hold empty lines itself; the last one separates it from the signatures.
  const border = note.lastIndexOf('\n\n');
  if (border === -1) throw new VerificationError('malformed', 'A note needs an empty line between its text and its signatures.');
  const text = note.slice(0, border + 1);
  assertNoteText(text);
  const block = note.slice(border + 2);
  if (!block.endsWith('\n')) throw new VerificationError('malformed', 'A note ends in a newline after its last signature.');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) throw new VerificationError('too-large', `A note has at most ${SIGNATURES_MAX} signatures.`);
  return { text, signatures: lines.map(parseSignatureLine) };
}

function assertNoteText(text: string): void {
  // oxlint-disable-next-line no-control-regex -- finding control characters is the point
  if (!text.endsWith('\n') || !text.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(text)) {
    throw new VerificationError('malformed', 'The text of a note ends in a newline and holds no other control characters.');
  }
}

function parseSignatureLine(line: string): SignatureLine {
  const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  if (name === undefined || encoded === undefined)
    throw new VerificationError('malformed', 'A signature line is a dash, a key name and base64, parted by single spaces.');
  assertKeyName(name);
  const bytes = decodeBase64(encoded, 'A signature');
  if (bytes.length <= KEY_ID_BYTES) throw new VerificationError('malformed', 'A signature line holds a key id and no signature.');
  return { name, id: Buffer.from(bytes.subarray(0, KEY_ID_BYTES)).toString('hex'), signature: bytes.subarray(KEY_ID_BYTES) };
}

function verifySignature(text: string, line: SignatureLine, key: VerifierKey): VerifiedSignature {
  if (key.purpose === 'ed25519') {
    assertSignature(Buffer.from(text), line.signature, key);
    return { key };
  }
  if (line.signature.length !== TIMESTAMP_BYTES + SIGNATURE_BYTES) throw badSignature(key);
  const timestamp = Buffer.from(line.signature.subarray(0, TIMESTAMP_BYTES)).readBigUInt64BE();
  if (timestamp > BigInt(Number.MAX_SAFE_INTEGER)) throw badSignature(key);
  const at_s = Number(timestamp);
  assertSignature(cosignedMessage(text, at_s), line.signature.subarray(TIMESTAMP_BYTES), key);
  return { key, at_s };
}

function assertSignature(message: Uint8Array, signature: Uint8Array, key: VerifierKey): void {
  if (signature.length !== SIGNATURE_BYTES || !verify(null, message, key.publicKey, signature)) throw badSignature(key);
}

function badSignature(key: VerifierKey): VerificationError {
  return new VerificationError('bad-signature', `The signature of ${key.name} does not fit this text.`);
}

function cosignedMessage(text: string, at_s: number): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${at_s}\n${text}`);
}

function signatureLine(signer: Signer, signature: Uint8Array): string {
  return `${SIGNATURE_MARK}${signer.name} ${encodeBase64(Buffer.concat([Buffer.from(signer.id, 'hex'), signature]))}\n`;
}
