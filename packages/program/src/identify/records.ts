import type {
  AccessEvent,
  Account,
  AccountState,
  Customer,
  ListVersion,
  MatchDecisionState,
  MatchVerdict,
  MatchView,
  Payment,
  Reseller,
} from '@gatehouse/contracts';
import type { AccountEvent } from './account-states.ts';
import type { Assessment } from './assessment.ts';
import type { LapsedDecision, MatchPair, NewMatchDecision, OpenedDecision, RememberedDecision } from './match-decision.ts';
import type { OwnershipSource, RecordedStatement } from './ownership-source.ts';
import type { Trace } from './traces.ts';

/** Why personal data is opened: it is written beside the reading (invariant 10). */
export interface Reading {
  readonly who: string;
  readonly why: string;
  readonly case?: string | undefined;
}

export interface StoredCustomer {
  readonly customer: Customer;
  readonly version: number;
  readonly recordedAt: string;
}

export interface StoredAccount {
  readonly id: string;
  readonly customer: string;
  readonly reseller: string | null;
  readonly opened: string;
  readonly closed: string | null;
  readonly lastAccess: string | null;
  readonly state: AccountState;
  readonly since: string;
  readonly because: string;
}

export interface NewAccountState {
  readonly account: string;
  readonly state: AccountState;
  readonly event: AccountEvent;
  readonly validFrom: string;
  readonly because: string;
  readonly entry: string;
}

export interface StoredMatch extends MatchView {
  readonly customer: string;
}

/** A match in a list of matches, with where its judgement stands. */
export interface ListedMatch extends Omit<StoredMatch, 'parts'> {
  readonly decision: {
    readonly state: MatchDecisionState;
    readonly verdict: MatchVerdict | null;
    readonly by: string | null;
    readonly at: string | null;
  };
}

export interface MatchFilter {
  readonly customer?: string | undefined;
  readonly band?: string | undefined;
  /** Only those that wait for a person. */
  readonly open?: boolean | undefined;
  /** Only those whose clearance waits for a second person, and this is not the first. */
  readonly waitsFor?: string | undefined;
}

export interface StoredAssessment extends Assessment {
  readonly number: number;
  readonly assessedAt: string;
}

/** By which lists and rule packs a customer stands judged, and the keys of the entries that it matched; null where that was not kept. */
export interface JudgementBasis {
  readonly customer: string;
  readonly lists: string;
  readonly rules: string;
  readonly matched: readonly string[] | null;
}

/** Lists, by their digest, and the code and profile that compared by them, as another. */
export interface ScreenedLists {
  readonly lists: string;
  readonly code: string;
}

export interface CustomerFilter {
  readonly words?: readonly string[];
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly state?: string | undefined;
  readonly band?: string | undefined;
  readonly flag?: string | undefined;
  readonly reseller?: string | undefined;
}

/** What the identify flow reads and writes. */
export interface IdentifyRecords {
  saveProvider(provider: { name: string; sampleDate: string | null; exportDigest: string | null }): Promise<void>;
  provider(): Promise<{ name: string; sampleDate: string | null; exportDigest: string | null } | null>;

  saveResellers(resellers: readonly Reseller[]): Promise<void>;
  resellers(): Promise<Reseller[]>;

  /** Adds a version of each customer; personal data is sealed under the customer's key. */
  saveCustomers(customers: readonly Customer[]): Promise<void>;
  customers(ids: readonly string[], reading: Reading): Promise<StoredCustomer[]>;
  /** Identifiers of a page of customers in order, with how many there are in all. */
  findCustomers(filter: CustomerFilter, page: { after: string | null; limit: number }): Promise<{ ids: string[]; total: number }>;

  saveTraces(traces: readonly Trace[]): Promise<void>;
  /** The keyed digest of a value: the store holds the key. */
  traceDigest(kind: string, value: string): string;

  saveAccounts(accounts: readonly Account[]): Promise<void>;
  accounts(filter: { customers?: readonly string[]; ids?: readonly string[] }): Promise<StoredAccount[]>;
  findAccounts(
    filter: { customer?: string | undefined; state?: string | undefined },
    page: { after: string | null; limit: number },
  ): Promise<{ items: StoredAccount[]; total: number }>;
  saveAccountStates(states: readonly NewAccountState[]): Promise<void>;

