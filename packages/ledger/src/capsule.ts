import { CapsuleClaims } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';
import { verify } from 'node:crypto';
import type { Signer, VerifierKey } from './note-key.ts';
import { VerificationError } from './verification-error.ts';

const CAPSULE_LENGTH_MAX = 8192;
/** Two machines' clocks may differ by so much before a capsule counts as issued in the future. */
const CLOCK_SKEW_MAX_S = 60;

/**
 * A decision as a signed token, which an enforcement point checks without a call: a compact JWS (RFC 7515) with EdDSA (RFC 8037).
 * Whoever holds it can show it until `exp`, and nobody can change a byte of it.
 */
export function signCapsule(claims: CapsuleClaims, signer: Signer): string {
  const parsed = CapsuleClaims.safeParse(claims);
  if (!parsed.success) throw new VerificationError('malformed', 'These are not the claims of a capsule.', { cause: parsed.error });
  if (signer.purpose !== 'ed25519')
    throw new VerificationError('bad-key', `The key "${signer.name}" is a witness's: it cannot sign capsules.`);
  const signed = `${headerOf(signer)}.${encode(canonicalJson(parsed.data))}`;
  const token = `${signed}.${Buffer.from(signer.sign(Buffer.from(signed))).toString('base64url')}`;
  if (token.length > CAPSULE_LENGTH_MAX)
    throw new VerificationError('too-large', `A capsule has at most ${CAPSULE_LENGTH_MAX} characters.`);
  return token;
}

/**
 * The claims of a capsule that is genuine and live at `now_ms`. Throws `malformed`, `too-large`, `unknown-signer`, `bad-signature`, `expired` or `not-yet`.
 * A genuine capsule may say `deny`: look at its outcome, subject, action and resource.
 */
export function verifyCapsule(token: string, keys: readonly VerifierKey[], now_ms: number): CapsuleClaims {
  return assertLive(openCapsule(token, keys), now_ms);
}

/** Checks capsules as `verifyCapsule` does, and remembers the genuine ones: a capsule shown again costs a look-up and its expiry. */
export class CapsuleVerifier {
  readonly #keys: readonly VerifierKey[];
  readonly #remembered_max: number;
  readonly #genuine = new Map<string, CapsuleClaims>();

  constructor(keys: readonly VerifierKey[], options: { readonly remembered_max?: number } = {}) {
    this.#keys = keys;
    this.#remembered_max = options.remembered_max ?? 10_000;
  }

  verify(token: string, now_ms: number): CapsuleClaims {
    const known = this.#genuine.get(token);
    if (known !== undefined) return assertLive(known, now_ms);
    const claims = assertLive(openCapsule(token, this.#keys), now_ms);
    const oldest = this.#genuine.size >= this.#remembered_max ? this.#genuine.keys().next() : undefined;
    if (oldest?.done === false) this.#genuine.delete(oldest.value);
    this.#genuine.set(token, claims);
    return claims;
  }
}

function openCapsule(token: string, keys: readonly VerifierKey[]): CapsuleClaims {
  if (token.length > CAPSULE_LENGTH_MAX)
    throw new VerificationError('too-large', `A capsule has at most ${CAPSULE_LENGTH_MAX} characters.`);
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    throw new VerificationError('malformed', 'A capsule has three parts.');
  // The header is never parsed: it must be, byte for byte, the one that this key writes. So a token cannot choose its algorithm ("none").
  const key = keys.find((candidate) => candidate.purpose === 'ed25519' && headerOf(candidate) === header);
  if (key === undefined) throw new VerificationError('unknown-signer', 'No given key has signed this capsule.');
  const signatureBytes = decode(signature);
  if (!verify(null, Buffer.from(`${header}.${payload}`), key.publicKey, signatureBytes))
    throw new VerificationError('bad-signature', 'The signature of this capsule does not fit its content.');
  return Object.freeze(parseClaims(decode(payload).toString('utf8')));
}

function assertLive(claims: CapsuleClaims, now_ms: number): CapsuleClaims {
  if (now_ms >= claims.exp * 1000) throw new VerificationError('expired', 'This capsule has expired: ask for a new decision.');
  if (now_ms < (claims.iat - CLOCK_SKEW_MAX_S) * 1000)
    throw new VerificationError('not-yet', 'This capsule was issued in the future: look at the clocks.');
  return claims;
}

function parseClaims(text: string): CapsuleClaims {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new VerificationError('malformed', 'The claims of this capsule are not JSON.', { cause: error });
  }
  const parsed = CapsuleClaims.safeParse(value);
  if (!parsed.success) throw new VerificationError('malformed', 'This token is no decision capsule.', { cause: parsed.error });
  return parsed.data;
}

function headerOf({ name, id }: Pick<Signer, 'name' | 'id'>): string {
  return encode(canonicalJson({ alg: 'EdDSA', kid: `${name}+${id}`, typ: 'gatehouse-capsule+jwt' }));
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new VerificationError('malformed', 'A part of this capsule is not canonical base64url.');
  return bytes;
}
