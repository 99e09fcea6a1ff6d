import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRng } from '@gatehouse/foundation';
import { DeletionTable } from './deletion-table.ts';

const LETTERS = [...'abcdefghij'];

test('lookUp() finds every word that two letters dropped, put in, replaced or swapped turn into the word', () => {
  const rng = seededRng(3);
  const words = Array.from({ length: 500 }, () => Array.from({ length: 6 + rng.below(4) }, () => rng.pick(LETTERS)).join(''));
  const table = new DeletionTable({ size: words.length, at: (id) => words[id] ?? '' }, () => 2);
  for (const [id, word] of words.entries()) {
    const at = rng.below(word.length - 2);
    const changed = [
      word,
      word.slice(0, at) + word.slice(at + 2),
      `${word.slice(0, at)}x${word.slice(at)}y`,
      `${word.slice(0, at)}xy${word.slice(at + 2)}`,
      word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    ];
    for (const text of changed) {
      const found = new Set<number>();
      table.lookUp(text, (one) => found.add(one));
      assert.ok(found.has(id), `${text} does not find ${word}`);
    }
  }
});

test('lookUp() finds nothing for no letters and leaves out empty words', () => {
  const table = new DeletionTable({ size: 2, at: (id) => (id === 0 ? '' : 'abc') }, () => 1);
  const found: number[] = [];
  table.lookUp('', (id) => found.push(id));
  table.lookUp('abc', (id) => found.push(id));
  assert.ok(found.length > 0 && found.every((id) => id === 1));
});
