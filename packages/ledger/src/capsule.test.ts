import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CapsuleClaims } from '@gatehouse/contracts';
import { CapsuleVerifier, signCapsule, verifyCapsule } from './capsule.ts';
import { generateNoteKey, parseSigningKey, parseVerifierKey } from './note-key.ts';
import { refuses } from './testing/refuses.ts';
import { witnessSigner } from './testing/sample-log.ts';

const pair = generateNoteKey('provider.example/decisions');
const signer = parseSigningKey(pair.signingKey);
const key = parseVerifierKey(pair.verifierKey);
const IAT = 1_767_323_045;
const claims: CapsuleClaims = {
  jti: 'dec_1',
  sub: 'cus_1',
  action: 'provision',
  resource: { type: 'accelerator', id: 'h100' },
  outcome: 'restrict',
  limits: { accelerators_max: 8 },
  iat: IAT,
  exp: IAT + 86_400,
};
const token = signCapsule(claims, signer);
const now_ms = IAT * 1000;

test('verifyCapsule() gives back the claims while the capsule lives', () => {
  assert.deepEqual(verifyCapsule(token, [key], now_ms), claims);
  assert.deepEqual(verifyCapsule(token, [key], claims.exp * 1000 - 1), claims);
});

test('verifyCapsule() refuses a capsule at its expiry and one from the future', () => {
  refuses(() => verifyCapsule(token, [key], claims.exp * 1000), 'expired');
  refuses(() => verifyCapsule(token, [key], now_ms - 61_000), 'not-yet');
});

test('verifyCapsule() refuses a capsule of which any character was changed', () => {
  for (let place = 0; place < token.length; place += 1) {
    const changed = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1);
    refuses(() => verifyCapsule(changed, [key], now_ms));
  }
});

test('verifyCapsule() lets no token choose its algorithm or its key', () => {
  const [, payload, signature] = token.split('.');
  const header = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const other of [
    `${header({ alg: 'none' })}.${payload}.`,
    `${header({ alg: 'HS256', kid: `${key.name}+${key.id}`, typ: 'gatehouse-capsule+jwt' })}.${payload}.${signature}`,
    `${token}.`,
    `${token}=`,
    token.slice(0, -4),
    '..',
    '',
    'x'.repeat(9000),
  ]) {
    refuses(() => verifyCapsule(other, [key], now_ms));
  }
  const sameName = parseVerifierKey(generateNoteKey(key.name).verifierKey);
  refuses(() => verifyCapsule(token, [sameName], now_ms), 'unknown-signer');
});

test('verifyCapsule() refuses a genuine token of another form', () => {
  const [head] = token.split('.');
  const signed = `${head}.${Buffer.from('{"outcome":"allow"}').toString('base64url')}`;
  const other = `${signed}.${Buffer.from(signer.sign(Buffer.from(signed))).toString('base64url')}`;
  refuses(() => verifyCapsule(other, [key], now_ms), 'malformed');
});

test("signCapsule() refuses a witness's key", () => {
  refuses(() => signCapsule(claims, witnessSigner), 'bad-key');
});

test('CapsuleVerifier remembers genuine capsules, never their life', () => {
  const verifier = new CapsuleVerifier([key], { remembered_max: 1 });
  assert.deepEqual(verifier.verify(token, now_ms), claims);
  assert.deepEqual(verifier.verify(token, now_ms + 1), claims);
  refuses(() => verifier.verify(token, claims.exp * 1000), 'expired');
  refuses(() => verifier.verify(token.slice(0, -2) + (token.endsWith('AA') ? 'BA' : 'AA'), now_ms));
  assert.equal(verifier.verify(signCapsule({ ...claims, jti: 'dec_2' }, signer), now_ms).jti, 'dec_2');
  assert.deepEqual(verifier.verify(token, now_ms), claims);
});
