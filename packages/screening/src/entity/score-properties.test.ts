import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRng, type Rng } from '@gatehouse/foundation';
import fc from 'fast-check';
import { compareEntities, comparePrepared, scorePrepared } from './compare-entities.ts';
import { explainComparison } from './explain-comparison.ts';
import { type EntityInput, prepareEntity } from './prepare-entity.ts';
import { DEFAULT_PROFILE, PROFILES } from './profile.ts';

const NAMES = [
  'Ivan Petrov',
  'PETROV, Ivan Sergeevich',
  'Петров Иван',
  'محمد علي',
  '박찬주',
  '习近平',
  'Xi Jinping',
  'Li Wei',
  'Jon Smith',
  'Acme Trading LLC',
  'OAO Gazprom',
  'Gazprom JSC',
  '☃',
  '',
];
const DATES = ['1960', '1961-02-03', '3 Feb 1975', 'circa 1970', '1960 to 1964', '01/02/1961', '1961-02', 'unknown', '0000'];
const PLACES = ['US', 'RU', 'ir', 'Syria', 'nowhere'];
const ADDRESSES = ['5 Lenina ul., Moscow 101000', 'Lenina st. 5, Moscow', 'P.O. Box 12, Dubai', 'Moscow', '12', ''];
const SCHEMAS = ['Person', 'Company', 'LegalEntity', 'Vessel', 'Nothing'];
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  leiCode: ['5493001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R13', '529900T8BM49AURSDO55', 'x'],
  imoNumber: ['IMO 9074729', '9074728', '123'],
  registrationNumber: ['1027700167110', '7707083893', '55'],
  innCode: ['7707083893', '7707083894'],
  passportNumber: ['A1234567', 'A1234568'],
  cryptoWallet: ['0x098B716B8Aaf21512996dC57EB0615e2383E2f96', 'bc1qxyz'],
};

type Properties = Record<string, string[]>;

const someOf = (values: readonly string[]): fc.Arbitrary<string[]> => fc.array(fc.constantFrom(...values), { maxLength: 2 });
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
const anyName = fc.oneof(fc.constantFrom(...NAMES), anyText);
const anyEntity: fc.Arbitrary<EntityInput> = fc
  .record({
    schema: fc.constantFrom(...SCHEMAS),
    name: fc.array(anyName, { maxLength: 2 }),
    weakAlias: fc.array(anyName, { maxLength: 1 }),
    birthDate: someOf(DATES),
    country: someOf(PLACES),
    gender: someOf(['male', 'f', 'other']),
    address: someOf(ADDRESSES),
    numbers: fc.record(Object.fromEntries(Object.entries(NUMBERS).map(([property, values]) => [property, someOf(values)]))),
  })
  .map(({ schema, numbers, ...properties }) => ({ schema, properties: { ...properties, ...numbers } }));

const RUNS = { numRuns: 400 };
const TINY = 1e-9;

function scoreOf(query: EntityInput, candidate: EntityInput): number {
  return compareEntities(query, candidate).score;
}

function withMore(entity: EntityInput, more: Properties): EntityInput {
  return { ...entity, properties: { ...entity.properties, ...more } };
}

function without(entity: EntityInput, ...names: string[]): EntityInput {
  return withMore(entity, Object.fromEntries(names.map((name) => [name, []])));
}

for (const profile of Object.values(PROFILES)) {
  test(`under the profile ${profile.name} a score lies in 0..1 and is the sum of its parts`, () => {
    fc.assert(
      fc.property(anyEntity, anyEntity, (query, candidate) => {
        const { score, parts } = compareEntities(query, candidate, profile);
        assert.ok(score >= 0 && score <= 1);
        assert.ok(Math.abs(parts.reduce((sum, part) => sum + part.effect, 0) - score) < TINY);
        assert.equal(scorePrepared(prepareEntity(query), prepareEntity(candidate), profile), score);
        assert.ok(parts.every((part) => part.detail !== ''));
      }),
      RUNS,
    );
  });
}

test('a pair scores alike from either side under the profile default', () => {
  fc.assert(
    fc.property(anyEntity, anyEntity, (a, b) => {
      assert.ok(Math.abs(scoreOf(a, b) - scoreOf(b, a)) < TINY);
    }),
    RUNS,
  );
});

const AGREEING: readonly Properties[] = [
  { birthDate: ['1961-02-03'] },
  { birthDate: ['1961'] },
  { country: ['RU'] },
  { gender: ['male'] },
  { address: ['5 Lenina ul., Moscow 101000'] },
  { leiCode: ['5493001KJTIIGC8Y1R12'] },
  { leiCode: ['5493001KJTIIGC8Y1R13'] },
  { registrationNumber: ['1027700167110'] },
];

