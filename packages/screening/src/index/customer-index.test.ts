import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListEntry } from '@gatehouse/contracts';
import { type Rng, seededRng } from '@gatehouse/foundation';
import { DEFAULT_PROFILE, PROFILES } from '../entity/profile.ts';
import { buildCustomerIndex, type CustomerRecord } from './customer-index.ts';
import { buildIndex } from './screening-index.ts';

const FAMILY = [
  'Petrov',
  'Ivanova',
  'Khalil',
  'al-Rahman',
  'Garcia Lopez',
  'Smith',
  'Zhang',
  'Kim',
  'Okonkwo',
  'Nowak',
  'خليل',
  'Петров',
  '王',
];
const GIVEN = ['Ivan', 'Sergey', 'Muhammad', 'Abd', 'Maria Elena', 'J.', 'Wei', 'Yong Chol', 'Agnieszka', 'محمد', 'Иван', '小明'];
const FIRMS = ['Alfa Trading', 'Good Will Shipping', 'Goodwill Shipping', 'Bank of Minsk', 'Number 7 Works', 'Vostok Neft', 'Star Line'];
const FORMS = ['LLC', 'OOO', 'GmbH', 'Ltd', 'Joint Stock Company', ''];
const COUNTRIES = ['RU', 'IR', 'US', 'CN'];
const YEARS = ['1960', '1961-02-03', '1961-02', 'circa 1962'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const REVIEW = DEFAULT_PROFILE.reviewFrom;

function madeEntity(rng: Rng): ListEntry['entity'] {
  const isFirm = rng.below(4) === 0;
  const name = isFirm ? `${rng.pick(FIRMS)} ${rng.pick(FORMS)}`.trim() : `${rng.pick(GIVEN)} ${rng.pick(FAMILY)}`;
  const properties: Record<string, string[]> = { name: [rng.below(3) === 0 ? mistyped(rng, name) : name] };
  if (rng.below(3) === 0) properties['alias'] = [`${rng.pick(GIVEN)} ${rng.pick(GIVEN)} ${rng.pick(FAMILY)}`];
  if (rng.below(2) === 0) properties['country'] = [rng.pick(COUNTRIES)];
  if (!isFirm && rng.below(2) === 0) properties['birthDate'] = [rng.pick(YEARS)];
  if (isFirm && rng.below(4) === 0) properties['registrationNumber'] = [`10277001671${rng.below(9)}`];
  return { schema: isFirm ? 'Company' : 'Person', caption: properties['name']?.[0] ?? '', properties };
}

function mistyped(rng: Rng, name: string): string {
  const at = rng.below(name.length);
  return name.slice(0, at) + rng.pick([...LETTERS]) + name.slice(at + 1);
}

function madeEntry(rng: Rng, number: number): ListEntry {
  return { list: 'own', entryId: String(number), entity: madeEntity(rng), aliases: [], programmes: [], blocking: false, source: {} };
}

function made(seed: number, customers: number, entries: number): { customers: CustomerRecord[]; entries: ListEntry[] } {
  const rng = seededRng(seed);
  return {
    customers: Array.from({ length: customers }, (_, number) => ({ id: `c${number}`, entity: madeEntity(rng) })),
    entries: Array.from({ length: entries }, (_, number) => madeEntry(rng, number)),
  };
}

for (const profile of Object.values(PROFILES)) {
  test(`affectedBy() gives the customers and the scores that screening each customer gives, by profile ${profile.name}`, () => {
    const { customers, entries } = made(3, 150, 60);
    const index = buildIndex(entries);
    const customerIndex = buildCustomerIndex(customers);
    const options = { threshold: REVIEW, profile };
    const screened = customers.flatMap(({ id, entity }) =>
      index.screen(entity, { ...options, limit: entries.length }).map(({ entryId, score }) => `${entryId} ${id} ${score}`),
    );
    const affected = entries.flatMap((after) =>
      customerIndex.affectedBy({ after }, options).map((one) => `${after.entryId} ${one.id} ${one.after}`),
    );
    assert.ok(screened.length > 20);
    assert.deepEqual(affected.toSorted(), screened.toSorted());
  });
}

test('rescreen() names the customers whose matches change, so that screening them anew equals screening everybody', () => {
  const { customers, entries } = made(5, 200, 80);
  const rng = seededRng(6);
  const changed = entries.filter((_, number) => number % 4 === 0);
  const changes = changed.map((before) => ({ before, after: rng.below(3) === 0 ? undefined : madeEntry(rng, Number(before.entryId)) }));
  const added = { before: undefined, after: madeEntry(rng, entries.length) };
  const kept = entries.filter((entry) => !changed.includes(entry));
  const later = [...kept, ...[...changes, added].flatMap(({ after }) => after ?? [])];
  const ids = buildCustomerIndex(customers).rescreen([...changes, added]);
  const options = { threshold: REVIEW, limit: later.length };
  const [old, fresh] = [buildIndex(entries), buildIndex(later)];
  const everybody = customers.map(({ entity }) => fresh.screen(entity, options));
  const delta = customers.map(({ id, entity }) => (ids.has(id) ? fresh : old).screen(entity, options));
  assert.deepEqual(delta, everybody);
  assert.ok(ids.size > 5 && ids.size < customers.length);
});

test('affectedBy() finds by the old side those whom a removed entry matched', () => {
  const { customers, entries } = made(7, 50, 20);
  const index = buildCustomerIndex(customers);
  for (const before of entries) {
    assert.deepEqual(
      index.affectedBy({ before }).map(({ id, before: score }) => [id, score]),
      index.affectedBy({ after: before }).map(({ id, after: score }) => [id, score]),
    );
  }
});

test('buildCustomerIndex() takes no customers, and customers without a name', () => {
  const entry = madeEntry(seededRng(1), 1);
  assert.deepEqual(buildCustomerIndex([]).affectedBy({ after: entry }), []);
  assert.deepEqual(buildCustomerIndex([{ id: 'x', entity: { schema: 'Person', properties: {} } }]).affectedBy({ after: entry }), []);
});
