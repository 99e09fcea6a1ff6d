import type { EvidenceRow, VerificationRow } from './rows.ts';
import type { World } from './world.ts';

/** Evidence that carries weight, established on the day of sign-up. */
export function shown(world: World, fact: EvidenceRow['fact'], days: number, country?: string): EvidenceRow {
  return { fact, method: 'documentary', on: world.time.dateBefore(days), ...(country === undefined ? {} : { country }) };
}

/** What a customer says of itself: it settles nothing. */
export function claimed(world: World, fact: EvidenceRow['fact'], days: number): EvidenceRow {
  return { fact, method: 'claim', on: world.time.dateBefore(days) };
}

/** One try to verify an identity. */
export function tried(
  world: World,
  result: VerificationRow['result'],
  days: number,
  method: VerificationRow['method'] = 'documentary',
): VerificationRow {
  return { on: world.time.dateBefore(days), method, result };
}
