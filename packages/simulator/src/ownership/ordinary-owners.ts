import type { Rng } from '@gatehouse/foundation';
import { type Country, US } from '../countries.ts';
import { holdingName } from '../names/company-name.ts';
import { personName } from '../names/person-name.ts';
import { inventBirthDate, pickAbroad } from '../ordinary-individual.ts';
import type { World } from '../world.ts';
import type { Share } from './bods-writer.ts';

/** Shares of the layers of ordinary companies: most belong to people directly. */
const LAYERS = [0.62, 0.2, 0.09, 0.05, 0.025, 0.015] as const;

/** Draws how many layers of owners stand above a company: 1 to 6. */
export function drawLayers(rng: Rng): number {
  let left = rng.next();
  for (const [index, share] of LAYERS.entries()) {
    left -= share;
    if (left < 0) return index + 1;
  }
  return LAYERS.length;
}

/** Adds the owners of an entity: through holding companies up to people, all of one country. */
export function addOrdinaryOwners(world: World, rng: Rng, subject: string, layers: number, country: Country): void {
  if (layers <= 1) {
    addPeople(world, rng, subject, country);
    return;
  }
  const home = country.code === 'US' ? US : holdingCountry(rng, country);
  const holding = world.bods.entity({ name: holdingName(rng, home.culture), jurisdiction: home.code === 'US' ? 'US-DE' : home.code });
  const rest = rng.next() < 0.3 ? 60 + rng.below(35) : 100;
  world.bods.held({ subject, holder: holding, share: rest });
  if (rest < 100 && rng.next() < 0.5) world.bods.held({ subject, holder: addPerson(world, rng, country), share: 100 - rest });
  addOrdinaryOwners(world, rng, holding, layers - 1, country);
}

function addPeople(world: World, rng: Rng, subject: string, country: Country): void {
  for (const share of drawShares(rng)) world.bods.held({ subject, holder: addPerson(world, rng, country), share });
}

/** One owner, two, or a register's ranges; sometimes a slice that nobody claims. */
function drawShares(rng: Rng): Share[] {
  const draw = rng.next();
  if (draw < 0.5) return [100];
  if (draw < 0.72) {
    const first = 51 + rng.below(30);
    return [first, 100 - first];
  }
  if (draw < 0.84) return [60 + rng.below(30)];
  if (draw < 0.95) return [{ minimum: 75, maximum: 100 }];
  return [
    { minimum: 50, maximum: 75 },
    { minimum: 25, maximum: 50 },
  ];
}

function addPerson(world: World, rng: Rng, country: Country): string {
  return world.bods.person({
    name: personName(rng, country.culture).latin,
    nationality: country.code,
    ...(rng.next() < 0.5 ? { birthDate: inventBirthDate(rng).slice(0, 4) } : {}),
  });
}

function holdingCountry(rng: Rng, country: Country): Country {
  return rng.next() < 0.7 ? country : pickAbroad(rng);
}
