import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListEntry } from '@gatehouse/contracts';
import { seededRng } from '@gatehouse/foundation';
import type { EntityInput } from '../entity/prepare-entity.ts';
import { buildIndex, buildIndexInSteps } from './screening-index.ts';

const FAMILY = [
  'PETROV',
  'IVANOV',
  'KHALIL',
  'ABDULLAH',
  'GARCIA LOPEZ',
  'SMITH',
  'ZHANG',
  'KIM',
  'RAHMAN',
  'OKONKWO',
  'NOWAK',
  'HERNANDEZ',
];
const GIVEN = [
  'Ivan',
  'Sergey',
  'Muhammad',
  'Ahmad',
  'Maria Elena',
  'John',
  'Wei',
  'Yong Chol',
  'Abdul',
  'Chinedu',
  'Agnieszka',
  'Jose Luis',
];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function entry(entryId: string, properties: Record<string, string[]>, schema = 'Person'): ListEntry {
  return {
    list: 'own',
    entryId,
    entity: { schema, caption: properties['name']?.[0] ?? '', properties },
    aliases: [],
    programmes: [],
    blocking: false,
    source: {},
  };
}

function madeEntries(): ListEntry[] {
  return FAMILY.flatMap((family, row) =>
    GIVEN.map((given, column) => entry(`${row}-${column}`, { name: [`${family}, ${given}`], alias: [`${given} bin ${family}`] })),
  );
}

test('screen() finds in `review` and above what a full scan finds', () => {
  const rng = seededRng(11);
  const entries = madeEntries();
  const index = buildIndex(entries);
  for (let turn = 0; turn < 60; turn += 1) {
    const name = rng.pick(entries).entity.properties['name']?.[0] ?? '';
    const at = rng.below(name.length);
    const query = { schema: 'Person', properties: { name: [name.slice(0, at) + rng.pick([...LETTERS]) + name.slice(at + 1)] } };
    const options = { threshold: 0.8, limit: 500 };
    assert.deepEqual(
      index.screen(query, options).map((match) => match.entryId),
      index.scan(query, options).map((match) => match.entryId),
    );
  }
});

const FIRMS = ['Alfa Trading', 'Good Will Shipping', 'Goodwill Shipping', 'Bank of Minsk', 'Works Number 7', 'Vostok Neft'];
const FORMS = ['LLC', 'OOO', 'GmbH', 'Joint Stock Company', ''];
const OTHER_SCRIPTS = ['Иван Петров', 'محمد خليل', '김영철', '王伟', 'محمد', 'J. PETROV', 'M. A. Khalil', 'al-Rahman'];

test('screen() gives the very matches of a full scan, whatever is known besides the name and in whatever script', () => {
  const rng = seededRng(23);
  const made = (): EntityInput => {
    const isFirm = rng.below(3) === 0;
    const person = rng.below(3) === 0 ? rng.pick(OTHER_SCRIPTS) : `${rng.pick(GIVEN)} ${rng.pick(FAMILY)}`;
    const name = isFirm ? `${rng.pick(FIRMS)} ${rng.pick(FORMS)}` : person;
    const at = rng.below(name.length);
    const typed = rng.below(2) === 0 ? name.slice(0, at) + name.slice(at + 1) : name;
    const properties: Record<string, string[]> = { name: [typed], alias: rng.below(3) === 0 ? [person] : [] };
    if (rng.below(2) === 0) properties['birthDate'] = [rng.pick(['1970', '1970-05-04', '1971-05'])];
    if (rng.below(2) === 0) properties['country'] = [rng.pick(['RU', 'IR'])];
    if (rng.below(4) === 0) properties['address'] = [rng.pick(['12 Lenin Street, Minsk', 'Minsk, 12 Lenin St.', 'Tehran'])];
    if (rng.below(6) === 0) properties['passportNumber'] = [`B27232${rng.below(4)}`];
    return { schema: isFirm ? 'Company' : 'Person', properties };
  };
  const entries = Array.from({ length: 300 }, (_, number) => {
    const { schema, properties } = made();
    return entry(String(number), { ...properties }, schema);
  });
  const index = buildIndex(entries);
  for (let turn = 0; turn < 150; turn += 1) {
    const query = made();
    for (const options of [{ threshold: 0.8, limit: 500 }, { limit: 5 }]) {
      assert.deepEqual(index.screen(query, options), index.scan(query, options), JSON.stringify(query));
    }
  }
});

