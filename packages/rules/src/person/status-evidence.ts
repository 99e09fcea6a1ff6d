import type { StatusEvidence } from '@gatehouse/contracts';

type Fact = StatusEvidence['fact'];

/** The evidence on a person, asked fact by fact. */
export interface EvidenceBook {
  /** Established by documents or another method of verification: the last such item. */
  proven(fact: Fact): StatusEvidence | undefined;
  /** Proven, or what the person says: enough where it speaks against the person's interest. */
  stated(fact: Fact): StatusEvidence | undefined;
  claimed(fact: Fact): boolean;
  /** Seen by IP address alone: the last such item. */
  seen(fact: Fact): StatusEvidence | undefined;
}

/** The evidence established on or before a day (all of it without one). */
export function evidenceBook(evidence: readonly StatusEvidence[], on: string | undefined): EvidenceBook {
  const items = evidence.filter((item) => on === undefined || item.on <= on).toSorted((a, b) => (a.on < b.on ? -1 : a.on === b.on ? 0 : 1));
  const last = (fact: Fact, methods: readonly StatusEvidence['method'][]): StatusEvidence | undefined =>
    items.findLast((item) => item.fact === fact && methods.includes(item.method));
  return {
    proven: (fact) => last(fact, ['documentary', 'non-documentary']),
    stated: (fact) => last(fact, ['documentary', 'non-documentary', 'claim']),
    claimed: (fact) => last(fact, ['claim']) !== undefined,
    seen: (fact) => last(fact, ['ip']),
  };
}
