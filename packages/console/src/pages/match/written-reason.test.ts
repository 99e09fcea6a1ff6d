import assert from 'node:assert/strict';
import { test } from 'node:test';
import { becauseOf, whyNotYet } from './written-reason.ts';

test('whyNotYet() wants own words to clear a match, whatever ground is chosen', () => {
  assert.match(whyNotYet('different', ['Another birth date.'], '  short ') ?? '', /own words/);
  assert.equal(whyNotYet('different', [], 'Born in another century.'), null);
});

test('whyNotYet() is content with one ground when nobody is cleared', () => {
  assert.equal(whyNotYet('unknown', ['The gender is not known on either side.'], ''), null);
  assert.match(whyNotYet('same', [], '') ?? '', /Choose a ground/);
});

test('becauseOf() records the grounds and the words', () => {
  assert.equal(becauseOf(['A.', 'B.'], ' and more '), 'A. B. and more');
});
