import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hasGoodWalletCheck } from './wallet-check.ts';

const LISTED = new URL('../../../../../shared/data/lists/crypto/', import.meta.url);

/** The examples of Bitcoin's own BIPs and its first block. */
const GOOD = [
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
];

test('hasGoodWalletCheck() takes the published examples and refuses each with one character changed', () => {
  for (const address of GOOD) {
    assert.equal(hasGoodWalletCheck(address), true, address);
    const other = address.slice(0, -1) + (address.endsWith('2') ? '3' : '2');
    assert.equal(hasGoodWalletCheck(other), false, other);
  }
});

test('hasGoodWalletCheck() knows nothing of addresses without a check', () => {
  assert.equal(hasGoodWalletCheck('0x098B716B8Aaf21512996dC57EB0615e2383E2f96'), undefined);
  assert.equal(hasGoodWalletCheck('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'), undefined);
  assert.equal(hasGoodWalletCheck(''), undefined);
});

test(
  'hasGoodWalletCheck() refuses none of the addresses that OFAC listed',
  { skip: existsSync(LISTED) ? false : 'needs ../shared/data/lists/crypto' },
  (context) => {
    const addresses = readdirSync(LISTED)
      .filter((file) => file.startsWith('sanctioned_addresses'))
      .flatMap((file) => readFileSync(new URL(file, LISTED), 'utf8').split('\n'))
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const refused = addresses.filter((address) => hasGoodWalletCheck(address) === false);
    context.diagnostic(
      `${addresses.filter((address) => hasGoodWalletCheck(address) === true).length} of ${addresses.length} bear a check that fits`,
    );
    assert.deepEqual(refused, []);
  },
);
