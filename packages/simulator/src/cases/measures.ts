import type { TruthCase } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import { countryOf } from '../countries.ts';
import { companyName } from '../names/company-name.ts';
import { personName } from '../names/person-name.ts';
import { addCompany } from '../ordinary-entity.ts';
import { RESELLERS } from '../resellers.ts';
import { type SignUp, signUp } from '../sign-up.ts';
import { shown, tried } from '../status-evidence.ts';
import type { World } from '../world.ts';
import { foreignCompany, somebody } from './listed-owners.ts';

/**
 * Special measures under proposed 7.307: no provider need act before 180 days, and a measure lapses after 365 without extension.
 * The measures are made up; no such determination exists.
 */
export function measures(world: World, rng: Rng): TruthCase[] {
  return [
    jurisdiction(world, rng),
    usCitizenThere(world, rng),
    livesElsewhere(world, rng),
    lapsed(world, rng),
    ...extendedRegion(world, rng),
    person(world, rng),
  ];
}

function jurisdiction(world: World, rng: Rng): TruthCase {
  world.measures.push({
    id: 'msr_1',
    kind: 'jurisdiction',
    targets: ['BY'],
    issued: world.time.dateBefore(200),
    title: 'Made-up measure on a jurisdiction',
    citation: 'sample 1',
  });
  const subjects = Array.from({ length: 9 }, (_, index) => individual(world, rng, 'BY', index === 0 ? { reseller: RESELLERS.german } : {}));
  for (let index = 0; index < 2; index += 1) {
    const { subject, finish } = foreignCompany(world, rng, 'BY');
    world.bods.held({ subject, holder: somebody(world, rng, 'BY'), share: 100 });
    subjects.push(finish());
  }
  return denied(
    'measure-jurisdiction',
    'Foreign customers in a jurisdiction under a measure that binds since 20 days, one of them through a reseller.',
    subjects,
  );
}

function usCitizenThere(world: World, rng: Rng): TruthCase {
  const customer = individual(world, rng, 'BY', { evidence: [shown(world, 'us-citizen', 300)], nationality: 'US' });
  return spared('measure-us-citizen', 'A US citizen who lives in that jurisdiction is no foreign person.', [customer]);
}

function livesElsewhere(world: World, rng: Rng): TruthCase {
  const customer = individual(world, rng, 'PL', {
    evidence: [shown(world, 'foreign-citizen', 300, 'BY'), shown(world, 'located-abroad', 300, 'PL')],
    nationality: 'BY',
  });
  return spared('measure-lives-elsewhere', 'A citizen of that jurisdiction who lives and works in Poland is not located there.', [
    customer,
  ]);
}

function lapsed(world: World, rng: Rng): TruthCase {
  world.measures.push({
    id: 'msr_2',
    kind: 'jurisdiction',
    targets: ['UZ'],
    issued: world.time.dateBefore(400),
    title: 'Made-up measure that was never extended',
    citation: 'sample 2',
  });
  const subjects = Array.from({ length: 3 }, () => individual(world, rng, 'UZ'));
  return spared('measure-lapsed', 'A measure issued 400 days ago without extension has lapsed after day 365.', subjects);
}

/** A measure on a disputed region, extended in time: it reaches the region, not the rest of the country. */
function extendedRegion(world: World, rng: Rng): TruthCase[] {
  world.measures.push({
    id: 'msr_4',
    kind: 'jurisdiction',
    targets: ['UA-43'],
    issued: world.time.dateBefore(450),
    extendedOn: [world.time.dateBefore(100)],
    extendedUntil: world.time.dateBefore(-265),
    title: 'Made-up measure on a region, extended',
    citation: 'sample 4',
  });
  const inside = Array.from({ length: 2 }, (_, index) =>
    individual(world, rng, 'UA', { address: { street: `vulytsia Sadova ${11 + index}`, city: 'Simferopol', country: 'UA-43' } }),
  );
  const outside = individual(world, rng, 'UA');
  return [
    denied('measure-extended-region', 'Two customers in a region whose measure was extended before day 365.', inside),
    spared('measure-rest-of-country', 'A customer elsewhere in the country is not in that region.', [outside]),
  ];
}

function person(world: World, rng: Rng): TruthCase {
  const target = `Zephyrin ${personName(rng, 'slavic').latin}`;
  const named = individual(world, rng, 'SK', { name: target });
  const country = countryOf('LT');
  const name = companyName(rng, country.culture);
  const bods = world.bods.declare({ name, jurisdiction: 'LT' });
  const owner = somebody(world, rng, 'LT');
  world.bods.held({ subject: bods, holder: owner, share: 40 });
  world.bods.held({ subject: bods, holder: somebody(world, rng, 'LT'), share: 60 });
  const owned = addCompany(world, rng, { name, country, bods, days: 250 }).customer.id;
  world.measures.push({
    id: 'msr_3',
    kind: 'person',
    targets: [target, owner],
    issued: world.time.dateBefore(210),
    title: 'Made-up measure on two persons',
    citation: 'sample 3',
  });
  return denied('measure-person', 'A customer whom a measure names, and a company of which the other named person owns 40 %.', [
    named,
    owned,
  ]);
}

function denied(name: string, expected: string, subjects: string[]): TruthCase {
  return {
    case: name,
    expected,
    expect: [
      { kind: 'flag', subjects, code: 'measure-target' },
      { kind: 'outcome', subjects, outcome: 'deny' },
    ],
  };
}

function spared(name: string, expected: string, subjects: string[]): TruthCase {
  return { case: name, expected, expect: [{ kind: 'no-flag', subjects, codes: ['measure-target'] }] };
}

function individual(world: World, rng: Rng, code: string, facts: Partial<SignUp> = {}): string {
  const country = countryOf(code);
  const name = personName(rng, country.culture);
  const days = 300 + rng.below(300);
  return signUp(world, rng, {
    kind: 'individual',
    name: name.latin,
    mailbox: name.mailbox,
    country,
    evidence: [shown(world, 'foreign-citizen', days, code), shown(world, 'located-abroad', days, code)],
    verification: [tried(world, 'verified', days)],
    signedUpBefore_days: days,
    ...facts,
  }).customer.id;
}
