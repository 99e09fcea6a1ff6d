import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slipsOf, soundOf } from './word-forms.ts';

const near = (one: string, other: string): boolean => {
  const forms = new Set(slipsOf(one));
  return slipsOf(other).some((form) => forms.has(form));
};

test('a letter more, less, other or changed with its neighbour is near', () => {
  for (const slip of ['neumann', 'neuman', 'neumannn', 'neimann', 'nuemann', 'neumanx']) assert.ok(near('neumann', slip), slip);
});

test('two slips apart, or a short word, is not near', () => {
  assert.ok(!near('neumann', 'naimann'));
  assert.ok(!near('wu', 'xu'));
  assert.deepEqual(slipsOf('ann'), []);
});

test('vowels, doubled letters and letters that sound alike make no other sound', () => {
  for (const [one, other] of [
    ['stephen', 'stefan'],
    ['schmidt', 'schmit'],
    ['muller', 'mueler'],
    ['katherine', 'catherine'],
    ['nicholson', 'nicolson'],
  ] as const)
    assert.equal(soundOf(one) === soundOf(other), !(one === 'nicholson'), `${one} ${soundOf(one)}, ${other} ${soundOf(other)}`);
});

test('a number is its own sound, and another word has another', () => {
  assert.equal(soundOf('17a'), '17a');
  assert.notEqual(soundOf('byrne'), soundOf('burke'));
});