test('screen() finds a name whose words are closed up to more than two dozen letters', () => {
  const index = buildIndex([entry('1', { name: ['MEZHDUNARODNY INVESTITSIONNY BANK'] }, 'Company')]);
  const [match] = index.screen({ schema: 'Company', properties: { name: ['MEZHDUNARODNYINVESTITSIONNY BANK'] } });
  assert.equal(match?.band, 'match');
});

test('screen() finds a long word with which a legal form has grown together', () => {
  const index = buildIndex([entry('1', { name: ['OAO AVIAKOMPANIYA AVIAKON TSITOTRANS'] }, 'Company')]);
  const query = { schema: 'Company', properties: { name: ['OAOAVIAKOMPANIYA AVIAKON TSITOTRANS'] } };
  assert.deepEqual(index.screen(query), index.scan(query));
  assert.notEqual(index.screen(query)[0]?.band, 'none');
});

test('screen() puts the best first, keeps to the limit and is the same twice', () => {
  const index = buildIndex(madeEntries());
  const query = { schema: 'Person', properties: { name: ['Ivan Petrov'] } };
  const matches = index.screen(query, { threshold: 0.2, limit: 3 });
  assert.equal(matches.length, 3);
  assert.equal(matches[0]?.caption, 'PETROV, Ivan');
  assert.ok(matches.every((match, place) => place === 0 || match.score <= (matches[place - 1]?.score ?? 0)));
  assert.deepEqual(index.screen(query, { threshold: 0.2, limit: 3 }), matches);
});

test('screen() finds a party by its number alone', () => {
  const index = buildIndex([entry('1', { name: ['Vessel One'], imoNumber: ['IMO 9187629'] }, 'Vessel')]);
  const [match] = index.screen({ schema: 'Vessel', properties: { name: ['Another Name'], imoNumber: ['9187629'] } });
  assert.equal(match?.entryId, '1');
  assert.equal(match?.band, 'match');
});

test('screen() lets a birth date lift a misspelled name that alone would stay below', () => {
  const index = buildIndex([entry('1', { name: ['KHALIL, Youssef'], birthDate: ['1970-05-04'] })]);
  const name = ['Yosuf Haleel'];
  const [without] = index.screen({ schema: 'Person', properties: { name } }, { threshold: 0 });
  const [lifted] = index.screen({ schema: 'Person', properties: { name, birthDate: ['1970-05-04'] } }, { threshold: 0 });
  assert.ok((lifted?.score ?? 0) > (without?.score ?? 0));
});

test('screen() finds nothing in no lists and for no name', () => {
  assert.deepEqual(buildIndex([]).screen({ schema: 'Person', properties: { name: ['Ivan Petrov'] } }), []);
  assert.deepEqual(buildIndex(madeEntries()).screen({ schema: 'Person', properties: {} }), []);
});

test('buildIndexInSteps() stops after each entry, and answers as buildIndex() does', () => {
  const entries = madeEntries();
  const steps = buildIndexInSteps(entries);
  let stops = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) stops += 1;
  assert.ok(stops > entries.length, `${stops} stops for ${entries.length} entries`);
  const query = { schema: 'Person', properties: { name: ['Ivan Petrov'] } };
  assert.deepEqual(step.value.screen(query, { threshold: 0.3 }), buildIndex(entries).screen(query, { threshold: 0.3 }));
});
