import type { OverruleView, Person } from '@gatehouse/contracts';
import { whyNot } from '../../session/can.ts';

/** Why a person cannot take or refuse a version that is held back now; null where they can. Two persons: one asks, another decides. */
export function whyNotDecide(overrule: OverruleView | null, person: Person | null): string | null {
  if (overrule === null || overrule.state !== 'asked') return 'Nobody has asked for it: one person asks, another decides.';
  // At a terminal a person is known by their e-mail.
  if (person !== null && [person.id, person.email].includes(overrule.askedBy)) return 'You asked for it: another person decides.';
  return whyNot(person, 'approveOverrule');
}
