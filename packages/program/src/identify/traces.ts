import type { AccessEvent, Customer, Payment } from '@gatehouse/contracts';
import { type LinkFacts, type LinkKey, linkKeys, type LinkKind, STRONG_KINDS } from '@gatehouse/ownership';
import { latinForm } from '@gatehouse/screening';

/** A keyed digest by which two sign-ups of one person meet. */
export interface Trace {
  readonly customer: string;
  readonly kind: LinkKind;
  readonly digest: string;
}

/** Kinds by which customers are looked up in the database; the rest only compares those who were found by these. */
export const TRACE_KINDS: readonly LinkKind[] = [
  ...STRONG_KINDS,
  'email-box',
  'name',
  'name-word',
  'birth',
  'address',
  'network',
] satisfies LinkKind[];

/** Is a text of the database a kind that is looked up? */
export function isTraceKind(kind: string): kind is LinkKind {
  return TRACE_KINDS.some((known) => known === kind);
}

/** Of a keyed digest so many characters are kept where records are compared: 64 bits do not meet by chance. */
const DIGEST_CHARACTERS = 16;

/** Digests one value of a kind; the store holds the key. */
export type TraceDigest = (kind: string, value: string) => string;

/** What is known of a customer to link it by. `access` tells networks and devices. */
export interface CustomerFacts {
  readonly customer: Customer;
  readonly payments: readonly Payment[];
  readonly access: readonly AccessEvent[];
}

/** A customer's keys: `traces` to look it up by, `keys` to compare it by. Digests both, never values. */
export interface CustomerKeys {
  readonly traces: readonly Trace[];
  readonly keys: readonly LinkKey[];
}

/** The digests by which a customer can be met again, from values normalised so that trivial changes do not hide it. */
export function customerKeys(facts: CustomerFacts, digest: TraceDigest): CustomerKeys {
  const plain = linkKeys(linkFacts(facts), wordsOf).map(({ kind, value, part }) => ({ kind, part, digest: digest(kind, value) }));
  const { id } = facts.customer;
  return {
    traces: plain.filter(({ kind }) => TRACE_KINDS.includes(kind)).map((key) => ({ customer: id, kind: key.kind, digest: key.digest })),
    keys: plain.map((key) => ({ ...key, digest: comparedDigest(key.digest) })),
  };
}

/** The part of a digest that is compared. */
export function comparedDigest(digest: string): string {
  return digest.slice(0, DIGEST_CHARACTERS);
}

/** Kinds of keys that come from accesses: what was known of them before is kept where only the customer's own facts are at hand. */
export const ACCESS_KINDS: readonly LinkKind[] = ['network', 'device'];

/** The traces that accesses leave behind for the customer whose account it is. */
export function accessTraces(customer: string, access: readonly AccessEvent[], digest: TraceDigest): Trace[] {
  const facts: LinkFacts = { ips: access.map(({ ip }) => ip), devices: access.flatMap(({ device }) => device ?? []) };
  return linkKeys(facts, wordsOf).map(({ kind, value }) => ({ customer, kind, digest: digest(kind, value) }));
}

function linkFacts({ customer, payments, access }: CustomerFacts): LinkFacts {
  const identifiers = (...schemes: string[]) => customer.identifiers.filter(({ scheme }) => schemes.includes(scheme));
  const { address } = customer;
  return {
    names: [customer.name, ...customer.otherNames.map(({ value }) => value)],
    birthDate: customer.birthDate,
    emails: customer.email === undefined ? [] : [customer.email],
    phones: customer.phone === undefined ? [] : [customer.phone],
    addresses: address === undefined ? [] : [address],
    payments: payments.flatMap(({ fingerprint }) => fingerprint ?? []),
    ips: access.map(({ ip }) => ip),
    devices: access.flatMap(({ device }) => device ?? []),
    domains: identifiers('domain').map(({ value }) => value),
    leis: identifiers('lei').map(({ value }) => value),
    // A register's numbers are its own: the same number elsewhere is another company.
    registrations: identifiers('registration').map(({ value }) => `${customer.jurisdiction ?? address?.country ?? ''}:${value}`),
    documents: identifiers('tax', 'passport', 'national-id', 'imo', 'wallet').map(({ scheme, value }) => `${scheme}:${value}`),
    countries: [address?.country, customer.nationality, customer.jurisdiction].flatMap((code) => code?.slice(0, 2) ?? []),
    signedUp: customer.signedUp,
  };
}

/** Words as they are compared: in Latin letters, without case, marks and punctuation. */
export function wordsOf(text: string): string[] {
  return latinForm(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
