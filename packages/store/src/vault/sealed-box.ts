import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The first byte of every box: a later format gets another. */
const FORMAT = 1;
/** NIST SP 800-38D: a random 96-bit nonce; a subject's key seals far fewer than 2^32 values. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;

/** AES-256-GCM: `format | nonce | ciphertext | tag`. `context` is authenticated and not stored: a box moved elsewhere does not open. */
export function sealBox(key: Buffer, plaintext: Buffer, context: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context);
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), nonce, body, cipher.getAuthTag()]);
}

/** The plaintext; undefined when the key, the context or one bit of the box is another than at sealing. */
export function openBox(key: Buffer, box: Buffer, context: Buffer): Buffer | undefined {
  if (box.length < HEAD_BYTES + TAG_BYTES || box[0] !== FORMAT) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1, HEAD_BYTES), { authTagLength: TAG_BYTES }).setAAD(context);
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(box.subarray(HEAD_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
