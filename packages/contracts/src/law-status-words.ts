import type { LawStatus } from './rules.ts';

/** The words for each status of a law, on screens and in documents. None of them says that anybody meets it. */
export const LAW_STATUS_WORDS: Readonly<Record<LawStatus, string>> = {
  'in-force': 'in force',
  suspended: 'suspended',
  'not-enforced': 'in force, not enforced',
  proposed: 'proposal, not in force',
  bill: 'bill, not in force',
  failed: 'failed, not in force',
  withdrawn: 'proposal reported withdrawn, not in force',
  revoked: 'revoked',
  superseded: 'superseded',
  'not-yet': 'not yet in force',
};
