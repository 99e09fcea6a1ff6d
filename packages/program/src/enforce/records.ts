import type { AccountState, EvaluationRequest, EvaluationResponse, SpecialMeasure } from '@gatehouse/contracts';
import type { NewEntry } from '../answer/ledger-entry.ts';

/** What a decision needs to know of its subject, read at once. */
export interface SubjectFacts {
  readonly customer: string;
  readonly account: string | null;
  readonly status: 'us' | 'foreign' | 'unresolved';
  readonly carvedOut: boolean;
  /** The state of the account, or of the customer's least free account. */
  readonly state: AccountState;
  readonly verifyBy: string | null;
  readonly band: string;
  readonly ofac50: string;
  readonly affiliates50: string;
  readonly measures: readonly string[];
  readonly reseller: string | null;
  readonly listsDigest: string;
  readonly returner: boolean;
  /** A person judged that the customer or an owner is a listed party. */
  readonly confirmed: boolean;
}

export interface StoredMeasure {
  readonly measure: SpecialMeasure;
  readonly bindsFrom: string;
  /** Null where an extension was published whose last day is not known: it is not taken to lapse. */
  readonly lapsesAfter: string | null;
}

export interface StoredDecision {
  readonly id: string;
  readonly subject: string;
  readonly at: string;
  readonly request: EvaluationRequest;
  readonly response: EvaluationResponse;
  readonly lists: string;
  readonly rules: string;
  readonly code: string;
}

/** What a decision reads and writes. */
export interface DecisionRecords {
  /** The facts of each subject, in order; `null` for one that is not known. */
  subjectFacts(subjects: readonly { type: 'customer' | 'account'; id: string }[]): Promise<(SubjectFacts | null)[]>;
  measures(): Promise<StoredMeasure[]>;
  /** Decisions with their entries, in one write. */
  saveDecisions(decisions: readonly { decision: StoredDecision; entry: NewEntry }[]): Promise<void>;
}

/** What the enforce flow reads and writes. */
export interface EnforceRecords extends DecisionRecords {
  saveMeasures(measures: readonly StoredMeasure[]): Promise<void>;
  /** How many customers each measure reaches, by the last judgement of each. */
  customersUnderMeasures(): Promise<ReadonlyMap<string, number>>;
  decision(id: string): Promise<(StoredDecision & { entry: number | null }) | null>;
}
