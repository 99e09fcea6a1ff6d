import { createHash } from 'node:crypto';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE58_ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{26,35}$/;
const CHECK_BYTES = 4;
/** A version of one byte, a hash of 20, the check; Zcash has a version of two. */
const ADDRESS_BYTES: ReadonlySet<number> = new Set([25, 26]);
/** Ripple writes its addresses in an alphabet of its own. */
const RIPPLE = /^r/;

const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BECH32_ADDRESS = /^(bc|ltc|tb)1([02-9ac-hj-np-z]{14,74})$/;
const BECH32_GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32_CONSTANTS: ReadonlySet<number> = new Set([1, 0x2bc830a3]);

/** Whether the check within a wallet's address fits; undefined for kinds of addresses without one that we know. */
export function hasGoodWalletCheck(address: string): boolean | undefined {
  const segwit = BECH32_ADDRESS.exec(address);
  if (segwit !== null) return isBech32(segwit[1] ?? '', segwit[2] ?? '');
  if (!BASE58_ADDRESS.test(address) || RIPPLE.test(address)) return undefined;
  const bytes = base58Bytes(address);
  return ADDRESS_BYTES.has(bytes.length) ? isBase58Check(bytes) : undefined;
}

/** The last four bytes are the beginning of the double SHA-256 of the rest. */
function isBase58Check(bytes: Uint8Array): boolean {
  const body = bytes.subarray(0, -CHECK_BYTES);
  const once = createHash('sha256').update(body).digest();
  const twice = createHash('sha256').update(once).digest();
  return twice.subarray(0, CHECK_BYTES).equals(bytes.subarray(-CHECK_BYTES));
}

function base58Bytes(text: string): Uint8Array {
  let value = 0n;
  for (const character of text) value = value * 58n + BigInt(BASE58.indexOf(character));
  const hex = value.toString(16);
  const tail = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.concat([Buffer.alloc(zeros), tail]);
}

/** BIP 173 and BIP 350: the remainder over the prefix and the data is one of two constants. */
function isBech32(prefix: string, data: string): boolean {
  const codes = [...prefix].map((character) => character.charCodeAt(0));
  const values = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...[...data].map((one) => BECH32.indexOf(one))];
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of BECH32_GENERATORS.entries()) if (((top >>> bit) & 1) === 1) check ^= generator;
  }
  return BECH32_CONSTANTS.has(check);
}
