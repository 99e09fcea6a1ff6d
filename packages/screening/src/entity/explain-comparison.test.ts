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

function fieldOf(query: EntityInput, candidate: EntityInput, wanted: string) {
  return explainComparison(query, candidate).fields.find(({ field }) => field === wanted);
}

test('explainComparison() says which side gives a field that one does not, in words for a customer and for a line of input alike', () => {
  assert.equal(fieldOf(QUERY, LISTED, 'address')?.detail, 'Only the listed party gives one: this speaks neither for nor against.');
  assert.match(fieldOf(QUERY, LISTED, 'LEI')?.detail ?? '', /^The listed party gives none: this speaks neither for nor against\./);
  for (const { detail } of explainComparison(QUERY, LISTED).fields) assert.doesNotMatch(detail, /query|candidate/i);
});

test('explainComparison() tells of every field that both sides give, though nothing of it could be compared', () => {
  const [left, right] = [
    person('☃', { birthDate: ['unclear'], country: ['Atlantis'], gender: ['unstated'], address: ['Elm Road 5, Leeds'] }),
    person('Ivan Petrov', { birthDate: ['1952'], country: ['RU'], gender: ['male'], address: ['Lenina 9, Moscow'] }),
  ];
  for (const { field, verdict, detail } of explainComparison(left, right).fields)
    if (field !== 'type') assert.ok(verdict === 'unknown' && detail.length > 0, `${field} ${verdict}: ${detail}`);
});

test('explainComparison() calls names close whose words only sound or look alike, and agreeing where they are the same words', () => {
  const verdictOf = (a: string, b: string) => fieldOf(person(a), person(b), 'name')?.verdict;
  assert.equal(verdictOf('Ivan Petrov', 'PETROV, Ivan'), 'agree');
  const PAIRS = [
    ['Mohammed Abdulrahman Rashid', 'Mohamed Abdulrahman Rashid'],
    ['Aleksandr Vladimirovich Zhirkovsky', 'Alexander Vladimirovich Zhirkovskiy'],
    ['Konstantinos Papadopoulos', 'Konstantinos Papadopoulous'],
  ] as const;
  for (const [a, b] of PAIRS) {
    const { names } = explainComparison(person(a), person(b));
    const isAlike = names?.words.some(({ how }) => how === 'sounds-alike' || how === 'spelled-alike') === true;
    assert.ok(isAlike, `${a}: ${names?.words.map(({ how }) => how).join(', ')}`);
    assert.notEqual(verdictOf(a, b), 'agree', a);
  }
});

test('explainComparison() calls a date close whose day and month change places, and an address that has other words', () => {
  const born = (day: string) => person('Ivan Petrov', { birthDate: [day] });
  assert.equal(fieldOf(born('1961-02-03'), born('1961-02-03'), 'birth-date')?.verdict, 'agree');
  const swapped = fieldOf(born('1961-02-03'), born('1961-03-02'), 'birth-date');
  assert.deepEqual([swapped?.verdict, /change places/.test(swapped?.detail ?? '')], ['close', true]);
  const at = (address: string) => person('Ivan Petrov', { address: [address] });
  assert.equal(fieldOf(at('5 Lenina Tverskoy, Moscow'), at('5 Lenina Tverskoy, Moscow'), 'address')?.verdict, 'agree');
  assert.equal(fieldOf(at('5 Lenina Tverskoy Zapad, Moscow'), at('5 Lenina Tverskoy Vostok, Moscow'), 'address')?.verdict, 'close');
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
