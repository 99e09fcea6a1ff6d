import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareEntities } from './compare-entities.ts';
import type { EntityInput } from './prepare-entity.ts';

function person(name: string, rest: Record<string, string[]> = {}): EntityInput {
  return { schema: 'Person', properties: { name: [name], ...rest } };
}

const COUNTRIES = ['US', 'RU', 'ir', 'Syria', 'nowhere'];
const YEARS = ['1960', '1961-02-03', '3 Feb 1975', 'circa 1970', 'unknown'];
const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('Ivan Petrov', 'Li Wei', 'Петров Иван', 'محمد علي', '박찬주', '习近平'),
);
const anyPerson = fc
  .record({
    name: anyName,
    country: fc.constantFrom(...COUNTRIES),
    birthDate: fc.constantFrom(...YEARS),
    gender: fc.constantFrom('male', 'female', ''),
  })
  .map(({ name, country, birthDate, gender }) => person(name, { country: [country], birthDate: [birthDate], gender: [gender] }));

test('compareEntities() gives a score in 0..1 that is the sum of its parts, and the same twice', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (query, candidate) => {
      const compared = compareEntities(query, candidate);
      const sum = compared.parts.reduce((total, part) => total + part.effect, 0);
      assert.ok(Math.abs(sum - compared.score) < 1e-9);
      assert.ok(compared.score >= 0 && compared.score <= 1);
      assert.deepEqual(compareEntities(query, candidate), compared);
    }),
    { numRuns: 300 },
  );
});

test('compareEntities() scores a pair alike from either side', () => {
  fc.assert(
    fc.property(anyPerson, anyPerson, (query, candidate) => {
      assert.ok(Math.abs(compareEntities(query, candidate).score - compareEntities(candidate, query).score) < 1e-9);
    }),
    { numRuns: 300 },
  );
});

test('compareEntities() lives through any text of ten thousand characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 5000, maxLength: 10_000 }), (text) => {
      const { score } = compareEntities(person(text), person('Ivan Petrov'));
      assert.ok(score >= 0 && score <= 1);
    }),
    { numRuns: 10 },
  );
});

test('compareEntities() clears a name-sake whose birth year and country contradict, and says so', () => {
  const listed = person('PETROV, Ivan Sergeevich', { birthDate: ['1952-10-07'], nationality: ['RU'] });
  const compared = compareEntities(person('Ivan Sergeevich Petrov', { birthDate: ['1990-03-01'], country: ['US'] }), listed);
  assert.equal(compared.band, 'none');
  assert.deepEqual(
    compared.parts.map((part) => part.feature),
    ['name', 'birth-date', 'country'],
  );
  assert.match(compared.parts[1]?.detail ?? '', /contradiction/);
});

test('compareEntities() matches the same name where nothing more is known', () => {
  assert.equal(compareEntities(person('Ivan Sergeevich Petrov'), person('PETROV, Ivan Sergeevich')).band, 'match');
});

test('compareEntities() tells an omission from a contradiction', () => {
  const listed = person('Ivan Sergeevich Petrov');
  const omission = compareEntities(person('Ivan Petrov'), listed);
  const contradiction = compareEntities(person('Ivan Andreevich Petrov'), listed);
  assert.ok(omission.score > contradiction.score);
  assert.match(omission.parts[0]?.detail ?? '', /leaves out/);
  assert.match(contradiction.parts[0]?.detail ?? '', /contradiction/);
});

test('compareEntities() sends a name that cannot be read to a person', () => {
  const compared = compareEntities(person('☃'), person('Ivan Petrov'));
  assert.deepEqual([compared.score, compared.band, compared.parts[0]?.feature], [0, 'review', 'name-unreadable']);
});

test('compareEntities() matches a shared register number under another name', () => {
  const company = { schema: 'Company', properties: { name: ['Alfa Trading'], registrationNumber: ['1027700167110'] } };
  const listed = { schema: 'Organization', properties: { name: ['Gazprombank'], registrationNumber: ['1027700167110'] } };
  const compared = compareEntities(company, listed);
  assert.equal(compared.band, 'match');
  assert.equal(compared.parts[0]?.feature, 'identifier');
});

const SAME: readonly (readonly [string, string, string])[] = [
  ['Company', 'Siemens Aktiengesellschaft', 'Siemens AG'],
  ['Company', 'OAO Gazprom', 'Open Joint Stock Company Gazprom'],
  ['Company', 'ABC Co.', 'A.B.C. Company'],
  ['Company', 'Goodwill Trading', 'Good Will Trading'],
  ['Person', 'Путин Владимир', 'Vladimir Putin'],
  ['Person', '胡锦涛', 'Hu Jintao'],
  ['Person', '박찬주', 'Park Chan-ju'],
  ['Person', 'محمد حسن', 'Muhammad Hasan'],
  ['Person', 'Abd al-Rahman Hasan', 'Abdulrahman Hasan'],
];
for (const [schema, a, b] of SAME) {
  test(`compareEntities() finds "${a}" in "${b}"`, () => {
    assert.notEqual(compareEntities({ schema, properties: { name: [a] } }, { schema, properties: { name: [b] } }).band, 'none');
  });
}

const DIFFERENT: readonly (readonly [string, string, string])[] = [
  ['Company', '11420 Corp.', 'Corp.'],
  ['Company', 'A-B-C Company', 'Westminster Company'],
  ['Person', 'George Bush', 'George Habbash'],
  ['Person', 'Emma Daniels', 'Emma LLC'],
  ['Person', '习近朋', '习近平'],
];
for (const [schema, a, b] of DIFFERENT) {
  test(`compareEntities() does not take "${a}" for "${b}"`, () => {
    assert.equal(compareEntities({ schema, properties: { name: [a] } }, { schema, properties: { name: [b] } }).band, 'none');
  });
}