  saveAccess(events: readonly AccessEvent[]): Promise<void>;
  access(accounts: readonly string[], limit: number, reading: Reading): Promise<AccessEvent[]>;
  savePayments(payments: readonly Payment[]): Promise<void>;
  payments(accounts: readonly string[], reading: Reading): Promise<Payment[]>;

  /** BODS statements as they came; those about persons are sealed. */
  saveStatements(statements: readonly Readonly<Record<string, unknown>>[]): Promise<void>;
  /** The statements about a party and about everybody above it; persons among them are opened, and that is logged. */
  ownershipAbove(record: string, reading: Reading): Promise<OwnershipSource>;
  /** The same with their recorded times, replaced ones among them; `cut` where there were more than are read. */
  ownershipHistory(record: string, reading: Reading): Promise<{ statements: readonly RecordedStatement[]; cut: boolean }>;
  /** One statement as it came; null where there is none, or its person was shredded. */
  ownershipStatement(id: string, reading: Reading): Promise<RecordedStatement | null>;
  /** Customers whose owners' chain holds one of these records. */
  customersBelow(records: readonly string[]): Promise<string[]>;
  /** Records of natural persons, a page of them. */
  persons(page: { after: string | null; limit: number }, reading: Reading): Promise<{ items: OwnershipSource; total: number }>;

  /**
   * Keeps others from judging these customers until the transaction ends. Taken before anything of them is read: two who judge at once would
   * each judge by facts that the other changes. Whoever takes several takes them together, so that no two wait for each other.
   */
  lockCustomers(customers: readonly string[]): Promise<void>;
  saveAssessments(assessments: readonly Assessment[]): Promise<void>;
  assessments(customers: readonly string[]): Promise<StoredAssessment[]>;
  /** Customers whose present judgement rests on other lists or rule packs than these. */
  judgedByOthers(lists: string, rules: string, limit: number): Promise<string[]>;
  /** By what some customers stand judged; those without a judgement are left out. */
  judgementBases(customers: readonly string[]): Promise<JudgementBasis[]>;
  /** Brings judgements to other lists as they are; their matches name the versions of those. */
  carryOver(customers: readonly string[], lists: string, versions: readonly ListVersion[]): Promise<void>;
  /** The lists by whose entries all customers stand judged; null before the first time. */
  screenedLists(): Promise<ScreenedLists | null>;
  screenedEntries(): Promise<ReadonlyMap<string, string>>;
  saveScreened(screened: ScreenedLists, put: readonly (readonly [key: string, digest: string])[], gone: readonly string[]): Promise<void>;
  saveMatches(matches: readonly StoredMatch[]): Promise<void>;
  /** The present matches, `match` before `review`, in each the highest score first; `next` is where the next page begins. */
  matches(
    filter: MatchFilter,
    page: { after: string | null; limit: number },
  ): Promise<{ items: ListedMatch[]; total: number; next: string | null }>;
  /** A present match; null where there is none, or its customer was judged without it since. */
  match(id: string): Promise<ListedMatch | null>;
  /** The open matches that stand after and before one in the order of the list. */
  openNeighbours(id: string): Promise<{ next: string | null; previous: string | null }>;
  /** The customers among whose present matches a pair stands. */
  customersMatched(pair: MatchPair): Promise<string[]>;

  /** The judgements that wait, stand or have lapsed for these parties, the newest first. */
  matchDecisions(subjects: readonly string[]): Promise<RememberedDecision[]>;
  /** Keeps others from judging a pair until the transaction ends. */
  lockPair(pair: MatchPair): Promise<void>;
  /** The judgements of one pair with what was said and seen; the reading is logged. */
  openDecisions(pair: MatchPair, reading: Reading): Promise<OpenedDecision[]>;
  /** Adds a judgement. It takes the place of what has lapsed, and one that stands at once of all others. */
  saveMatchDecision(decision: NewMatchDecision): Promise<void>;
  /** A second person's word on a clearance that waits. */
  settleMatchDecision(decision: OpenedDecision, second: { approve: boolean; by: string; at: string; because: string }): Promise<void>;
  lapseDecisions(decisions: readonly LapsedDecision[]): Promise<void>;
  /** Has customers, who must be locked, judged again by whoever judges by the present lists; until then they are held. */
  judgeLater(customers: readonly string[]): Promise<void>;

  saveListVersions(versions: readonly (ListVersion & { readonly stale: boolean })[]): Promise<void>;
  customerCounts(): Promise<{ total: number; status: Record<string, number>; states: Record<string, number> }>;
}
