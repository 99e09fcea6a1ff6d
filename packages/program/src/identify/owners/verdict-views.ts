import type { BeneficialOwner, OwnershipRow, OwnershipVerdict } from '@gatehouse/contracts';
import { headquartersVerdict } from './headquarters-verdict.ts';
import { type LawOnDay, lawOf } from './law-on-day.ts';
import { nextStep } from './next-steps.ts';

const PROPOSAL = 'us-iaas-nprm-2024';
const OWNERS_CLAUSE = '7.302(d)(1)(iii)(B)(5)';

type Judged = Omit<OwnershipVerdict, 'next'>;
type FiftyPercent = OwnershipRow['ofac50'] | OwnershipRow['affiliates50'];

export interface JudgedSubject {
  readonly subject: string;
  readonly law: LawOnDay;
  /** Null where no record of the subject was known on the day. */
  readonly row: OwnershipRow | null;
  /** The beneficial owners when a controlled chain counts in full; `row` has them with shares multiplied. */
  readonly ownersByChain: readonly BeneficialOwner[];
  /** What nobody states above the subject, a phrase each. */
  readonly gaps: readonly string[];
}

/** Every calculator's verdict side by side, each with its law as of the day. */
export function verdictViews(judged: JudgedSubject): OwnershipVerdict[] {
  const { subject, law, row, ownersByChain, gaps } = judged;
  const verdicts: readonly Judged[] = [
    { id: 'ofac-50', rule: 'OFAC 50 percent', ...fiftyPercent(row?.ofac50, gaps), law: lawOf(law, 'us-ofac-50') },
    {
      id: 'affiliates-50',
      rule: 'BIS Affiliates 50 percent',
      ...fiftyPercent(row?.affiliates50, gaps),
      law: lawOf(law, 'us-bis-affiliates'),
    },
    {
      id: 'owners-multiplied',
      rule: 'Beneficial owners of the proposal (25 percent or substantial control)',
      ...ownersFound(row?.beneficialOwners ?? [], gaps),
      reading: 'Indirect shares are multiplied along the chain and summed over chains.',
      law: lawOf(law, PROPOSAL, OWNERS_CLAUSE),
    },
    {
      id: 'owners-controlled-chain',
      rule: 'The same, by the other reading',
      ...ownersFound(ownersByChain, gaps),
      reading: 'What a chain holds that the individual controls counts in full.',
      law: lawOf(law, PROPOSAL, OWNERS_CLAUSE),
    },
    {
      id: 'headquarters-d5',
      rule: 'Headquarters in Country Group D:5 or Macau',
      share: null,
      settles: null,
      ...headquartersVerdict(law, subject, row?.headquarters ?? null),
      law: lawOf(law, 'us-ear-country-groups'),
    },
  ];
  return verdicts.map((verdict) => ({ ...verdict, next: nextStep(verdict.id, verdict.standing) }));
}

const STANDING: Readonly<Record<string, OwnershipVerdict['standing']>> = {
  blocked: 'stop',
  possibly: 'open',
  not: 'clear',
  'not-in-force': 'not-in-force',
};

function fiftyPercent(found: FiftyPercent | undefined, gaps: readonly string[]): Omit<Judged, 'id' | 'rule' | 'law'> {
  const standing = STANDING[found?.verdict ?? ''] ?? 'open';
  return {
    verdict: found?.verdict ?? 'unknown',
    standing,
    share: found?.share ?? null,
    because: found?.because ?? 'No ownership record was known: unknown is no clearance.',
    reading: null,
    path: [...(found?.path ?? [])],
    unknown: standing === 'open' ? [...gaps] : [],
    settles: null,
  };
}

function ownersFound(owners: readonly BeneficialOwner[], gaps: readonly string[]): Omit<Judged, 'id' | 'rule' | 'law' | 'reading'> {
  const certain = owners.filter((owner) => !owner.possible);
  const possible = owners.length - certain.length;
  const open = certain.length === 0 || possible > 0;
  return {
    verdict: certain.length === 0 ? 'none certain' : `${certain.length} certain`,
    standing: open ? 'open' : 'count',
    share: null,
    because: `${possible === 0 ? 'Nobody else is' : possible === 1 ? 'One more is' : `${possible} more are`} possible.`,
    path: [...(owners[0]?.paths[0] ?? [])],
    unknown: open ? [...gaps] : [],
    settles: null,
  };
}
