import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closestRival } from './closest-rival.ts';
import { compareEntities } from './compare-entities.ts';
import type { EntityInput } from './prepare-entity.ts';
import { DEFAULT_PROFILE } from './profile.ts';

function person(name: string, rest: Record<string, string[]> = {}): EntityInput {
  return { schema: 'Person', properties: { name: [name], ...rest } };
}

function scoreOf(query: EntityInput, candidate: EntityInput): number {
  return compareEntities(query, candidate).score;
}

test('an exact name alone is a match and scores below 1, a rare one above a common one', () => {
  const [common, rare] = ['Muhammad Ali', 'Zbigniew Krzysztofowicz'].map((name) => compareEntities(person(name), person(name)));
  assert.deepEqual([common?.band, rare?.band], ['match', 'match']);
  assert.ok((rare?.score ?? 0) < 1 && (common?.score ?? 1) < (rare?.score ?? 0));
});

test('each further fact that agrees ranks an exact name higher, the whole record highest', () => {
  const facts = { birthDate: ['1961-02-03'], country: ['RU'], address: ['5 Lenina st., Moscow 101000'], passportNumber: ['A1234567'] };
  let known: Record<string, string[]> = {};
  let last = scoreOf(person('Ivan Petrov'), person('Ivan Petrov'));
  for (const [fact, values] of Object.entries(facts)) {
    known = { ...known, [fact]: values };
    const score = scoreOf(person('Ivan Petrov', facts), person('Ivan Petrov', known));
    assert.ok(score > last, fact);
    last = score;
  }
  assert.ok(last > 0.99 && last <= 1);
});

test('a birth date in common does not lift a name that is only similar', () => {
  const born = { birthDate: ['1961-02-03'] };
  assert.equal(compareEntities(person('Ivan Petrov', born), person('Igor Sidorov', born)).band, 'none');
  assert.equal(compareEntities(person('George Bush', born), person('George Habbash', born)).band, 'none');
  assert.equal(compareEntities(person('Ivan Petrov', born), person('Petr Ivanov', born)).band, 'none');
});

test('two people of one name born twenty years apart fall below review, and the part says contradiction', () => {
  for (const name of ['Ivan Petrov', 'Zbigniew Krzysztofowicz', 'Muhammad Ali']) {
    const compared = compareEntities(person(name, { birthDate: ['1950'] }), person(name, { birthDate: ['1970-05-05'] }));
    assert.equal(compared.band, 'none');
    assert.match(compared.parts.find(({ feature }) => feature === 'birth-date')?.detail ?? '', /contradiction/);
  }
});

test('a shared number whose check digits are wrong is told as doubtful and sent to a person: no match by itself, and no clearance', () => {
  const withLei = (leiCode: string): EntityInput => ({ schema: 'Company', properties: { name: ['Alfa Trading'], leiCode: [leiCode] } });
  const other = (leiCode: string): EntityInput => ({ schema: 'Company', properties: { name: ['Beta Holding'], leiCode: [leiCode] } });
  const good = compareEntities(withLei('5493001KJTIIGC8Y1R12'), other('5493001KJTIIGC8Y1R12'));
  const doubtful = compareEntities(withLei('5493001KJTIIGC8Y1R13'), other('5493001KJTIIGC8Y1R13'));
  assert.equal(good.band, 'match');
  assert.equal(doubtful.band, 'review');
  assert.match(doubtful.parts.at(-1)?.detail ?? '', /check digits are wrong/);
});

test('a weak alias weighs less than a name', () => {
  const listed = { schema: 'Person', properties: { name: ['Somebody Else'], weakAlias: ['Ivan Petrov'] } };
  assert.ok(scoreOf(person('Ivan Petrov'), listed) < scoreOf(person('Ivan Petrov'), person('Ivan Petrov')));
  assert.ok(DEFAULT_PROFILE.weakAlias < 1);
});

test('closestRival() is the best match that is another party', () => {
  const match = (entryId: string, score: number, caption = entryId): Parameters<typeof closestRival>[1] => ({
    list: 'SDN',
    entryId,
    caption,
    score,
    band: 'match',
    parts: [],
  });
  const chosen = match('a', 0.97);
  const matches = [chosen, match('twin', 0.96, 'a'), match('b', 0.9), match('c', 0.95)];
  assert.equal(closestRival(matches, chosen)?.match.entryId, 'c');
  assert.equal(closestRival([chosen], chosen), undefined);
});
