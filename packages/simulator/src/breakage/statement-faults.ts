import type { Row } from './breakage.ts';

/** A bad statement of `ownership.json`. `make` gets a good relationship (which refers to records that are there). */
export interface StatementFault {
  readonly kind: string;
  readonly field: string;
  readonly make: (relationship: Row) => unknown;
}

const withDetails = (row: Row, details: Row): Row => ({
  ...row,
  recordDetails: { ...(typeof row.recordDetails === 'object' ? row.recordDetails : {}), ...details },
});
const withShare = (row: Row, share: unknown): Row =>
  withDetails(row, { interests: [{ type: 'shareholding', directOrIndirect: 'direct', share }] });

/** Faults of statements, each forbidden by the schema of BODS 0.4. */
export const STATEMENT_FAULTS: readonly StatementFault[] = [
  { kind: 'statement-is-text', field: 'row', make: () => 'a statement' },
  { kind: 'statement-without-record', field: 'recordId', make: (row) => ({ ...row, recordId: undefined }) },
  { kind: 'unknown-record-type', field: 'recordType', make: (row) => ({ ...row, recordType: 'rumour' }) },
  { kind: 'statement-without-details', field: 'recordDetails', make: (row) => ({ ...row, recordDetails: undefined }) },
  { kind: 'relationship-without-subject', field: 'recordDetails.subject', make: (row) => withDetails(row, { subject: undefined }) },
  { kind: 'holder-is-a-number', field: 'recordDetails.interestedParty', make: (row) => withDetails(row, { interestedParty: 7 }) },
  { kind: 'share-over-100', field: 'recordDetails.interests.0.share.exact', make: (row) => withShare(row, { exact: 151 }) },
  { kind: 'negative-share', field: 'recordDetails.interests.0.share.minimum', make: (row) => withShare(row, { minimum: -5, maximum: 20 }) },
  { kind: 'share-in-words', field: 'recordDetails.interests.0.share.exact', make: (row) => withShare(row, { exact: 'half' }) },
  { kind: 'interests-are-no-list', field: 'recordDetails.interests', make: (row) => withDetails(row, { interests: 'all of it' }) },
];
