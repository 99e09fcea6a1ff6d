import type { Customer, Payment } from '@gatehouse/contracts';

export interface MissingInformation {
  readonly field: string;
  readonly clause: string;
  readonly ask: string;
}

interface Requirement {
  readonly field: string;
  readonly clause: string;
  readonly ask: string;
  readonly of: 'individual' | 'entity' | 'both';
  readonly isThere: (customer: Customer, payments: readonly Payment[], owners: number) => boolean;
}

/** The least that is collected before an account opens for a potential foreign customer: proposed 7.302(d)(1)(iii), field by field. */
export const REQUIREMENTS: readonly Requirement[] = [
  { field: 'name', clause: '7.302(d)(1)(iii)(A)', ask: 'the full legal name', of: 'both', isThere: (customer) => customer.name !== '' },
  {
    field: 'address',
    clause: '7.302(d)(1)(iii)(B)',
    ask: 'a street address, or an APO or FPO box',
    of: 'individual',
    isThere: (customer) => customer.address !== undefined,
  },
  {
    field: 'address',
    clause: '7.302(d)(1)(iii)(B)',
    ask: 'the principal place of business, or an address for inquiries',
    of: 'entity',
    isThere: (customer) => customer.address !== undefined,
  },
  {
    field: 'useLocations',
    clause: '7.302(d)(1)(iii)(B)',
    ask: 'where the product will be used',
    of: 'both',
    isThere: (customer) => customer.useLocations.length > 0,
  },
  {
    field: 'jurisdiction',
    clause: '7.302(d)(1)(iii)(B)',
    ask: 'under whose law the entity is constituted',
    of: 'entity',
    isThere: (customer) => customer.jurisdiction !== undefined,
  },
  {
    field: 'beneficialOwners',
    clause: '7.302(d)(1)(iii)(B)',
    ask: 'the names of the beneficial owners',
    of: 'entity',
    isThere: (_customer, _payments, owners) => owners > 0,
  },
  {
    field: 'payment',
    clause: '7.302(d)(1)(iii)(C)',
    ask: 'means and source of payment',
    of: 'both',
    isThere: (_customer, payments) => payments.length > 0,
  },
  {
    field: 'email',
    clause: '7.302(d)(1)(iii)(D)',
    ask: 'an e-mail address',
    of: 'both',
    isThere: (customer) => customer.email !== undefined,
  },
  {
    field: 'phone',
    clause: '7.302(d)(1)(iii)(E)',
    ask: 'a telephone number',
    of: 'both',
    isThere: (customer) => customer.phone !== undefined,
  },
];

/** What is still to be asked of a customer, with the clause that asks for it. */
export function missingInformation(customer: Customer, payments: readonly Payment[], owners: number): MissingInformation[] {
  return REQUIREMENTS.filter(({ of }) => of === 'both' || of === customer.kind)
    .filter((requirement) => !requirement.isThere(customer, payments, owners))
    .map(({ field, clause, ask }) => ({ field, clause, ask }));
}
