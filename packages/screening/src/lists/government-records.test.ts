import assert from 'node:assert/strict';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ListEntry } from '@gatehouse/contracts';
import { z } from 'zod';
import { countryCode } from '../entity/country-code.ts';
import { readListFile } from './read-list-file.ts';

/** The records that the Government's own importer makes of its fixtures; not shipped, the fixtures are. */
const EXPECTED = new URL('../../../../../shared/data/lists/ita-csl-fixtures/spec/support/screening_lists/', import.meta.url);
const FIXTURES = new URL('../../fixtures/ita/', import.meta.url);
const SKIP = existsSync(EXPECTED) ? false : 'needs ../shared/data/lists/ita-csl-fixtures';

/** Which expected records come of which file. */
const FILES: readonly (readonly [file: string, list: string, expected: readonly string[]])[] = [
  ['el.csv', 'EL', ['el']],
  ['meu.csv', 'MEU', ['meu']],
  ['uvl.csv', 'UVL', ['uvl']],
  ['isn.csv', 'ISN', ['isn']],
  ['itar_debarred_parties.csv', 'DTC', ['dtc']],
  ['dpl.txt', 'DPL', ['dpl']],
  ['sdn.xml', 'SDN', ['sdn']],
  ['consolidated.xml', 'NONSDN', ['cap', 'ccmc', 'cmic', 'eo13599', 'fse', 'mbs', 'part561', 'plc', 'ssi']],
];
const SCHEMAS: Readonly<Record<string, string>> = { Individual: 'Person', Entity: 'Organization', Vessel: 'Vessel', Aircraft: 'Airplane' };

const Text = z.string().nullish();
const Texts = z.array(z.string()).nullish();
/** Every member that the importer prints but its own hash and the links that it adds to each record. */
const Expected = z.strictObject({
  id: z.string(),
  source: z.string(),
  source_list_url: Text,
  source_information_url: Text,
  name: z.string(),
  alt_names: Texts,
  addresses: z.array(z.strictObject({ address: Text, city: Text, state: Text, postal_code: Text, country: Text })).nullish(),
  country: Text,
  federal_register_notice: Text,
  license_requirement: Text,
  license_policy: Text,
  standard_order: Text,
  start_date: Text,
  end_date: Text,
  title: Text,
  remarks: Text,
  type: Text,
  entity_number: Text,
  programs: Texts,
  citizenships: Texts,
  nationalities: Texts,
  dates_of_birth: Texts,
  places_of_birth: Texts,
  ids: z.array(z.strictObject({ type: Text, number: Text, country: Text, issue_date: Text, expiration_date: Text })).nullish(),
  call_sign: Text,
  gross_registered_tonnage: Text,
  gross_tonnage: Text,
  vessel_flag: Text,
  vessel_owner: Text,
  vessel_type: Text,
});
type Expected = z.infer<typeof Expected>;

function expectedOf(folders: readonly string[]): Expected[] {
  return folders.flatMap((folder) => {
    const json: unknown = JSON.parse(readFileSync(new URL(`${folder}/expected_results.json`, EXPECTED), 'utf8'));
    return z.array(Expected).parse(json);
  });
}

for (const [file, list, folders] of FILES) {
  test(`readListFile() reads of ${file} every field that the Government's importer reads`, { skip: SKIP }, async () => {
    const { entries } = await readListFile({ name: file, bytes: createReadStream(new URL(file, FIXTURES)) });
    const expected = expectedOf(folders);
    assert.equal(entries.length, expected.length);
    const left = [...entries];
    for (const record of expected) {
      const index = left.findIndex((entry) => isSame(entry, record));
      assert.notEqual(index, -1, `no entry for ${record.name}`);
      const [entry] = left.splice(index, 1);
      assert.ok(entry !== undefined);
      assert.equal(entry.list, list);
      compareFields(entry, record);
    }
    assert.deepEqual(left, []);
  });
}

function isSame(entry: ListEntry, record: Expected): boolean {
  if (record.entity_number != null) {
    return (
      entry.entryId.split(' ')[0] === record.entity_number &&
      (record.programs ?? []).every((programme) => entry.programmes.includes(programme))
    );
  }
  return (
    (plainName(entry.entity.caption ?? '') === plainName(record.name) || entry.source['NAME'] === record.name) &&
    (record.start_date == null || entry.listedOn === record.start_date) &&
    (record.federal_register_notice == null || entry.source['federal_register_notice'] === even(record.federal_register_notice))
  );
}

