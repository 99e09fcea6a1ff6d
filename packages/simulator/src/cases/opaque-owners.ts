import type { TruthCase } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import { US } from '../countries.ts';
import { companyName } from '../names/company-name.ts';
import { addCompany } from '../ordinary-entity.ts';
import { signUp } from '../sign-up.ts';
import { shown, tried } from '../status-evidence.ts';
import { countryOf } from '../countries.ts';
import type { World } from '../world.ts';
import { addHolding, foreignCompany, somebody } from './listed-owners.ts';

/** Structures that hide who is behind a company: circles, nominees, chains that end in nobody, shares just under a line. */
export function opaqueOwners(world: World, rng: Rng): TruthCase[] {
  return [
    circleWithNominee(world, rng),
    endsInNobody(world, rng),
    justUnderTheLine(world, rng),
    foreignOwnerOfUsCompany(world, rng),
    foreignHeadquarters(world, rng),
  ];
}

function circleWithNominee(world: World, rng: Rng): TruthCase {
  const { subject, finish } = foreignCompany(world, rng, 'EE');
  const upper = addHolding(world, rng, 'VG');
  const top = addHolding(world, rng, 'KY');
  world.bods.held({ subject, holder: upper, share: 60 });
  world.bods.held({ subject, holder: somebody(world, rng, 'EE'), share: 40 });
  world.bods.held({ subject: upper, holder: top, share: 55 });
  world.bods.held({ subject: upper, holder: somebody(world, rng, 'LT'), share: 45, type: 'nominee', beneficial: false });
  world.bods.held({ subject: top, holder: subject, share: 40 });
  world.bods.held({ subject: top, holder: somebody(world, rng, 'CY'), share: 60, type: 'nominee', beneficial: false });
  const customer = finish();
  return {
    case: 'circular-nominees',
    expected: 'Three companies own each other in a circle, and two holders are nominees.',
    expect: [
      { kind: 'flag', subjects: [customer], code: 'circular-ownership' },
      { kind: 'flag', subjects: [customer], code: 'nominee' },
    ],
  };
}

function endsInNobody(world: World, rng: Rng): TruthCase {
  const { subject, finish } = foreignCompany(world, rng, 'HK');
  const first = addHolding(world, rng, 'VG');
  const second = addHolding(world, rng, 'KY');
  world.bods.held({ subject, holder: first, share: 100 });
  world.bods.held({ subject: first, holder: second, share: 100 });
  world.bods.held({ subject: second, holder: { reason: 'interestedPartyHasNotProvidedInformation' }, share: 100 });
  return {
    case: 'chain-ends-in-nobody',
    expected: 'Two holding companies stand above the customer and nobody above them.',
    expect: [{ kind: 'flag', subjects: [finish()], code: 'chain-ends-in-nobody' }],
  };
}

function justUnderTheLine(world: World, rng: Rng): TruthCase {
  const { subject, finish } = foreignCompany(world, rng, 'LU');
  for (const share of [24.9, 24.9, 24.9, 25.3]) world.bods.held({ subject, holder: somebody(world, rng, 'LU'), share });
  return {
    case: 'share-just-under-line',
    expected: 'Three owners hold 24.9 % each, just under the line of 25 %.',
    expect: [{ kind: 'flag', subjects: [finish()], code: 'share-just-under-line' }],
  };
}

function foreignOwnerOfUsCompany(world: World, rng: Rng): TruthCase {
  const name = companyName(rng, 'english');
  const bods = world.bods.declare({ name, jurisdiction: 'US-DE' });
  world.bods.held({ subject: bods, holder: somebody(world, rng, 'BR'), share: 80 });
  world.bods.held({ subject: bods, holder: somebody(world, rng, 'US'), share: 20 });
  const { customer } = addCompany(world, rng, { name, country: US, bods, days: 210 });
  return {
    case: 'us-company-foreign-owner',
    expected: 'A Delaware company is a US person, but its beneficial owner with 80 % is foreign: the carve-out does not apply.',
    expect: [
      { kind: 'status', subjects: [customer.id], status: 'us' },
      { kind: 'flag', subjects: [customer.id], code: 'foreign-beneficial-owner' },
    ],
  };
}

function foreignHeadquarters(world: World, rng: Rng): TruthCase {
  const country = countryOf('SG');
  const name = companyName(rng, 'english');
  const bods = world.bods.declare({ name, jurisdiction: 'SG' });
  world.bods.held({ subject: bods, holder: somebody(world, rng, 'SG'), share: 100 });
  const { customer } = signUp(world, rng, {
    kind: 'entity',
    name,
    country,
    evidence: [shown(world, 'organised-under-foreign-law', 150, 'SG')],
    verification: [tried(world, 'verified', 150)],
    signedUpBefore_days: 150,
    jurisdiction: 'SG',
    headquarters: 'CN',
    bods,
  });
  return {
    case: 'd5-headquarters',
    expected: 'A company of Singapore has its head office in China, which is in country group D:5.',
    expect: [{ kind: 'flag', subjects: [customer.id], code: 'd5-headquarters' }],
  };
}
