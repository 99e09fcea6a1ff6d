import type { UsStatus } from '@gatehouse/contracts';

/** Does an account stand outside the subpart because all are US persons? */
export interface CarveOut {
  /** `unresolved` is no carve-out: the account is treated as inside until it is settled. */
  readonly outside: 'yes' | 'no' | 'unresolved';
  readonly clause: string;
  readonly because: string;
  /** Reading D-19: the duty to report large training runs (proposed 7.308) reaches US customers who act for foreign persons, carve-out or not. */
  readonly stillReports: true;
}

const CLAUSE = '7.302(d)(2)(iv)';

/**
 * An account is outside the subpart only when the customer and all of its beneficial owners are verified US persons.
 * An entity of which no beneficial owner is known is unresolved: somebody controls it.
 */
export function carveOut(
  customer: { readonly kind: 'individual' | 'entity'; readonly status: UsStatus },
  beneficialOwners: readonly UsStatus[],
): CarveOut {
  if (customer.status === 'foreign') return judged('no', 'The customer is a foreign person.');
  if (beneficialOwners.includes('foreign')) return judged('no', 'A beneficial owner is a foreign person.');
  if (customer.status === 'unresolved') return judged('unresolved', 'The status of the customer is not settled.');
  if (beneficialOwners.includes('unresolved')) return judged('unresolved', 'The status of a beneficial owner is not settled.');
  if (customer.kind === 'entity' && beneficialOwners.length === 0)
    return judged('unresolved', 'No beneficial owner of the entity is known.');
  return judged('yes', 'The customer and all beneficial owners are US persons.');
}

function judged(outside: CarveOut['outside'], because: string): CarveOut {
  return { outside, clause: CLAUSE, because, stillReports: true };
}
