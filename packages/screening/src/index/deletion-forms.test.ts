import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeletionForms, formCount } from './deletion-forms.ts';

function hashesOf(word: string, deletions: number): number[] {
  const forms = new DeletionForms();
  const count = forms.read(word, deletions);
  return [...forms.hashes.subarray(0, count)];
}

test('read() gives each form of a word the hash that the form has as a word of its own', () => {
  const word = 'gazprombank';
  const texts = [word];
  for (let first = 0; first < word.length; first += 1) {
    const once = word.slice(0, first) + word.slice(first + 1);
    texts.push(once);
    for (let second = first; second < once.length; second += 1) texts.push(once.slice(0, second) + once.slice(second + 1));
  }
  const own = texts.map((text) => hashesOf(text, 0)[0]);
  assert.deepEqual(hashesOf(word, 2), own);
  assert.equal(texts.length, formCount(word.length, 2));
});

test('read() tells apart words that differ in the order of their letters, and takes words of any length', () => {
  assert.notEqual(hashesOf('abba', 0)[0], hashesOf('baab', 0)[0]);
  assert.equal(hashesOf('x'.repeat(3000), 1).length, 3001);
});
