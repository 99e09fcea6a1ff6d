import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldText } from './fold-text.ts';
import { prepareName } from './prepare-name.ts';

test('foldText() is idempotent', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => assert.equal(foldText(foldText(text)), foldText(text))));
});

test('prepareName() never drops a number', () => {
  assert.ok(prepareName('11420 CORP.', 'organisation').tokens.some((token) => token.text === '11420'));
});

test('prepareName() reads nothing in a name without letters or digits', () => {
  assert.deepEqual(prepareName('!!! ☃ —', 'person').tokens, []);
});

test('prepareName() takes titles off, but keeps a name that is only a title', () => {
  assert.deepEqual(
    prepareName('Mr. Rami Makhlouf', 'person').tokens.map((token) => token.text),
    ['rami', 'makhlouf'],
  );
  assert.deepEqual(
    prepareName('General', 'person').tokens.map((token) => token.text),
    ['general'],
  );
});

test('prepareName() splits a Korean or Chinese name written in one piece after the family name', () => {
  assert.deepEqual(
    prepareName('习近平', 'person').tokens.map((token) => token.text),
    ['xi', 'jinping'],
  );
  assert.deepEqual(
    prepareName('남궁민수', 'person').tokens.map((token) => token.text),
    ['namgung', 'minsu'],
  );
});
