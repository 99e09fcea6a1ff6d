import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignNames } from './align-names.ts';
import { compareNames } from './compare-names.ts';
import { type NameKind, prepareName } from './prepare-name.ts';

const WORDS =
  'Vladimir Putin Vladimirovich al-Rawi bin Muhammad Salman Kim Jong-un Mao Tse-tung Zedong 习近平 김정은 محمد احمدی Иванов Γιώργος J. Corp Ltd 有限公司 OAO Bank of China 11420 II Trading de la O’Neill Müller'.split(
    ' ',
  );
const kind = fc.constantFrom<NameKind>('person', 'organisation', 'object');
const madeName = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const anyName = fc.oneof(madeName, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 40 }));
const runs = { seed: 17, numRuns: 400 };

function score(a: string, aKind: NameKind, b: string, bKind: NameKind): number {
  return compareNames(prepareName(a, aKind), prepareName(b, bKind)).score;
}

test('the score of two names lies in 0..1 and is the same both ways', () => {
  fc.assert(
    fc.property(anyName, kind, anyName, kind, (a, aKind, b, bKind) => {
      const forth = score(a, aKind, b, bKind);
      assert.ok(forth >= 0 && forth <= 1 + 1e-12, `${forth}`);
      assert.ok(Math.abs(forth - score(b, bKind, a, aKind)) < 1e-9);
    }),
    runs,
  );
});

test('a name that can be read scores 1 against itself', () => {
  fc.assert(
    fc.property(anyName, kind, (name, ofKind) => {
      const own = score(name, ofKind, name, ofKind);
      assert.ok(prepareName(name, ofKind).tokens.length === 0 ? own === 0 : Math.abs(own - 1) < 1e-9, `${own}`);
    }),
    runs,
  );
});

test('a word that one side lacks never raises the score', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Ivan', 'Petrov', 'Sergey', 'Bravo', 'Khalil'), { minLength: 2, maxLength: 3 }), (words) => {
      const name = words.join(' ');
      assert.ok(score(name, 'person', `${name} Quillfeather`, 'person') <= score(name, 'person', name, 'person'));
    }),
    runs,
  );
});

test('a number is never dropped', () => {
  fc.assert(
    fc.property(fc.nat({ max: 99_999 }), fc.constantFrom('Corp', 'Trading Ltd', 'Fund', 'Unit'), kind, (number, rest, ofKind) => {
      const { tokens } = prepareName(`${number} ${rest}`, ofKind);
      assert.ok(tokens.some((token) => token.text === String(number)));
    }),
    runs,
  );
});

test('the alignment tells every word of both names once', () => {
  fc.assert(
    fc.property(madeName, madeName, kind, (a, b, ofKind) => {
      const [left, right] = [prepareName(a, ofKind), prepareName(b, ofKind)];
      const words = alignNames(left, right);
      const written = (side: 'query' | 'candidate'): string =>
        words
          .flatMap((one) => one[side] ?? [])
          .join('')
          .replaceAll(/\s/g, '');
      const own = ({ native, tokens }: typeof left, other: typeof left): string =>
        native !== undefined && native.script === other.native?.script
          ? native.characters.join('')
          : tokens.map((token) => token.written).join('');
      const sorted = (text: string): string => [...text.replaceAll(/\s/g, '')].toSorted().join('');
      assert.equal(sorted(written('query')), sorted(own(left, right)));
      assert.equal(sorted(written('candidate')), sorted(own(right, left)));
    }),
    runs,
  );
});

test('no text of 10 kB crashes or stalls the comparison', () => {
  const pieces = ['a', ' ', 'ß', '习', '김', 'م', '\u0301', '\ud800', '🚢', '-', '.', 'bin ', 'x.y.', '0', 'al-'];
  for (const piece of pieces) {
    const long = prepareName(piece.repeat(Math.ceil(10_000 / piece.length)), 'person');
    const started_ms = performance.now();
    compareNames(long, prepareName('Vladimir Putin', 'person'));
    compareNames(long, long);
    assert.ok(performance.now() - started_ms < 2000, piece);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 2000, maxLength: 10_000 }), kind, (text, ofKind) => {
      compareNames(prepareName(text, ofKind), prepareName('中国石油有限公司', 'organisation'));
    }),
    { seed: 17, numRuns: 20 },
  );
});
