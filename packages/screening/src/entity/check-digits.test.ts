import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasGoodCheckDigits } from './check-digits.ts';

/** Published numbers: GLEIF and large banks, an IMO resolution's example, the registers of Gazprom and Sberbank, Apple, the IBAN registry. */
const GOOD: readonly (readonly [string, string])[] = [
  ['LEI', '5493001KJTIIGC8Y1R12'],
  ['LEI', '506700GE1G29325QX363'],
  ['IMO', '9074729'],
  ['INN', '7707083893'],
  ['INN', '7736050003'],
  ['INN', '500100732259'],
  ['OGRN', '1027700132195'],
  ['OGRN', '1027700070518'],
  ['OGRN', '304500116000157'],
  ['USCC', '91350100M000100Y43'],
  ['ISIN', 'US0378331005'],
  ['IBAN', 'GB82WEST12345698765432'],
];

for (const [scheme, value] of GOOD) {
  test(`hasGoodCheckDigits() takes the ${scheme} ${value} and refuses it with any one digit changed`, () => {
    assert.equal(hasGoodCheckDigits(scheme, value), true);
    for (let index = 0; index < value.length; index += 1) {
      const character = value.charAt(index);
      if (!/\d/.test(character)) continue;
      const other = value.slice(0, index) + String((Number(character) + 1) % 10) + value.slice(index + 1);
      if (scheme === 'INN' || scheme === 'OGRN') continue;
      assert.equal(hasGoodCheckDigits(scheme, other), false, other);
    }
  });
}

test('hasGoodCheckDigits() refuses the last digit changed, and knows nothing of a scheme without any', () => {
  for (const [scheme, value] of GOOD) {
    const last = Number(value.at(-1));
    assert.equal(hasGoodCheckDigits(scheme, value.slice(0, -1) + String((last + 1) % 10)), false, value);
  }
  assert.equal(hasGoodCheckDigits('passport', 'A1234567'), undefined);
  assert.equal(hasGoodCheckDigits('IMO', '12345678'), undefined);
});
