import type { Assessment } from '../identify/assessment.ts';

/** What the identify flow knows of an account's holder. */
export interface AccountHolder {
  readonly customer: string;
  readonly reseller: string | null;
  /** Is the account held by or for a foreign person? */
  readonly foreign: 'yes' | 'no' | 'unknown';
}

/**
 * The holder of an account by the customer's assessment. An account is held for a foreign person where the customer or a certain beneficial owner
 * is foreign (reading D-19: 7.308 reaches them whoever signs); only a carve-out says that it is not.
 */
export function accountHolder(
  account: { readonly customer: string; readonly reseller: string | null },
  assessment: Assessment | undefined,
): AccountHolder {
  return {
    customer: account.customer,
    reseller: account.reseller,
    foreign: assessment === undefined ? 'unknown' : heldForForeign(assessment),
  };
}

function heldForForeign(assessment: Assessment): AccountHolder['foreign'] {
  if (assessment.status === 'foreign' || assessment.owners.some((owner) => owner.status === 'foreign' && !owner.possible)) return 'yes';
  return assessment.carvedOut ? 'no' : 'unknown';
}
