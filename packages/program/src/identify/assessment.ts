import type { MatchVerdict, MatchView, ReasonedBy } from '@gatehouse/contracts';

export type Verdict = 'blocked' | 'possibly' | 'not' | 'not-in-force' | 'unknown';
export type Band = 'match' | 'review' | 'none' | 'unreadable';

/** A beneficial owner as it was found, by record id: names stay in the sealed statements. */
export interface FoundOwner {
  readonly id: string;
  readonly share: { readonly min: number; readonly max: number };
  readonly control: readonly string[];
  readonly possible: boolean;
  readonly status: 'us' | 'foreign' | 'unresolved';
}

/** What was concluded about one customer, from one version of its facts, of the lists and of the law. */
export interface Assessment {
  readonly customer: string;
  readonly status: 'us' | 'foreign' | 'unresolved';
  readonly reasons: readonly ReasonedBy[];
  /** True where customer and all beneficial owners are US persons: the account is outside the subpart, but for 7.308 (reading D-19). */
  readonly carvedOut: boolean;
  readonly band: Band;
  readonly matches: readonly MatchView[];
  /** What standing judgements say of matches, by match: `different` holds nobody, `same` denies. */
  readonly remembered: Readonly<Record<string, MatchVerdict>>;
  /** A standing judgement says that the customer or an owner is a listed party. */
  readonly confirmed: boolean;
  /** The keys of the list entries that the customer or anybody above it matched: only a change of these, or an arrival, changes its matches. */
  readonly matchedEntries: readonly string[] | null;
  readonly ofac50: Verdict;
  readonly affiliates50: Verdict;
  readonly owners: readonly FoundOwner[];
  /** Record ids on the path that proves the ownership verdict. */
  readonly provingPath: readonly string[];
  readonly ownershipBecause: string;
  /** Special measures that reach this customer and have not lapsed: each decision asks whether they bind on its day. */
  readonly measures: readonly string[];
  readonly listsDigest: string;
  readonly rulesDigest: string;
}
