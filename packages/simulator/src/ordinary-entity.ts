import type { Rng } from '@gatehouse/foundation';
import { type Country, US } from './countries.ts';
import { companyName } from './names/company-name.ts';
import { pickAbroad, signUpDay } from './ordinary-individual.ts';
import { addOrdinaryOwners, drawLayers } from './ownership/ordinary-owners.ts';
import { type SignedUp, signUp } from './sign-up.ts';
import { shown, tried } from './status-evidence.ts';
import type { World } from './world.ts';

/** Adds a made-up company with its owners, without anything to find. US companies belong to US people. */
export function addOrdinaryEntity(world: World, rng: Rng, reseller: string | undefined): SignedUp {
  const country: Country = rng.next() < 0.45 ? US : pickAbroad(rng);
  const name = companyName(rng, country.culture);
  const jurisdiction = country.code === 'US' ? 'US-DE' : country.code;
  const bods = world.bods.declare({ name, jurisdiction });
  addOrdinaryOwners(world, rng, bods, drawLayers(rng), country);
  return addCompany(world, rng, { name, country, bods, days: signUpDay(rng), ...(reseller === undefined ? {} : { reseller }) });
}

export interface CompanyFacts {
  readonly name: string;
  readonly country: Country;
  readonly bods: string;
  readonly days: number;
  readonly reseller?: string;
}

/** Signs up a verified company of a country, whose record in `ownership.json` is `bods`. */
export function addCompany(world: World, rng: Rng, facts: CompanyFacts): SignedUp {
  const { name, country, bods, days, reseller } = facts;
  const domestic = country.code === 'US';
  return signUp(world, rng, {
    kind: 'entity',
    name,
    country,
    evidence: [domestic ? shown(world, 'organised-under-us-law', days) : shown(world, 'organised-under-foreign-law', days, country.code)],
    verification: [tried(world, 'verified', days)],
    signedUpBefore_days: days,
    jurisdiction: domestic ? 'US-DE' : country.code,
    bods,
    ...(reseller === undefined ? {} : { reseller }),
  });
}
