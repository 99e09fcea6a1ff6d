import type { TruthCase } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import { countryOf } from '../countries.ts';
import { signUp } from '../sign-up.ts';
import { shown, tried } from '../status-evidence.ts';
import type { World } from '../world.ts';
import { somebody } from './listed-owners.ts';
import { LISTED, NAMESAKES } from './listed-parties.ts';

/** Listed parties that sign up themselves, and innocent people who only bear a listed name. */
export function listSignUps(world: World, rng: Rng): TruthCase[] {
  return [
    found(
      'listed-company-own-name',
      `${LISTED.sernia.name} (${LISTED.sernia.source}) signs up under its own name.`,
      listedCompany(world, rng, LISTED.sernia.name, 'TR', LISTED.sernia),
    ),
    found(
      'listed-company-alias',
      `${LISTED.mikron.alias}, an alias of ${LISTED.mikron.name} (${LISTED.mikron.source}), signs up.`,
      listedCompany(world, rng, LISTED.mikron.alias, 'AE', LISTED.mikron),
    ),
    found(
      'entity-list-company',
      `${LISTED.presto.name} (${LISTED.presto.source}) signs up under its own name.`,
      listedCompany(world, rng, LISTED.presto.name, 'AE', LISTED.presto),
    ),
    found(
      'listed-person',
      `${LISTED.karima.name} (${LISTED.karima.source}) signs up with name and birth date.`,
      listedPerson(world, rng, LISTED.karima.name, 'MY', LISTED.karima),
    ),
    found(
      'listed-name-typing-error',
      `${LISTED.samoylov.name} (${LISTED.samoylov.source}) signs up with two letters exchanged in the family name.`,
      listedPerson(world, rng, 'Artem Samolyov', 'TR', LISTED.samoylov),
    ),
    ...NAMESAKES.map((namesake, index) => innocentNamesake(world, rng, namesake, index + 1)),
  ];
}

function found(name: string, expected: string, customer: string): TruthCase {
  return { case: name, expected, expect: [{ kind: 'flag', subjects: [customer], code: 'list-match' }] };
}

interface ListedCompany {
  readonly jurisdiction: string;
  readonly identifier?: { readonly scheme: string; readonly id: string };
}

function listedCompany(world: World, rng: Rng, name: string, seat: string, listed: ListedCompany): string {
  const bods = world.bods.declare({ name, jurisdiction: listed.jurisdiction });
  world.bods.held({ subject: bods, holder: somebody(world, rng, seat), share: 100 });
  return signUp(world, rng, {
    kind: 'entity',
    name,
    country: countryOf(seat),
    evidence: [shown(world, 'organised-under-foreign-law', 40, listed.jurisdiction)],
    verification: [tried(world, 'verified', 40)],
    signedUpBefore_days: 40,
    jurisdiction: listed.jurisdiction,
    ...(listed.identifier === undefined ? {} : { identifiers: [{ scheme: 'registration', value: listed.identifier.id }] }),
    bods,
  }).customer.id;
}

function listedPerson(
  world: World,
  rng: Rng,
  name: string,
  home: string,
  listed: { readonly birthDate: string; readonly nationality: string },
): string {
  return signUp(world, rng, {
    kind: 'individual',
    name,
    country: countryOf(home),
    evidence: [shown(world, 'foreign-citizen', 25, listed.nationality)],
    verification: [tried(world, 'inconclusive', 25)],
    verifyBy: world.time.dateBefore(-20),
    signedUpBefore_days: 25,
    birthDate: listed.birthDate,
    nationality: listed.nationality,
  }).customer.id;
}

function innocentNamesake(world: World, rng: Rng, namesake: (typeof NAMESAKES)[number], number: number): TruthCase {
  const days = 100 + rng.below(400);
  const { customer } = signUp(world, rng, {
    kind: 'individual',
    name: namesake.name,
    country: countryOf(namesake.country),
    evidence: [shown(world, 'foreign-citizen', days, namesake.country)],
    verification: [tried(world, 'verified', days)],
    signedUpBefore_days: days,
    birthDate: namesake.born,
    nationality: namesake.country,
  });
  return {
    case: `innocent-namesake-${number}`,
    expected: `A made-up customer shares the name of ${namesake.source} but was born in ${namesake.born.slice(0, 4)} and is of ${countryOf(namesake.country).name}: no alert.`,
    expect: [{ kind: 'no-flag', subjects: [customer.id], codes: ['list-match', 'list-review'] }],
  };
}
