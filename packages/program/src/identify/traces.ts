import type { Customer, Payment } from '@gatehouse/contracts';
import { latinForm } from '@gatehouse/screening';

/** A keyed digest by which two sign-ups of one person meet. */
export interface Trace {
  readonly customer: string;
  readonly kind: TraceKind;
  readonly digest: string;
}

export type TraceKind = 'email' | 'phone' | 'payment' | 'identifier' | 'address' | 'name-word';

/** Kinds strong enough to tie a newcomer to somebody who failed verification. An address alone is none: thousands share one. */
export const STRONG_TRACES: readonly TraceKind[] = ['email', 'phone', 'payment', 'identifier'];

/** The values of a customer by which it can be met again, normalised so that trivial changes do not hide it. */
export function traceValues(customer: Customer, payments: readonly Payment[]): { kind: TraceKind; value: string }[] {
  const values: { kind: TraceKind; value: string }[] = [];
  if (customer.email !== undefined) values.push({ kind: 'email', value: normalEmail(customer.email) });
  if (customer.phone !== undefined) values.push({ kind: 'phone', value: customer.phone });
  for (const payment of payments) if (payment.fingerprint !== undefined) values.push({ kind: 'payment', value: payment.fingerprint });
  for (const { scheme, value } of customer.identifiers)
    values.push({ kind: 'identifier', value: `${scheme}:${value.replaceAll(/[\s.-]/g, '').toUpperCase()}` });
  if (customer.address !== undefined) {
    values.push({
      kind: 'address',
      value: wordsOf([customer.address.street, customer.address.postalCode ?? '', customer.address.country].join(' ')).join(' '),
    });
  }
  for (const word of new Set(wordsOf([customer.name, ...customer.otherNames.map((name) => name.value)].join(' '))))
    values.push({ kind: 'name-word', value: word });
  return values;
}

/** Words as they are compared: in Latin letters, without case, marks and punctuation. */
export function wordsOf(text: string): string[] {
  return latinForm(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

// Mail hosts deliver "a.b+shop@" and "ab@" to one box; whoever returns uses that.
function normalEmail(email: string): string {
  const [local = '', host = ''] = email.toLowerCase().split('@');
  const plain = local.split('+')[0] ?? local;
  return `${plain.replaceAll('.', '')}@${host}`;
}
