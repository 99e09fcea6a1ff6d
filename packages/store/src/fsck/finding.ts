/** What is looked at, in the order in which it is told. */
export type CheckName =
  | 'ledger-numbers'
  | 'ledger-leaves'
  | 'ledger-rows'
  | 'ledger-bundles'
  | 'ledger-tiles'
  | 'ledger-roots'
  | 'ledger-checkpoints'
  | 'ledger-waiting'
  | 'decisions'
  | 'decision-entries'
  | 'account-states'
  | 'account-histories'
  | 'clocks'
  | 'clock-entries'
  | 'reports'
  | 'report-approvals'
  | 'cases'
  | 'match-decisions'
  | 'customers';

/** What one check found. Names records by their ids and pseudonyms only. */
export interface Finding {
  readonly check: CheckName;
  readonly ok: boolean;
  /** How many records were looked at. */
  readonly count: number;
  /** How many of them do not hold what they claim. */
  readonly wrong: number;
  readonly detail: string;
}
