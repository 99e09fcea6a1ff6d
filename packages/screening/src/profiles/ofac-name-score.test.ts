import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { compareEntities } from '../entity/compare-entities.ts';
import { PROFILES } from '../entity/profile.ts';
import { jaro, jaroWinkler } from './jaro-winkler.ts';
import { soundex } from './soundex.ts';

const SCORES = new URL('../../../../../shared/data/names/ofac-search-scores/ofac_fixtures.csv', import.meta.url);

test("jaro() and jaroWinkler() give the values of Winkler's papers", () => {
  const near = (value: number, expected: number): void => assert.ok(Math.abs(value - expected) < 0.001, `${value} is not ${expected}`);
  near(jaro('MARTHA', 'MARHTA'), 0.944);
  near(jaro('DWAYNE', 'DUANE'), 0.822);
  near(jaro('DIXON', 'DICKSONX'), 0.767);
  near(jaroWinkler('MARTHA', 'MARHTA', 4), 0.961);
  near(jaroWinkler('DWAYNE', 'DUANE', 4), 0.84);
  assert.equal(jaroWinkler('', 'A', 4), 0);
  assert.equal(jaroWinkler('SAME', 'SAME', 4), 1);
});

test('soundex() gives the codes of the National Archives', () => {
  const words = ['WASHINGTON', 'LEE', 'GUTIERREZ', 'PFISTER', 'JACKSON', 'TYMCZAK', 'ASHCRAFT', 'ROBERT', 'RUPERT'];
  assert.deepEqual(words.map(soundex), ['W252', 'L000', 'G362', 'P236', 'J250', 'T522', 'A261', 'R163', 'R163']);
});

function ofacScore(query: string, listed: string): number {
  const named = (name: string): { schema: string; properties: { name: string[] } } => ({ schema: 'Person', properties: { name: [name] } });
  return Math.round(100 * compareEntities(named(query), named(listed), PROFILES['ofac']).score);
}

test('the profile ofac compares parts in any order and leaves out those that the query does not have', () => {
  assert.equal(ofacScore('Jane Roe', 'ROE, Jane Mary'), 100);
  assert.ok(ofacScore('Jane Mary Roe', 'ROE, Jane') < 100);
});

test('the profile ofac does not return a name in another script, or one that shares no beginning of a word', () => {
  assert.equal(ofacScore('Джейн Роу', 'ROE, Jane'), 0);
  assert.equal(ofacScore('Jane Roe', 'SMITH, Paul'), 0);
});

// Watchman's notes of what the portal showed (moov-io/watchman, docs/methodology, Apache-2.0): rows that nothing here was inferred from.
test('the profile ofac gives 100 to every name to which the portal gave it for "Khamis Al"', () => {
  const shown = [
    'ALESSAWI, Khamis F Ali',
    'AL-ISSAWI, Khamis Farhan Al-Khanjar',
    'DR. KHAMIS',
    'ELSSEID, Sami Ben Khamis Ben Saleh',
    'KHAMIS, Reda Ali',
  ];
  assert.deepEqual(
    shown.map((name) => ofacScore('Khamis Al', name)),
    [100, 100, 100, 100, 100],
  );
});

test('the profile ofac reads accents and letters of Latin alphabets as plain ones', () => {
  assert.equal(ofacScore('Łukasz Møller', 'MOLLER, Lukasz'), 100);
});

test('the profile ofac is moved by no other fact than the name', () => {
  const listed = { schema: 'Person', properties: { name: ['ROE, Jane'], birthDate: ['1950'], country: ['CU'] } };
  const compared = compareEntities(
    { schema: 'Person', properties: { name: ['Jane Roe'], birthDate: ['1990'], country: ['US'] } },
    listed,
    PROFILES['ofac'],
  );
  assert.deepEqual([compared.score, compared.parts.length], [1, 1]);
  assert.match(compared.parts[0]?.detail ?? '', /would show 100/);
});

test(
  "the profile ofac is within five points of OFAC's search in 97 of 100 rows",
  { skip: existsSync(SCORES) ? false : 'needs ../shared/data/names' },
  () => {
    const rows: { query_name: string; result_name: string; ofac_score: string }[] = parse(readFileSync(SCORES), { columns: true });
    const returned = rows.filter((row) => Number(row.ofac_score) >= 0);
    const within = returned.filter((row) => Math.abs(ofacScore(row.query_name, row.result_name) - Number(row.ofac_score)) <= 5);
    assert.ok(within.length / returned.length >= 0.97, `${within.length} of ${returned.length}`);
  },
);
