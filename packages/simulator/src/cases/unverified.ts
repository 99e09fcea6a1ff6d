import type { TruthCase } from '@gatehouse/contracts';
import type { Rng } from '@gatehouse/foundation';
import { countryOf } from '../countries.ts';
import { personName } from '../names/person-name.ts';
import { signUp } from '../sign-up.ts';
import { claimed, shown, tried } from '../status-evidence.ts';
import type { VerificationRow } from '../rows.ts';
import type { World } from '../world.ts';

/** Accounts past the date on which an unverified owner's account was to be taken away (7.304(a)(2)(ix)(D)), and one verified in time. */
export function unverified(world: World, rng: Rng): TruthCase[] {
  const late = [
    foreigner(world, rng, 'PH', 70, 3, [tried(world, 'inconclusive', 69)]),
    foreigner(world, rng, 'AR', 95, 12, []),
    foreigner(world, rng, 'KE', 130, 40, [tried(world, 'inconclusive', 128), tried(world, 'failed', 100, 'additional')]),
  ];
  const inTime = foreigner(world, rng, 'CL', 120, 30, [tried(world, 'inconclusive', 118), tried(world, 'verified', 45, 'additional')]);
  return [
    {
      case: 'unverified-past-date',
      expected: 'Three customers are still unverified after the date set for them.',
      expect: [{ kind: 'flag', subjects: late, code: 'unverified-past-date' }],
    },
    {
      case: 'verified-in-time',
      expected: 'A customer was verified before the date.',
      expect: [{ kind: 'no-flag', subjects: [inTime], codes: ['unverified-past-date'] }],
    },
    selfDeclared(world, rng),
    strangePayer(world, rng),
  ];
}

// 2.3: a self-declared US person without proof must not default to US.
function selfDeclared(world: World, rng: Rng): TruthCase {
  const { customer } = signUp(world, rng, {
    kind: 'individual',
    name: personName(rng, 'english').latin,
    country: countryOf('US'),
    evidence: [claimed(world, 'us-citizen', 30), { fact: 'located-in-us', method: 'ip', on: world.time.dateBefore(30) }],
    verification: [],
    signedUpBefore_days: 30,
  });
  return {
    case: 'self-declared-us-person',
    expected: 'A claim and an address of the network prove no status.',
    expect: [{ kind: 'status', subjects: [customer.id], status: 'unresolved' }],
  };
}

function strangePayer(world: World, rng: Rng): TruthCase {
  const { customer } = signUp(world, rng, {
    kind: 'individual',
    name: personName(rng, 'nordic').latin,
    country: countryOf('FI'),
    evidence: [shown(world, 'foreign-citizen', 60, 'FI')],
    verification: [tried(world, 'verified', 60)],
    signedUpBefore_days: 60,
    payer: { name: personName(rng, 'arabic').latin, country: 'JO' },
  });
  return {
    case: 'payer-differs',
    expected: 'Somebody of another name and country pays.',
    expect: [{ kind: 'flag', subjects: [customer.id], code: 'payer-differs' }],
  };
}

function foreigner(world: World, rng: Rng, code: string, days: number, lateBy_days: number, verification: VerificationRow[]): string {
  const country = countryOf(code);
  return signUp(world, rng, {
    kind: 'individual',
    name: personName(rng, country.culture).latin,
    country,
    evidence: [shown(world, 'foreign-citizen', days, code), shown(world, 'located-abroad', days, code)],
    verification,
    verifyBy: world.time.dateBefore(lateBy_days),
    signedUpBefore_days: days,
  }).customer.id;
}
