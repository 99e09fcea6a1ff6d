import type { Customer, Flag } from '@gatehouse/contracts';
import { FLAGS } from '@gatehouse/contracts';
import { STRONG_TRACES, type Trace } from './traces.ts';

/** Did the last attempt to verify this customer fail, with no success after it? */
export function hasFailed(customer: Customer): boolean {
  const last = customer.verification.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1);
  return last?.result === 'failed';
}

/**
 * Customers who share a strong trace with an earlier one that failed verification: proposed 7.304(a)(2)(ix)(E).
 * Works on keyed digests only. One shared trace is enough for a flag; the sentence says how many there are.
 */
export function findReturners(customers: readonly Customer[], traces: readonly Trace[]): Flag[] {
  const failed = new Map(customers.filter(hasFailed).map((customer) => [customer.id, customer]));
  const signedUp = new Map(customers.map((customer) => [customer.id, customer.signedUp]));
  const byDigest = Map.groupBy(
    traces.filter((trace) => STRONG_TRACES.includes(trace.kind)),
    (trace) => `${trace.kind}:${trace.digest}`,
  );
  const shared = new Map<string, Map<string, Set<string>>>();
  for (const group of byDigest.values()) {
    const sources = group.filter((trace) => failed.has(trace.customer));
    for (const source of sources) {
      for (const trace of group) {
        if (failed.has(trace.customer) || (signedUp.get(trace.customer) ?? '') <= (signedUp.get(source.customer) ?? '')) continue;
        const found = shared.get(trace.customer) ?? new Map<string, Set<string>>();
        found.set(source.customer, (found.get(source.customer) ?? new Set()).add(trace.kind));
        shared.set(trace.customer, found);
      }
    }
  }
  return [...shared].map(([subject, sources]) => ({
    subject,
    code: 'returner' as const,
    severity: FLAGS.returner.severity,
    because: [...sources]
      .map(([source, kinds]) => `Shares ${[...kinds].toSorted().join(', ')} with ${source}, whose verification failed.`)
      .join(' '),
  }));
}
