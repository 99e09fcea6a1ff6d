import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryCode } from './country-code.ts';

test('countryCode() gives a country its code of today, not a withdrawn one of the same name', () => {
  for (const [name, code] of [
    ['Germany', 'DE'],
    ['Vietnam', 'VN'],
    ['Yemen', 'YE'],
    ['Serbia', 'RS'],
    ['Zimbabwe', 'ZW'],
    ['Vanuatu', 'VU'],
  ] as const) {
    assert.equal(countryCode(name), code);
  }
});

test('countryCode() knows the names that lists print otherwise than the dictionaries', () => {
  for (const [name, code] of [
    ['Virgin Islands, British', 'VG'],
    ['Region: Gaza', 'PS'],
    ['North Macedonia, The Republic of', 'MK'],
    ['Saint Kitts and Nevis', 'KN'],
    ['Korea, North', 'KP'],
    ['Macao', 'MO'],
  ] as const) {
    assert.equal(countryCode(name), code);
  }
});
