import type { TruthCase } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import { type Country, countryOf, US } from '../countries.ts';
import { companyName } from '../names/company-name.ts';
import { addCompany } from '../ordinary-entity.ts';
import { type ResellerId, RESELLERS } from '../resellers.ts';
import { addLargeRun } from '../usage/large-run.ts';
import { SITES } from '../usage/ordinary-usage.ts';
import type { World } from '../world.ts';
import { somebody } from './listed-owners.ts';

const EU_1E25 = 'eu-ai-act-1e25';
const US_1E26 = 'us-eo-14110-1e26';

/** Dense bf16 peak, operations a second (vendors' data sheets; a multiply-add counts as two). */
const PEAK_H100 = 989.4e12;
const PEAK_GB200 = 2500e12;
/** Share of the peak that the tensor pipes are busy: a good run of its size. */
const ACTIVITY = 0.42;

/** Accelerator-hours in which that many operations are done. */
const chipHoursFor = (operations: number, peak: number): number => operations / (peak * ACTIVITY * 3600);

/** The split run and its neighbours begin in the same hour. */
const SPLIT_START = 0.0486;

const [PORTLAND, RALEIGH, FRANKFURT, SINGAPORE] = SITES;

/** Large training runs that a threshold concerns, one of them in three parts, and large jobs that are none. */
export function runs(world: World, rng: Rng): TruthCase[] {
  return [
    splitRun(world, rng),
    overEuropeanLine(world, rng),
    overAmericanLine(world, rng),
    bigService(world, rng),
    ...ordinaryNeighbours(world, rng),
  ];
}

// 2.7e25 operations: over 1e25 together even at the lower end of a wide interval, under it in each part.
function splitRun(world: World, rng: Rng): TruthCase {
  const parts = [
    company(world, rng, countryOf('AT'), RESELLERS.german),
    company(world, rng, countryOf('CZ'), RESELLERS.german),
    company(world, rng, countryOf('TH'), RESELLERS.singaporean),
  ];
  const accounts = parts.map((part) => part.account);
  addLargeRun(world, rng, {
    accounts,
    accelerator: 'H100',
    chipHours: chipHoursFor(2.7e25, PEAK_H100),
    tensorActivity: ACTIVITY,
    workload: 'training',
    startAt: SPLIT_START,
    site: FRANKFURT,
    link_gbps: 400,
  });
  return {
    case: 'split-run',
    expected:
      'One training run over three accounts of two resellers: same start, same datacentre, power in step. Each part stays under 1e25, the whole does not.',
    expect: [
      { kind: 'run', accounts, over: EU_1E25 },
      { kind: 'flag', subjects: parts.map((part) => part.customer), code: 'split-run' },
    ],
  };
}

function overEuropeanLine(world: World, rng: Rng): TruthCase {
  const { account } = company(world, rng, US);
  addLargeRun(world, rng, {
    accounts: [account],
    accelerator: 'H100',
    chipHours: chipHoursFor(3e25, PEAK_H100),
    tensorActivity: ACTIVITY,
    workload: 'training',
    startAt: 0.0241,
    site: RALEIGH,
    link_gbps: 400,
  });
  return {
    case: 'over-1e25',
    expected: 'A US company trains with about 3e25 operations.',
    expect: [{ kind: 'run', accounts: [account], over: EU_1E25 }],
  };
}

function overAmericanLine(world: World, rng: Rng): TruthCase {
  const { account, customer } = company(world, rng, countryOf('IE'));
  addLargeRun(world, rng, {
    accounts: [account],
    accelerator: 'GB200',
    chipHours: chipHoursFor(4.5e26, PEAK_GB200),
    tensorActivity: ACTIVITY,
    workload: 'training',
    startAt: 0.01435,
    site: PORTLAND,
    link_gbps: 800,
  });
  return {
    case: 'over-1e26-foreign',
    expected: 'A foreign company trains with about 4.5e26 operations in one datacentre.',
    expect: [
      { kind: 'run', accounts: [account], over: US_1E26 },
      { kind: 'status', subjects: [customer], status: 'foreign' },
      { kind: 'flag', subjects: [customer], code: 'foreign-covered-run' },
    ],
  };
}

function bigService(world: World, rng: Rng): TruthCase {
  const { account, customer } = company(world, rng, countryOf('JP'));
  addLargeRun(world, rng, {
    accounts: [account],
    accelerator: 'H100',
    chipHours: 2048 * 1944,
    tensorActivity: 0.07,
    workload: 'inference',
    startAt: SPLIT_START,
    site: FRANKFURT,
    link_gbps: 100,
  });
  return {
    case: 'big-inference-service',
    expected: 'A large inference service is no training run.',
    expect: [{ kind: 'no-flag', subjects: [customer], codes: ['foreign-covered-run', 'split-run', 'threshold-crossed'] }],
  };
}

/** Smaller jobs in the same hours and datacentre as the split run, each with a rhythm of its own: nothing joins them. */
function ordinaryNeighbours(world: World, rng: Rng): TruthCase[] {
  const subjects: string[] = [];
  for (const [index, code] of ['DE', 'FR', 'NL', 'SE', 'IN', 'GB'].entries()) {
    const { account, customer } = company(world, rng, countryOf(code));
    const training = index < 4;
    addLargeRun(world, rng, {
      accounts: [account],
      accelerator: 'H100',
      chipHours: (training ? 16 : 24) * 1944,
      tensorActivity: training ? 0.35 : 0.06,
      workload: training ? 'training' : 'inference',
      startAt: SPLIT_START,
      site: index === 3 ? SINGAPORE : FRANKFURT,
      link_gbps: 400,
    });
    subjects.push(customer);
  }
  return [
    {
      case: 'unrelated-neighbours',
      expected: 'Six jobs that begin in the same hour as the split run, each with a rhythm of its own, are not joined.',
      expect: [{ kind: 'no-flag', subjects, codes: ['split-run'] }],
    },
  ];
}

function company(world: World, rng: Rng, country: Country, reseller?: ResellerId): { account: string; customer: string } {
  const name = companyName(rng, country.culture);
  const bods = world.bods.declare({ name, jurisdiction: country.code === 'US' ? 'US-DE' : country.code });
  world.bods.held({ subject: bods, holder: somebody(world, rng, country.code), share: 100 });
  const { account, customer } = addCompany(world, rng, {
    name,
    country,
    bods,
    days: world.time.days + 20 + rng.below(200),
    ...(reseller === undefined ? {} : { reseller }),
  });
  return { account: account.id, customer: customer.id };
}
