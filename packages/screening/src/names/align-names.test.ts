import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignNames } from './align-names.ts';
import { type NameKind, prepareName } from './prepare-name.ts';

function words(query: string, candidate: string, kind: NameKind = 'person'): string[] {
  return alignNames(prepareName(query, kind), prepareName(candidate, kind)).map((one) => `${one.query} ${one.candidate} ${one.how}`);
}

test('alignNames() tells in the order of the query which word met which, and how', () => {
  assert.deepEqual(words('Bob J. Müller Smyth', 'SMITH, Robert John Muller'), [
    'Bob Robert nickname',
    'J John initial',
    'Müller Muller same',
    'Smyth SMITH sounds-alike',
  ]);
});

test('alignNames() tells an omission from a contradiction', () => {
  assert.deepEqual(words('Vladimir Putin', 'Vladimir Vladimirovich Putin'), [
    'Vladimir Vladimir same',
    'Putin Putin same',
    'null Vladimirovich left-out',
  ]);
  assert.deepEqual(words('Ivan Petrov', 'Ivan Sokolow'), ['Ivan Ivan same', 'Petrov Sokolow contradicts']);
});

test('alignNames() puts words together that one side writes apart', () => {
  assert.deepEqual(words('Good Will Trading', 'Goodwill Trading', 'organisation'), ['Good Will Goodwill joined', 'Trading Trading same']);
});

test('alignNames() tells legal forms of one class, and words of other scripts', () => {
  assert.deepEqual(words('Siemens Aktiengesellschaft', 'Siemens AG', 'organisation'), [
    'Siemens Siemens same',
    'Aktiengesellschaft AG same-meaning',
  ]);
  assert.deepEqual(words('Иван Петров', 'Ivan Petrov'), ['Иван Ivan other-script', 'Петров Petrov other-script']);
});

test('alignNames() compares names of one syllabic script by character', () => {
  assert.deepEqual(words('习近平', '習近民'), ['习 習 same', '近 近 same', '平 民 contradicts']);
});
