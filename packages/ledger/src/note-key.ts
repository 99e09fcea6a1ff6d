import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto';
import { decodeBase64, encodeBase64 } from './strict-base64.ts';
import { VerificationError } from './verification-error.ts';

/** What a key signs: notes of a log (type 0x01 of C2SP signed-note), or a witness's cosignatures (0x04). */
export type KeyPurpose = 'ed25519' | 'cosignature/v1';

const TYPE_BYTES: Readonly<Record<KeyPurpose, number>> = { ed25519: 0x01, 'cosignature/v1': 0x04 };
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const NAME_LENGTH_MAX = 255;
// The fixed head of a PKCS #8 Ed25519 private key (RFC 8410, section 7); the 32 bytes of the seed follow.
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A public key by which notes are checked. Its text form is the vkey `name+id+base64(type ‖ key)`. */
export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits, derived from the name, the purpose and the key. */
  readonly id: string;
  readonly purpose: KeyPurpose;
  readonly vkey: string;
  readonly publicKey: KeyObject;
}

/** Signs bytes in a key's name. The key itself may live elsewhere, such as in a hardware module. */
export interface Signer {
  readonly name: string;
  readonly id: string;
  readonly purpose: KeyPurpose;
  /** The 64 bytes of an Ed25519 signature. */
  sign(message: Uint8Array): Uint8Array;
}

/** A new key pair as text. `signingKey` is a secret: keep it out of the database and its backups. */
export function generateNoteKey(name: string, purpose: KeyPurpose = 'ed25519'): { signingKey: string; verifierKey: string } {
  assertKeyName(name);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_HEAD.length);
  const raw = rawPublicKey(publicKey);
  return { signingKey: `PRIVATE+KEY+${keyText(name, purpose, raw, seed)}`, verifierKey: keyText(name, purpose, raw, raw) };
}

/** Reads a vkey. Throws `bad-key` when the name, the id and the key do not belong together. */
export function parseVerifierKey(vkey: string): VerifierKey {
  const { name, id, purpose, material } = parseKeyText(vkey);
  // The id ties name and key together: without this check a key could be shown under another's name.
  if (keyId(name, purpose, material) !== id)
    throw new VerificationError('bad-key', `The id of the key "${name}" does not fit its name and its bytes.`);
  return { name, id, purpose, vkey, publicKey: publicKeyOf(material) };
}

/** Reads a signing key of `generateNoteKey`. Throws `bad-key`; the message never holds any of the secret. */
export function parseSigningKey(signingKey: string): Signer {
  const head = 'PRIVATE+KEY+';
  if (!signingKey.startsWith(head)) throw new VerificationError('bad-key', 'A signing key starts with PRIVATE+KEY+.');
  const { name, id, purpose, material } = parseKeyText(signingKey.slice(head.length));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, material]), format: 'der', type: 'pkcs8' });
  if (keyId(name, purpose, rawPublicKey(createPublicKey(privateKey))) !== id) {
    throw new VerificationError('bad-key', `The id of the signing key "${name}" does not fit its name and its bytes.`);
  }
  return { name, id, purpose, sign: (message) => sign(null, message, privateKey) };
}

/** Refuses a name that could be read as something else on a signature line: empty, with spaces, plus or control characters. */
export function assertKeyName(name: string): void {
  if (name === '' || name.length > NAME_LENGTH_MAX || !name.isWellFormed() || /[\p{White_Space}\p{Cc}+]/u.test(name)) {
    throw new VerificationError('bad-key', `A key name has 1 to ${NAME_LENGTH_MAX} characters, without spaces and plus signs.`);
  }
}

function parseKeyText(text: string): { name: string; id: string; purpose: KeyPurpose; material: Uint8Array } {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined)
    throw new VerificationError('bad-key', 'A key is written name+id+base64, the id in eight hexadecimal digits.');
  assertKeyName(name);
  const bytes = decodeBase64(encoded, 'A key');
  const purpose = purposeOf(bytes[0]);
  if (purpose === undefined || bytes.length !== KEY_BYTES + 1)
    throw new VerificationError('bad-key', `The key "${name}" is no Ed25519 key of type 0x01 or 0x04.`);
  return { name, id, purpose, material: bytes.subarray(1) };
}

function purposeOf(type: number | undefined): KeyPurpose | undefined {
  if (type === TYPE_BYTES.ed25519) return 'ed25519';
  return type === TYPE_BYTES['cosignature/v1'] ? 'cosignature/v1' : undefined;
}

function keyText(name: string, purpose: KeyPurpose, publicBytes: Uint8Array, material: Uint8Array): string {
  return `${name}+${keyId(name, purpose, publicBytes)}+${encodeBase64(Buffer.concat([Buffer.of(TYPE_BYTES[purpose]), material]))}`;
}

function keyId(name: string, purpose: KeyPurpose, publicBytes: Uint8Array): string {
  const input = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(TYPE_BYTES[purpose]), publicBytes]);
  return hash('sha256', input, 'hex').slice(0, 2 * KEY_ID_BYTES);
}

function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' });
}

function rawPublicKey(key: KeyObject): Uint8Array {
  return key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
}
