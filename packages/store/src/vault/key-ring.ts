import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalJson, ProblemError } from '@gatehouse/foundation';
import { openBox, sealBox } from './sealed-box.ts';

const DATA_KEY_BYTES = 32;

/** The keys derived from the key-encryption key (RFC 5869), each for one purpose. None leaves this object. */
export class KeyRing {
  /** Names the key-encryption key without telling anything of it. */
  readonly id: string;
  readonly #wrapKey: Buffer;
  readonly #digestKey: Buffer;

  constructor(keyEncryptionKey: Buffer) {
    this.#wrapKey = derive(keyEncryptionKey, 'wrap');
    this.#digestKey = derive(keyEncryptionKey, 'digest');
    this.id = derive(keyEncryptionKey, 'id').toString('hex').slice(0, 16);
  }

  /** A new data key, wrapped for its subject: put into another subject's row it does not unwrap. */
  newWrappedKey(subject: string): Buffer {
    return sealBox(this.#wrapKey, randomBytes(DATA_KEY_BYTES), wrapContext(subject));
  }

  /** The subject's data key. Throws `key-missing` when it was wrapped by another key or changed. */
  unwrap(subject: string, wrapped: Buffer, kekId: string): Buffer {
    const key = kekId === this.id ? openBox(this.#wrapKey, wrapped, wrapContext(subject)) : undefined;
    if (key === undefined) throw wrongKey();
    return key;
  }

  /** HMAC-SHA-256 in hexadecimal: equal values of one kind give equal digests, which tell nothing to whoever lacks the key. */
  digest(kind: string, value: string): string {
    return createHmac('sha256', this.#digestKey)
      .update(canonicalJson([kind, value]))
      .digest('hex');
  }
}

export function wrongKey(): ProblemError {
  return new ProblemError(
    'key-missing',
    'The personal data in this database was sealed under another key-encryption key.',
    'Put the right key file back (<data folder>/keys/kek, or where GATEHOUSE_KEK_FILE points), then start again.',
  );
}

function wrapContext(subject: string): Buffer {
  return Buffer.from(canonicalJson(['subject_key', subject]));
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `gatehouse/${purpose}/v1`, 32));
}
