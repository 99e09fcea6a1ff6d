import type { AuditRow, CaseView, ClockRow, DispositionCode, FlagCode, TimelineItem } from '@gatehouse/contracts';

import type { NewEntry } from './ledger-entry.ts';
import type { ReportBody } from './report-body.ts';
import type { Reading } from '../identify/records.ts';

export interface NewCase {
  readonly id: string;
  readonly flag: FlagCode;
  readonly category: 'A' | 'B' | 'C';
  readonly severity: 'info' | 'warn' | 'high';
  readonly subject: string;
  readonly customer: string | null;
  readonly run: string | null;
  readonly because: string;
  readonly band: 'match' | 'review' | null;
  readonly score: number | null;
  readonly due: string | null;
  readonly openedAt: string;
  readonly fourEyes: boolean;
}

export interface StoredProposal {
  readonly disposition: DispositionCode;
  readonly reason: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
}
export interface StoredDisposition {
  readonly disposition: DispositionCode;
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string | null;
  readonly at: string;
}

export interface StoredCase extends NewCase {
  readonly state: CaseView['state'];
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly snoozedUntil: string | null;
  readonly proposal: StoredProposal | null;
  readonly disposition: StoredDisposition | null;
}

export type CaseChange = Partial<Pick<StoredCase, 'state' | 'assignee' | 'snoozedUntil' | 'proposal' | 'disposition'>>;

export interface CaseFilter {
  readonly states: readonly CaseView['state'][];
  readonly flag?: string | undefined;
  readonly severity?: string | undefined;
  readonly assignee?: string | undefined;
  readonly customers?: readonly string[] | undefined;
  readonly search?: string | undefined;
}

export interface StoredClock {
  readonly id: string;
  readonly clock: string;
  readonly subject: string;
  readonly trigger: string;
  readonly row: ClockRow;
  readonly state: 'running' | 'ended';
}

export interface StoredReport {
  readonly id: string;
  readonly kind: 'initial' | 'followup' | 'corrected';
  readonly run: string;
  readonly customer: string;
  readonly clock: string | null;
  readonly state: 'draft' | 'proposed' | 'approved' | 'rejected';
  readonly due: string | null;
  readonly missing: number;
  readonly body: ReportBody;
  readonly bodyDigest: string;
  readonly proposal: { readonly by: string; readonly at: string; readonly reason: string } | null;
  readonly decision: { readonly by: string; readonly at: string; readonly reason: string } | null;
  readonly createdAt: string;
}

/** What the answer flow reads and writes. */
export interface AnswerRecords {
  /** Writes entries of the log: always in the transaction of the change they speak of. */
  append(entries: readonly NewEntry[]): Promise<void>;
  timeline(subjects: readonly string[], limit: number): Promise<TimelineItem[]>;
  audit(
    filter: { subject?: string | undefined },
    page: { after: string | null; limit: number },
  ): Promise<{ items: AuditRow[]; total: number; next: string | null }>;

  /** Opens cases; one that exists for the same flag and subject keeps its history. Resolves to those that are new. */
  openCases(cases: readonly NewCase[]): Promise<NewCase[]>;
  cases(filter: CaseFilter, page: { after: string | null; limit: number }): Promise<{ items: StoredCase[]; total: number }>;
  case(id: string): Promise<StoredCase | null>;
  changeCase(id: string, change: CaseChange): Promise<void>;

  /** Starts clocks; a trigger that has one already starts no second. Resolves to those that were started. */
  startClocks(clocks: readonly StoredClock[]): Promise<StoredClock[]>;
  clocks(
    filter: { subjects?: readonly string[]; state?: 'running' | 'ended' },
    page: { after: string | null; limit: number },
  ): Promise<{ items: StoredClock[]; total: number }>;
  endClock(id: string, by: string): Promise<void>;

  saveReports(reports: readonly StoredReport[]): Promise<void>;
  report(id: string, reading: Reading): Promise<StoredReport | null>;
  reports(
    filter: { state?: string | undefined; run?: string | undefined },
    page: { after: string | null; limit: number },
  ): Promise<{ items: Omit<StoredReport, 'body'>[]; total: number }>;
  changeReport(id: string, change: Partial<Pick<StoredReport, 'state' | 'proposal' | 'decision'>>): Promise<void>;

  job(inputDigest: string): Promise<unknown>;
  saveJob(inputDigest: string, summary: unknown): Promise<void>;
  lastJob(): Promise<unknown>;
}
