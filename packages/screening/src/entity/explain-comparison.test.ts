import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MatchExplanation } from '@gatehouse/contracts';
import { compareEntities } from './compare-entities.ts';
import { explainComparison } from './explain-comparison.ts';
import type { EntityInput } from './prepare-entity.ts';
import { PROFILES } from './profile.ts';

function person(name: string, rest: Record<string, string[]> = {}): EntityInput {
  return { schema: 'Person', properties: { name: [name], ...rest } };
}

const QUERY = person('Ivan Petrov', {
  birthDate: ['1990-03-01'],
  country: ['US'],
  email: ['i@example.org'],
  leiCode: ['5493001KJTIIGC8Y1R13'],
});
const LISTED = person('PETROV, Ivan Sergeevich', {
  birthDate: ['circa 1952', 'unclear'],
  nationality: ['RU'],
  address: ['Lenina 5, Moscow'],
});

test('explainComparison() gives the score, band and parts of compareEntities()', () => {
  const explained = explainComparison(QUERY, LISTED);
  assert.deepEqual({ score: explained.score, band: explained.band, parts: explained.parts }, compareEntities(QUERY, LISTED));
  assert.deepEqual(MatchExplanation.parse(explained), explained);
});

test('explainComparison() aligns the words of the names that decided', () => {
  const { names } = explainComparison(QUERY, person('PETROV, Ivan Sergeevich', { alias: ['Somebody Else'] }));
  assert.equal(names?.candidate, 'PETROV, Ivan Sergeevich');
  assert.deepEqual(
    names?.words.map(({ how }) => how),
    ['same', 'same', 'left-out'],
  );
});

test('explainComparison() tells each field of both sides and what a side does not say', () => {
  const verdicts = Object.fromEntries(explainComparison(QUERY, LISTED).fields.map(({ field, verdict }) => [field, verdict]));
  assert.deepEqual(verdicts, {
    name: 'close',
    type: 'agree',
    'birth-date': 'conflict',
    country: 'conflict',
    address: 'unknown',
    LEI: 'unknown',
  });
});

test('explainComparison() tells what did not count, and why', () => {
  const ignored = explainComparison(QUERY, LISTED).ignored.map(({ what }) => what);
  assert.deepEqual(ignored, ['leiCode 5493001KJTIIGC8Y1R13', 'email', 'birthDate unclear']);
});

test('explainComparison() tells which single fact would move the score into another band', () => {
  const flips = explainComparison(person('Ivan Sergeevich Petrov'), person('PETROV, Ivan Sergeevich')).flips;
  assert.deepEqual(
    flips.map(({ change, band }) => `${change}: ${band}`),
    ['the birth years differ by more than ten: none', 'their numbers of one scheme differ: none', 'the genders differ: review'],
  );
});

test('explainComparison() explains a name that cannot be read and a party without one', () => {
  assert.equal(explainComparison(person('☃'), LISTED).fields[0]?.verdict, 'unknown');
  assert.deepEqual(explainComparison({ schema: 'Person', properties: {} }, {}).names, null);
});

test('explainComparison() tells that a fact in common did not count where names are unlike, or where the profile scores names alone', () => {
  const born = { birthDate: ['1961-02-03'] };
  const unlike = explainComparison(person('Ivan Petrov', born), person('Kim Jong', born));
  assert.deepEqual(
    unlike.ignored.map(({ what }) => what),
    ['birth-date'],
  );
  const ofac = explainComparison(person('Ivan Petrov', born), person('PETROV, Ivan', born), PROFILES['ofac']);
  assert.match(ofac.ignored[0]?.why ?? '', /names alone/);
  assert.deepEqual(ofac.flips, []);
});