test('evidence that agrees and was not known before never lowers a score', () => {
  fc.assert(
    fc.property(anyEntity, anyEntity, fc.constantFrom(...AGREEING), (a, b, more) => {
      const [query, candidate] = [without(a, ...Object.keys(more)), without(b, ...Object.keys(more))];
      assert.ok(scoreOf(withMore(query, more), withMore(candidate, more)) >= scoreOf(query, candidate) - TINY);
    }),
    RUNS,
  );
});

test('a further name or number that both sides bear never lowers a score', () => {
  fc.assert(
    fc.property(anyEntity, anyEntity, (a, b) => {
      const [query, candidate] = [a, b].map((one) =>
        withMore(one, {
          alias: ['Zygmunt Brzezinski'],
          registrationNumber: [...(one.properties?.['registrationNumber'] ?? []), '1234567890'],
        }),
      );
      // A readable name beside one that nobody can read takes away that doubt, not a score.
      assert.ok(query !== undefined && candidate !== undefined && scoreOf(query, candidate) >= scoreOf(a, b) - TINY);
    }),
    RUNS,
  );
});

const CONTRADICTING: readonly (readonly [Properties, Properties])[] = [
  [{ birthDate: ['1961-02-03'] }, { birthDate: ['1990-02-03'] }],
  [{ birthDate: ['1961-02-03'] }, { birthDate: ['1966'] }],
  [{ birthDate: ['1961-02-03'] }, { birthDate: ['1961-05-09'] }],
  [{ country: ['RU'] }, { country: ['US'] }],
  [{ gender: ['male'] }, { gender: ['female'] }],
  [{ leiCode: ['5493001KJTIIGC8Y1R12'] }, { leiCode: ['529900T8BM49AURSDO55'] }],
];

test('a contradiction that was not known before never raises a score', () => {
  fc.assert(
    fc.property(anyEntity, anyEntity, fc.constantFrom(...CONTRADICTING), (a, b, [ofQuery, ofCandidate]) => {
      const names = Object.keys(ofQuery);
      const [query, candidate] = [without(a, ...names), without(b, ...names)];
      assert.ok(scoreOf(withMore(query, ofQuery), withMore(candidate, ofCandidate)) <= scoreOf(query, candidate) + TINY);
    }),
    RUNS,
  );
});

test('any Unicode of ten thousand characters in any property is compared and explained', () => {
  const properties = [
    'name',
    'alias',
    'weakAlias',
    'birthDate',
    'country',
    'gender',
    'address',
    'firstName',
    'email',
    ...Object.keys(NUMBERS),
  ];
  const longText = fc.oneof(
    fc.string({ unit: 'binary', minLength: 3000, maxLength: 10_000 }),
    fc.constantFrom('ا', '習', '\u0301', '.', '9', ' a', '1961 ', '\ud800', 'st ', ',', '0x').map((piece) => piece.repeat(5000)),
  );
  fc.assert(
    fc.property(longText, fc.constantFrom(...properties), fc.constantFrom(...Object.values(PROFILES)), (text, property, profile) => {
      const hostile = { schema: 'Person', properties: { name: ['Ivan Petrov'], [property]: [text, text] } };
      const plain = {
        schema: 'Person',
        properties: { name: ['Ivan Petrov'], birthDate: ['1961'], country: ['RU'], address: [...ADDRESSES] },
      };
      for (const [query, candidate] of [[hostile, plain] as const, [plain, hostile] as const, [hostile, hostile] as const]) {
        const { score } = explainComparison(query, candidate, profile);
        assert.ok(score >= 0 && score <= 1);
      }
    }),
    { numRuns: 60 },
  );
});

test('in 100,000 made pairs the parts sum to the score', () => {
  const rng = seededRng(3);
  const entities = Array.from({ length: 400 }, () => prepareEntity(madeEntity(rng)));
  for (let turn = 0; turn < 100_000; turn += 1) {
    const [query, candidate] = [rng.pick(entities), rng.pick(entities)];
    const { score, parts } = compareSilently(query, candidate);
    if (Math.abs(parts - score) >= TINY) assert.fail(`turn ${turn}: ${parts} is not ${score}`);
  }
});

function compareSilently(
  query: ReturnType<typeof prepareEntity>,
  candidate: ReturnType<typeof prepareEntity>,
): { score: number; parts: number } {
  const { score, parts } = comparePrepared(query, candidate, DEFAULT_PROFILE);
  return { score, parts: parts.reduce((sum, part) => sum + part.effect, 0) };
}

function madeEntity(rng: Rng): EntityInput {
  const some = (values: readonly string[]): string[] => (rng.below(2) === 0 ? [] : [rng.pick(values)]);
  const numbers = Object.entries(NUMBERS).map(([property, values]) => [property, some(values)]);
  return {
    schema: rng.pick(SCHEMAS),
    properties: {
      name: [rng.pick(NAMES)],
      alias: some(NAMES),
      birthDate: some(DATES),
      country: some(PLACES),
      gender: some(['male', 'female']),
      address: some(ADDRESSES),
      ...Object.fromEntries(numbers),
    },
  };
}
