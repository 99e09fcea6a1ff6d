import type { Rng } from '@gatehouse/foundation';
import { type Country, ORDINARY_ABROAD, US } from './countries.ts';
import { personName } from './names/person-name.ts';
import type { EvidenceRow, VerificationRow } from './rows.ts';
import { type SignedUp, signUp } from './sign-up.ts';
import { claimed, shown, tried } from './status-evidence.ts';
import type { World } from './world.ts';

/** How an ordinary customer's status stands; shares of all individuals, after 2.3 of the requirements. */
const STANDINGS = [
  { share: 0.36, standing: 'us-citizen' },
  { share: 0.04, standing: 'permanent-resident' },
  { share: 0.03, standing: 'us-citizen-abroad' },
  { share: 0.04, standing: 'foreigner-in-us' },
  { share: 0.45, standing: 'foreign' },
  { share: 0.05, standing: 'claims-us' },
  { share: 0.03, standing: 'nothing-shown' },
] as const;
type Standing = (typeof STANDINGS)[number]['standing'];

/** Adds a made-up person without anything to find. */
export function addOrdinaryIndividual(world: World, rng: Rng, reseller: string | undefined): SignedUp {
  const standing = drawStanding(rng.next());
  const home = pickAbroad(rng);
  const lives = standing === 'foreign' || standing === 'us-citizen-abroad' || standing === 'nothing-shown' ? home : US;
  const citizen = standing === 'foreigner-in-us' || standing === 'permanent-resident' ? home : lives;
  const name = personName(rng, citizen.culture);
  const days = signUpDay(rng);
  const { verification, verifyBy } = verificationOf(world, rng, standing, days);
  return signUp(world, rng, {
    kind: 'individual',
    name: name.own !== undefined && rng.next() < 0.35 ? name.own : name.latin,
    country: lives,
    mailbox: name.mailbox,
    evidence: evidenceOf(world, standing, citizen, days),
    verification,
    signedUpBefore_days: days,
    ...(verifyBy === undefined ? {} : { verifyBy }),
    ...(rng.next() < 0.35 ? { birthDate: inventBirthDate(rng) } : {}),
    ...(rng.next() < 0.12 ? { nationality: standing === 'us-citizen-abroad' ? 'US' : citizen.code } : {}),
    ...(reseller === undefined ? {} : { reseller }),
    ...(rng.next() < 0.01 ? { payer: { name: personName(rng, lives.culture).latin, country: lives.code } } : {}),
  });
}

/** A country abroad: the first of the table are the most frequent. */
export function pickAbroad(rng: Rng): Country {
  const draw = rng.next();
  const index = Math.floor(ORDINARY_ABROAD.length * draw ** 1.6);
  return ORDINARY_ABROAD[index] ?? US;
}

/** Days before the sample date on which an ordinary customer came: up to four years back. */
export function signUpDay(rng: Rng): number {
  return 5 + rng.next() * 1400;
}

/** A birth date of somebody between 19 and 75 years old, or its year alone. */
export function inventBirthDate(rng: Rng): string {
  const year = 1951 + rng.below(56);
  if (rng.next() < 0.3) return String(year);
  return `${year}-${String(1 + rng.below(12)).padStart(2, '0')}-${String(1 + rng.below(28)).padStart(2, '0')}`;
}

function drawStanding(draw: number): Standing {
  let left = draw;
  for (const { share, standing } of STANDINGS) {
    left -= share;
    if (left < 0) return standing;
  }
  return 'foreign';
}

function evidenceOf(world: World, standing: Standing, citizen: Country, days: number): EvidenceRow[] {
  switch (standing) {
    case 'us-citizen':
    case 'us-citizen-abroad':
      return [shown(world, 'us-citizen', days)];
    case 'permanent-resident':
      return [shown(world, 'us-permanent-resident', days)];
    case 'foreigner-in-us':
      return [shown(world, 'located-in-us', days), shown(world, 'foreign-citizen', days, citizen.code)];
    case 'foreign':
      return [
        shown(world, 'foreign-citizen', days, citizen.code),
        ...(days < 120 ? [shown(world, 'located-abroad', days, citizen.code)] : []),
      ];
    case 'claims-us':
      return [claimed(world, 'us-citizen', days)];
    case 'nothing-shown':
      return [];
  }
}

function verificationOf(world: World, rng: Rng, standing: Standing, days: number): { verification: VerificationRow[]; verifyBy?: string } {
  if (standing === 'nothing-shown' || standing === 'claims-us')
    return { verification: [], verifyBy: world.time.dateBefore(-10 - rng.below(50)) };
  const draw = rng.next();
  if (draw < 0.93) return { verification: [tried(world, 'verified', days)] };
  if (draw < 0.97)
    return { verification: [tried(world, 'inconclusive', days), tried(world, 'verified', Math.max(1, days - 3), 'additional')] };
  return { verification: [tried(world, 'inconclusive', days, 'non-documentary')], verifyBy: world.time.dateBefore(-5 - rng.below(60)) };
}
