import type { Customer, Flag } from '@gatehouse/contracts';
import { FLAGS } from '@gatehouse/contracts';
import { LINK_KINDS, type LinkKind, STRONG_KINDS } from '@gatehouse/ownership';
import type { CustomerLink } from './customer-links.ts';
import type { Trace } from './traces.ts';

/** Kinds strong enough to tie a newcomer to somebody who failed verification, where few hold the key. */
export const STRONG_TRACES: readonly LinkKind[] = STRONG_KINDS;
/** Customers who hold a key up to which it is somebody's own: a household's telephone, not a switchboard's, a domain of a firm, not of a mail host. */
export const STRONG_HOLDERS_MAX = 12;

/** Did the last attempt to verify this customer fail, with no success after it? */
export function hasFailed(customer: Customer): boolean {
  const last = customer.verification.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  return last?.result === 'failed';
}

/** Why a newcomer may be somebody who failed verification. */
export interface ReturnerSigns {
  /** The kinds of strong keys that both hold and few others do. */
  readonly kinds: readonly LinkKind[];
  /** The link between the two, where several weak keys together make it likely. */
  readonly link: CustomerLink | null;
}

/**
 * Customers who may be an earlier one that failed verification: proposed 7.304(a)(2)(ix)(E). One strong key that few hold is enough, or a likely link
 * of weak ones (the same birth date, the sound of a name and an address together); an address alone ties nobody. Works on keyed digests only.
 */
export function findReturners(customers: readonly Customer[], traces: readonly Trace[], links: readonly CustomerLink[]): Flag[] {
  const failed = new Set(customers.filter(hasFailed).map((customer) => customer.id));
  const signedUp = new Map(customers.map((customer) => [customer.id, customer.signedUp]));
  const comesAfter = (newcomer: string, source: string): boolean =>
    failed.has(source) && !failed.has(newcomer) && (signedUp.get(newcomer) ?? '') > (signedUp.get(source) ?? '');
  const found = new Map<string, Map<string, { kinds: Set<LinkKind>; link: CustomerLink | null }>>();
  const signsOf = (newcomer: string, source: string) => {
    const sources = found.get(newcomer) ?? new Map<string, { kinds: Set<LinkKind>; link: CustomerLink | null }>();
    const signs = sources.get(source) ?? { kinds: new Set<LinkKind>(), link: null };
    found.set(newcomer, sources.set(source, signs));
    return signs;
  };
  const strong = traces.filter((trace) => STRONG_TRACES.includes(trace.kind));
  for (const group of Map.groupBy(strong, (trace) => `${trace.kind}:${trace.digest}`).values()) {
    const holders = [...new Set(group.map(({ customer }) => customer))];
    if (holders.length > STRONG_HOLDERS_MAX) continue;
    const kind = group[0]?.kind;
    for (const source of holders.filter((holder) => failed.has(holder)))
      for (const newcomer of holders) if (kind !== undefined && comesAfter(newcomer, source)) signsOf(newcomer, source).kinds.add(kind);
  }
  for (const link of links) {
    const [first, second] = link.customers;
    if (comesAfter(first, second)) signsOf(first, second).link = link;
    if (comesAfter(second, first)) signsOf(second, first).link = link;
  }
  return [...found].map(([subject, sources]) =>
    returnerFlag(
      subject,
      [...sources].map(([source, { kinds, link }]) => [source, { kinds: [...kinds], link }]),
    ),
  );
}

/** The flag of a newcomer, with what ties it to each customer who failed. */
export function returnerFlag(subject: string, sources: readonly (readonly [source: string, ReturnerSigns])[]): Flag {
  return {
    subject,
    code: 'returner',
    severity: FLAGS.returner.severity,
    because: sources.map(([source, signs]) => inWords(source, signs)).join(' '),
  };
}

function inWords(source: string, { kinds, link }: ReturnerSigns): string {
  const shared = [...new Set(kinds.map((kind) => LINK_KINDS[kind].words))].toSorted();
  const likely = link === null ? '' : `they are one party with a probability of ${link.probability.toFixed(2)}: ${link.because.join('; ')}`;
  if (shared.length === 0) return `Resembles ${source}, whose verification failed: ${likely}.`;
  return `Shares ${shared.join(', ')} with ${source}, whose verification failed${likely === '' ? '' : `; ${likely}`}.`;
}