function compareFields(entry: ListEntry, record: Expected): void {
  const of = (property: string): readonly string[] => entry.entity.properties[property] ?? [];
  const what = record.name;
  // It drops the apostrophes that are damaged in the file, and counts a name among its own aliases where the field holds several.
  const ours = [entry.entity.caption ?? '', ...entry.aliases.map((alias) => alias.name.replace(/[‘’]/g, ''))];
  const theirs = (record.alt_names ?? []).map(even);
  assert.deepEqual(
    ours.slice(1).filter((alias) => !theirs.includes(alias)),
    [],
    what,
  );
  assert.deepEqual(
    theirs.filter((alias) => !ours.includes(alias)),
    [],
    what,
  );
  assert.deepEqual(
    of('address')
      .map(placeOf)
      .filter((place) => place !== ''),
    (record.addresses ?? []).map(expectedPlace).filter((place) => place !== ''),
    what,
  );
  for (const { country } of record.addresses ?? []) if (country != null) assert.ok(of('country').includes(country), what);
  if (record.country != null) assert.deepEqual(of('country'), [record.country]);
  for (const name of ['federal_register_notice', 'license_requirement', 'license_policy', 'standard_order'] as const)
    assert.equal(entry.source[name] ?? null, even(record[name] ?? '') || null, `${what}: ${name}`);
  if (record.start_date !== undefined) assert.equal(entry.listedOn ?? null, record.start_date);
  if (record.end_date !== undefined) assert.equal(entry.endsOn ?? null, record.end_date);
  if (record.remarks !== undefined) assert.equal(entry.remarks ?? null, record.remarks === null ? null : even(record.remarks));
  if (record.title != null) assert.deepEqual(of('position'), [record.title]);
  if (record.type != null) assert.equal(entry.entity.schema, SCHEMAS[record.type]);
  if (record.programs != null) assert.deepEqual(entry.programmes, record.programs);
  comparePerson(entry, record, of);
  compareVessel(record, of, entry);
  for (const { type, number } of record.ids ?? []) {
    assert.ok(entry.source['idList/id/idType']?.split(' | ').includes(even(type ?? '')), `${what}: ${type}`);
    assert.ok(entry.source['idList/id/idNumber']?.split(' | ').includes(even(number ?? '')), `${what}: ${number}`);
  }
}

function comparePerson(entry: ListEntry, record: Expected, of: (property: string) => readonly string[]): void {
  const countries = [...(record.citizenships ?? []), ...(record.nationalities ?? [])];
  if (record.citizenships != null) assert.deepEqual([...of('nationality')].toSorted(), [...new Set(countries)].toSorted());
  if (record.dates_of_birth != null) assert.deepEqual(of('birthDate'), record.dates_of_birth, record.name);
  // It keeps the first part of a place; we keep the whole.
  for (const [index, place] of (record.places_of_birth ?? []).entries()) assert.ok(of('birthPlace')[index]?.startsWith(place), place);
  assert.equal(of('birthPlace').length, record.places_of_birth?.length ?? 0);
  assert.equal(entry.blocking, entry.list === 'SDN');
}

function compareVessel(record: Expected, of: (property: string) => readonly string[], entry: ListEntry): void {
  const one = (property: string): string | null => of(property)[0] ?? null;
  if (record.call_sign !== undefined) assert.equal(one('callSign'), record.call_sign);
  if (record.vessel_type !== undefined) assert.equal(one('type'), record.vessel_type);
  if (record.gross_tonnage !== undefined) assert.equal(one('tonnage'), record.gross_tonnage);
  if (record.gross_registered_tonnage !== undefined) assert.equal(one('grossRegisteredTonnage'), record.gross_registered_tonnage);
  if (record.vessel_flag != null) assert.equal(one('flag'), countryCode(record.vessel_flag));
  if (record.vessel_owner != null) assert.equal(entry.relations?.find((relation) => relation.kind === 'owner')?.name, record.vessel_owner);
}

/** An address without its country, which the importer writes as a code. */
function placeOf(address: string): string {
  const parts = address.split(', ');
  const without = countryCode(parts.at(-1) ?? '') === undefined ? parts : parts.slice(0, -1);
  return without.join(', ');
}

function expectedPlace(address: NonNullable<Expected['addresses']>[number]): string {
  const parts = [address.address, address.city, address.state, address.postal_code];
  return even(parts.filter((part) => part != null && part !== '').join(', '));
}

function even(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** "Hukic, Bajro" and "Bajro Hukic" are one name to the importer. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');
}
