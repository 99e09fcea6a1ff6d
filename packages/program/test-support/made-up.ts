import { Customer, Payment, SpecialMeasure } from '@gatehouse/contracts';
import type { StoredMeasure } from '../src/enforce/records.ts';

/** A made-up customer with nothing but what must stand, and what a test adds. */
export function madeUpCustomer(facts: Partial<Customer> = {}): Customer {
  return Customer.parse({ id: 'cus_1', kind: 'individual', name: 'Orla Vantongeren', signedUp: '2026-03-01T09:00:00Z', ...facts });
}

/** A made-up means of payment. */
export function madeUpPayment(facts: Partial<Payment> = {}): Payment {
  return Payment.parse({
    account: 'acc_1',
    kind: 'credit-card',
    token: 'tok_1',
    firstUsed: '2026-03-01',
    lastUsed: '2026-10-01',
    ...facts,
  });
}

/** A made-up special measure that binds from 1 September 2026 to 31 March 2027. */
export function madeUpMeasure(facts: Partial<SpecialMeasure> = {}): StoredMeasure {
  const measure = SpecialMeasure.parse({
    id: 'msr_1',
    kind: 'jurisdiction',
    targets: ['BY'],
    issued: '2026-03-05',
    title: 'A made-up measure',
    citation: 'made up 1',
    ...facts,
  });
  return { measure, bindsFrom: '2026-09-01', lapsesAfter: '2027-03-31' };
}
