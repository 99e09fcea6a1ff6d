import type { TruthCase } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import { countryOf } from '../countries.ts';
import { personName } from '../names/person-name.ts';
import { type SignedUp, type SignUp, signUp } from '../sign-up.ts';
import { shown, tried } from '../status-evidence.ts';
import type { World } from '../world.ts';

/** People who failed verification, lost the account and come back under another name; and a neighbour who did nothing. */
export function returners(world: World, rng: Rng): TruthCase[] {
  const first = refused(world, rng, 'RO');
  const second = refused(world, rng, 'NG');
  const third = refused(world, rng, 'VN');
  const neighbour = comesBack(world, rng, 'VN', { ...sameAddress(third) });
  return [
    returned(
      'returner-card-and-phone',
      'The card and the telephone of a customer who failed verification.',
      comesBack(world, rng, 'RO', { ...samePayment(first), ...samePhone(first), ...sameAddress(first) }),
    ),
    returned(
      'returner-card',
      'The card of a customer who failed verification, at another address.',
      comesBack(world, rng, 'NG', { ...samePayment(second), ...samePhone(second) }),
    ),
    returned(
      'returner-mailbox',
      'The mailbox and the address of a customer who failed verification, written another way.',
      comesBack(world, rng, 'VN', { email: otherSpelling(third), ...sameAddress(third) }),
    ),
    {
      case: 'innocent-neighbour',
      expected: 'A verified customer shares nothing but the house with somebody who failed verification.',
      expect: [{ kind: 'no-flag', subjects: [neighbour], codes: ['returner'] }],
    },
  ];
}

function returned(name: string, expected: string, customer: string): TruthCase {
  return { case: name, expected, expect: [{ kind: 'flag', subjects: [customer], code: 'returner' }] };
}

function refused(world: World, rng: Rng, code: string): SignedUp {
  return signUp(world, rng, {
    ...invented(world, rng, code, 180),
    verification: [tried(world, 'failed', 178), tried(world, 'failed', 170, 'additional')],
    closedBefore_days: 165,
  });
}

function comesBack(world: World, rng: Rng, code: string, traces: Partial<SignUp>): string {
  const days = 20 + rng.below(60);
  return signUp(world, rng, { ...invented(world, rng, code, days), verification: [tried(world, 'verified', days)], ...traces }).customer.id;
}

function invented(world: World, rng: Rng, code: string, days: number): Omit<SignUp, 'verification'> {
  const country = countryOf(code);
  const name = personName(rng, country.culture);
  return {
    kind: 'individual',
    name: name.latin,
    mailbox: name.mailbox,
    country,
    evidence: [shown(world, 'foreign-citizen', days, code)],
    signedUpBefore_days: days,
  };
}

function samePayment({ payment }: SignedUp): Partial<SignUp> {
  return payment.fingerprint === undefined ? {} : { fingerprint: payment.fingerprint };
}

function samePhone({ customer }: SignedUp): Partial<SignUp> {
  return customer.phone === undefined ? {} : { phone: customer.phone };
}

function sameAddress({ customer }: SignedUp): Partial<SignUp> {
  return customer.address === undefined ? {} : { address: customer.address };
}

/** The same mailbox to most mail services: capitals, dots and what follows a plus sign do not count. */
function otherSpelling({ customer }: SignedUp): string {
  const [box = '', domain = ''] = (customer.email ?? '').split('@');
  return `${box.replaceAll('.', '').toUpperCase()}+gpu@${domain}`;
}
