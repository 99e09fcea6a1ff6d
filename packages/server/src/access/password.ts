import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// Costs of 2026 for an interactive sign-in: 2^15 rounds of 8 blocks take about 100 ms and 32 MB.
const COST = 32_768;
const BLOCK = 8;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** A password as it is kept: scrypt with its parameters and a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST, BLOCK);
  return ['scrypt', COST, BLOCK, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Does the password belong to the kept hash? Takes as long for a wrong one as for the right one. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [scheme, cost, block, salt, key] = kept.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const derived = await derive(password, Buffer.from(salt, 'base64url'), Number(cost), Number(block));
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

function derive(password: string, salt: Buffer, cost: number, block: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N: cost, r: block, p: 1, maxmem: 256 * cost * block }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
