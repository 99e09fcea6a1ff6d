import { digestOf, sha256Hex } from '@gatehouse/foundation';
import type { PoolClient } from 'pg';
import type { Vault } from '../vault/vault.ts';
import type { Finding } from './finding.ts';
import { hasEntry } from './has-entry.ts';
import { type Opened, openSealed } from './open-sealed.ts';
import { instantColumn, rowStream } from './row-stream.ts';
import { Tally } from './tally.ts';

interface ReportRow {
  readonly id: string;
  readonly run_id: string;
  readonly customer_id: string;
  readonly state: string;
  readonly body_sealed: Buffer;
  readonly body_digest: string;
  readonly proposed_by: string | null;
  readonly proposed_at: string | null;
  readonly proposal_reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly decision_reason: string | null;
}

const TABLE = 'gatehouse.report';
const REPORTS = `
  select id, run_id, customer_id, state, body_sealed, body_digest, proposed_by, ${instantColumn('proposed_at')} as proposed_at, proposal_reason,
    decided_by, ${instantColumn('decided_at')} as decided_at, decision_reason from ${TABLE}`;

/** A report's text is the one that its digest names, and nothing was proposed or approved that the log does not know (I5, I6). */
export async function checkReports(client: PoolClient, vault: Vault, nameOf: (id: string) => string): Promise<Finding[]> {
  const bodies = new Tally('reports', 'report’s text is the one that its digest names');
  const approvals = new Tally('report-approvals', 'proposal and approval of a report is what was logged');
  for await (const rows of rowStream<ReportRow>(client, REPORTS)) {
    const places = rows.map((row) => ({ subject: row.customer_id, table: TABLE, column: 'body_sealed', sealed: row.body_sealed }));
    const opened = await openSealed(client, vault, places);
    for (const [index, row] of rows.entries()) {
      bodies.look(row.id, bodyFault(opened[index] ?? 'damaged', row.body_digest));
      if (row.state !== 'draft') approvals.look(row.id, await approvalFault(client, row, nameOf));
    }
  }
  return [bodies.finding(), approvals.finding()];
}

/** Shared with every record whose sealed text has its digest beside it. What was shredded can no longer be held against its digest. */
export function bodyFault(opened: Opened, digest: string): string | null {
  if (opened === 'shredded') return null;
  if (opened === 'damaged') return 'cannot be opened: it was changed or belongs elsewhere';
  return sha256Hex(opened.text) === digest ? null : 'has another text than its digest names';
}

/** The body that program/answer/handle-report.ts hashes at the last step: what was changed, and the digest of the text it was about. */
async function approvalFault(client: PoolClient, row: ReportRow, nameOf: (id: string) => string): Promise<string | null> {
  const step =
    row.state === 'proposed'
      ? { state: row.state, proposal: { by: row.proposed_by, at: row.proposed_at, reason: row.proposal_reason }, decision: null }
      : { state: row.state, decision: { by: row.decided_by, at: row.decided_at, reason: row.decision_reason } };
  const digest = digestOf({ report: row.id, digest: row.body_digest, ...step });
  return (await hasEntry(client, { kind: 'approval', subject: nameOf(row.run_id), digest }))
    ? null
    : `is ${row.state}, and the log does not know it`;
}
