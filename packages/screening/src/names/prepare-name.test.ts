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

test('prepareName() closes up a hyphened given name in Wade-Giles or of Hong Kong, and no Korean one', () => {
  const words = (name: string): string[] => prepareName(name, 'person').tokens.map((token) => token.text);
  assert.deepEqual(words('Mao Tse-tung'), ['mao', 'tsetung']);
  assert.deepEqual(words('Leung Chun-ying'), ['leung', 'chunying']);
  assert.deepEqual(words('Kim Jong-un'), ['kim', 'jong', 'un']);
});

test('prepareName() parts a firm written in Han characters into its name, common words and legal form', () => {
  const { tokens } = prepareName('华为技术有限公司', 'organisation');
  assert.deepEqual(
    tokens.map(({ written, kind, symbol }) => [written, kind, symbol]),
    [
      ['华为', 'word', undefined],
      ['技术', 'word', 'tech'],
      ['有限公司', 'legal', 'LLC'],
    ],
  );
});

test('prepareName() reads the servant of God one way', () => {
  for (const name of ['Abd al-Aziz', 'Abdel Aziz', 'Abdul Aziz']) {
    assert.deepEqual(
      prepareName(name, 'person').tokens.map((token) => token.text),
      ['abdul', 'aziz'],
    );
  }
});
