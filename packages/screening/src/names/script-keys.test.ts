import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { consonantsWithoutH, latinConsonants } from './script-keys.ts';

test('consonantsWithoutH() gives the key that latinConsonants() gives, for every word without an h', () => {
  const letter = fc.constantFrom(...'abcdefgijklmnopqrstuvwxyz0123456789ckdjx');
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 12 }), (word) => {
      assert.equal(consonantsWithoutH(word), latinConsonants(word));
    }),
    { numRuns: 20_000 },
  );
});
