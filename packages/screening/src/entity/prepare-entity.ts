import type { FtmEntity } from '@gatehouse/contracts';
import { type PreparedName, prepareName } from '../names/prepare-name.ts';
import { Address } from './address.ts';
import { type PartialDate, readPartialDate } from './birth-date.ts';
import { countryCode } from './country-code.ts';
import { type Identifier, identifiersOf } from './identifiers.ts';
import { nameKind, type SchemaGroup, schemaGroup } from './schema-group.ts';

/** What may be given of an entity to compare it. */
export type EntityInput = Pick<Partial<FtmEntity>, 'schema' | 'properties'>;

export interface EntityName {
  readonly name: PreparedName;
  readonly weak: boolean;
}

/** An entity, ready to be compared many times. */
export interface PreparedEntity {
  readonly group: SchemaGroup;
  readonly names: readonly EntityName[];
  /** A name was given, and nothing of it could be read. */
  readonly unreadable: boolean;
  readonly birthDates: readonly PartialDate[];
  readonly countries: ReadonlySet<string>;
  readonly identifiers: readonly Identifier[];
  readonly gender: string | undefined;
  readonly addresses: readonly Address[];
}

/** The properties that each feature reads. */
export const NAME_PROPERTIES = ['name', 'alias', 'previousName', 'abbreviation'];
export const COUNTRY_PROPERTIES = ['country', 'nationality', 'citizenship', 'jurisdiction', 'birthCountry', 'flag', 'mainCountry'];
export const BIRTH_PROPERTIES = ['birthDate'];
export const ADDRESS_PROPERTIES = ['address', 'addressEntity'];
export const NAMES_MAX = 200;
export const GENDERS: Readonly<Record<string, string>> = { m: 'male', male: 'male', f: 'female', female: 'female' };

/** Reads what is compared out of an entity's properties. */
export function prepareEntity(entity: EntityInput): PreparedEntity {
  const properties = entity.properties ?? {};
  const group = schemaGroup(entity.schema);
  const given = namesOf(properties);
  const names = given
    .map(({ text, weak }) => ({ name: prepareName(text, nameKind(group)), weak }))
    .filter((one) => one.name.tokens.length > 0);
  return {
    group,
    names,
    unreadable: names.length === 0 && given.length > 0,
    birthDates: valuesOf(properties, BIRTH_PROPERTIES).flatMap((text) => readPartialDate(text) ?? []),
    countries: new Set(valuesOf(properties, COUNTRY_PROPERTIES).flatMap((text) => countryCode(text) ?? [])),
    identifiers: identifiersOf(properties),
    gender: valuesOf(properties, ['gender']).map((text) => GENDERS[text.toLowerCase()])[0],
    addresses: valuesOf(properties, ADDRESS_PROPERTIES).map((text) => new Address(text)),
  };
}

function namesOf(properties: Readonly<Record<string, readonly string[]>>): { text: string; weak: boolean }[] {
  const strong = valuesOf(properties, NAME_PROPERTIES);
  if (strong.length === 0) strong.push(...composedName(properties));
  const weak = valuesOf(properties, ['weakAlias']);
  return [...strong.map((text) => ({ text, weak: false })), ...weak.map((text) => ({ text, weak: true }))].slice(0, NAMES_MAX);
}

// Without a whole name the parts are put together.
function composedName(properties: Readonly<Record<string, readonly string[]>>): string[] {
  const parts = ['firstName', 'middleName', 'fatherName', 'lastName']
    .map((property) => properties[property]?.[0] ?? '')
    .filter((part) => part !== '');
  return parts.length === 0 ? [] : [parts.join(' ')];
}

/** All values of some properties, without the blank ones. */
export function valuesOf(properties: Readonly<Record<string, readonly string[]>>, names: readonly string[]): string[] {
  return names.flatMap((name) => [...(properties[name] ?? [])]).filter((text) => text.trim() !== '');
}

/** Whether a name is given and nothing of it can be compared: neither a match nor a clearance, a person must look. */
export function hasUnreadableName(entity: EntityInput): boolean {
  return prepareEntity(entity).unreadable;
}
