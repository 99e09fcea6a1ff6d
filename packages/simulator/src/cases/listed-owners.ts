import type { TruthCase } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import { countryOf } from '../countries.ts';
import { companyName, holdingName } from '../names/company-name.ts';
import { personName } from '../names/person-name.ts';
import { addCompany } from '../ordinary-entity.ts';
import type { World } from '../world.ts';
import { LISTED } from './listed-parties.ts';

/** OFAC's 50 per cent rule (FAQ 398 to 402): what listed parties own half of, alone or together, through blocked companies, is blocked. */
export function listedOwners(world: World, rng: Rng): TruthCase[] {
  return [twoHopsUp(world, rng), togetherHalf(world, rng), cascade(world, rng), unknownSlice(world, rng)];
}

function twoHopsUp(world: World, rng: Rng): TruthCase {
  const { subject, finish } = foreignCompany(world, rng, 'CY');
  const holding = addHolding(world, rng, 'AE');
  world.bods.held({ subject, holder: holding, share: 100 });
  world.bods.held({ subject: holding, holder: world.bods.entity(LISTED.mikron), share: 51 });
  world.bods.held({ subject: holding, holder: somebody(world, rng, 'AE'), share: 49 });
  return blocked(
    'listed-owner-two-hops',
    `A customer whose holding company belongs to ${LISTED.mikron.name} (${LISTED.mikron.source}) at 51 % is blocked.`,
    finish(),
  );
}

function togetherHalf(world: World, rng: Rng): TruthCase {
  const { subject, finish } = foreignCompany(world, rng, 'TR');
  world.bods.held({ subject, holder: world.bods.entity(LISTED.mikron), share: 25 });
  world.bods.held({ subject, holder: world.bods.entity(LISTED.angstremT), share: 26 });
  world.bods.held({ subject, holder: somebody(world, rng, 'TR'), share: 49 });
  return blocked(
    'listed-owners-together',
    `${LISTED.mikron.name} (${LISTED.mikron.source}) with 25 % and ${LISTED.angstremT.name} (${LISTED.angstremT.source}) with 26 % hold over half together.`,
    finish(),
  );
}

// Multiplied along the chain this would be 26 %: the rule asks whether each link is blocked.
function cascade(world: World, rng: Rng): TruthCase {
  const { subject, finish } = foreignCompany(world, rng, 'AE');
  const holding = addHolding(world, rng, 'CY');
  world.bods.held({ subject, holder: holding, share: 51 });
  world.bods.held({ subject, holder: somebody(world, rng, 'AE'), share: 49 });
  world.bods.held({ subject: holding, holder: world.bods.entity(LISTED.angstremT), share: 51 });
  world.bods.held({ subject: holding, holder: somebody(world, rng, 'CY'), share: 49 });
  return blocked(
    'listed-owner-cascade',
    `${LISTED.angstremT.name} (${LISTED.angstremT.source}) holds 51 % of a company that holds 51 %: blocked, though the product is 26 %.`,
    finish(),
  );
}

function unknownSlice(world: World, rng: Rng): TruthCase {
  const { subject, finish } = foreignCompany(world, rng, 'GR');
  world.bods.held({ subject, holder: world.bods.entity(LISTED.mikron), share: { minimum: 40, maximum: 49 } });
  world.bods.held({ subject, holder: somebody(world, rng, 'GR'), share: 45 });
  return {
    case: 'listed-owner-possibly',
    expected: `${LISTED.mikron.name} (${LISTED.mikron.source}) holds 40 to 49 % and nobody claims the rest: neither blocked for certain nor cleared.`,
    expect: [{ kind: 'flag', subjects: [finish()], code: 'ofac50-possibly' }],
  };
}

function blocked(name: string, expected: string, customer: string): TruthCase {
  return {
    case: name,
    expected,
    expect: [
      { kind: 'flag', subjects: [customer], code: 'ofac50-blocked' },
      { kind: 'outcome', subjects: [customer], outcome: 'deny' },
    ],
  };
}

/** Declares a company and signs it up when its owners are told: `finish` returns the customer's id. */
export function foreignCompany(world: World, rng: Rng, code: string, name?: string): { subject: string; finish: () => string } {
  const country = countryOf(code);
  const called = name ?? companyName(rng, country.culture);
  const subject = world.bods.declare({ name: called, jurisdiction: code });
  return { subject, finish: () => addCompany(world, rng, { name: called, country, bods: subject, days: 60 + rng.below(500) }).customer.id };
}

export function addHolding(world: World, rng: Rng, jurisdiction: string): string {
  return world.bods.entity({ name: holdingName(rng, 'english'), jurisdiction });
}

/** A made-up owner of that country. */
export function somebody(world: World, rng: Rng, code: string): string {
  return world.bods.person({ name: personName(rng, countryOf(code).culture).latin, nationality: code });
}
