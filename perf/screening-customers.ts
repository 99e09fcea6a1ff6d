/** Made customers for measuring: people of a public set of made-up names, recombined by seed, firms named after them, and a few listed parties. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { ListEntry } from '@gatehouse/contracts';
import { type Rng, seededRng } from '@gatehouse/foundation';
import type { CustomerRecord } from '@gatehouse/screening';
import { SHARED_DATA } from './screening-index-of-lists.ts';

interface MadePerson {
  readonly full_name: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly gender: string;
  readonly date_of_birth: string;
  readonly nationality: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SECTORS =
  'Trading Shipping Energy Consulting Logistics Systems Software Robotics Biotech Media Analytics Construction Holdings Capital'.split(' ');
const FORMS = ['LLC', 'Ltd', 'GmbH', 'S.A.', 'Inc.', 'OOO', 'Pte Ltd', 'B.V.', 'FZE', 'Co., Ltd.'];
/** One in so many is a firm; is a listed party under one of its names; has a slip of the keyboard in the name. */
const ONE_IN = { firm: 5, listed: 1000, slip: 10 };

const SCRIPTS = ['Latin', 'Cyrillic', 'Arabic', 'Han', 'Hangul', 'Hebrew', 'Greek'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

function scriptOf(name: string): number {
  return SCRIPTS.findIndex((script) => script.test(name));
}

/** So many customers, one by one, the same for the same seed. */
export function* madeCustomers(count: number, listed: readonly ListEntry[], seed = 7): Generator<CustomerRecord> {
  const rng = seededRng(seed);
  const people: MadePerson[] = parse(readFileSync(new URL('customers/negatives_global.csv', SHARED_DATA)), { columns: true });
  const byScript = Map.groupBy(people, (person) => scriptOf(person.full_name));
  for (let number = 0; number < count; number += 1) {
    const id = `customer-${number}`;
    if (rng.below(ONE_IN.listed) === 0) yield { id, entity: listedParty(rng, listed) };
    else {
      const person = people[number % people.length] ?? rng.pick(people);
      // The first round takes the people as they are, the later ones mix names of one script.
      const other = number < people.length ? person : rng.pick(byScript.get(scriptOf(person.full_name)) ?? people);
      yield { id, entity: rng.below(ONE_IN.firm) === 0 ? firm(rng, person, other) : madePerson(rng, person, other) };
    }
  }
}

function madePerson(rng: Rng, person: MadePerson, other: MadePerson): CustomerRecord['entity'] {
  const name = person === other ? person.full_name : `${person.first_name} ${other.last_name}`;
  return {
    schema: 'Person',
    properties: {
      name: [rng.below(ONE_IN.slip) === 0 ? slipped(rng, name) : name],
      birthDate: [other.date_of_birth],
      nationality: [person.nationality],
      gender: [person.gender],
    },
  };
}

function firm(rng: Rng, person: MadePerson, other: MadePerson): CustomerRecord['entity'] {
  const name = `${rng.below(2) === 0 ? `${person.last_name} & ` : ''}${other.last_name} ${rng.pick(SECTORS)} ${rng.pick(FORMS)}`;
  return { schema: 'Company', properties: { name: [name], jurisdiction: [person.nationality] } };
}

function listedParty(rng: Rng, listed: readonly ListEntry[]): CustomerRecord['entity'] {
  const { schema, properties } = rng.pick(listed).entity;
  const name = rng.pick(properties['name'] ?? ['']);
  return { schema, properties: { name: [rng.below(2) === 0 ? slipped(rng, name) : name] } };
}

/** One letter replaced. */
export function slipped(rng: Rng, name: string): string {
  const at = rng.below(Math.max(1, name.length));
  return name.slice(0, at) + rng.pick([...LETTERS]) + name.slice(at + 1);
}
