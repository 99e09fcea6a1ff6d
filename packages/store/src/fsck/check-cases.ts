import type { PoolClient } from 'pg';
import type { Vault } from '../vault/vault.ts';
import type { Finding } from './finding.ts';
import { openSealed } from './open-sealed.ts';
import { rowStream } from './row-stream.ts';
import { Tally } from './tally.ts';

interface CaseRow {
  readonly id: string;
  readonly sealed_for: string;
  readonly because_sealed: Buffer;
  readonly state: string;
  readonly assignee: string | null;
  readonly four_eyes: boolean;
  readonly proposed: boolean;
  readonly disposed: boolean;
  readonly disposed_by: string | null;
  readonly approved_by: string | null;
}

const TABLE = 'gatehouse.case_item';
const CASES = `
  select id, coalesce(customer_id, subject) as sealed_for, because_sealed, state, assignee, four_eyes, proposal is not null as proposed,
    disposition is not null as disposed, disposition ->> 'by' as disposed_by, disposition ->> 'approvedBy' as approved_by from ${TABLE}`;

/** A case has what its state needs: a proposal, a disposition, and where it takes two persons, two. */
export async function checkCases(client: PoolClient, vault: Vault): Promise<Finding[]> {
  const cases = new Tally('cases', 'case has what its state needs, and its reason opens');
  for await (const rows of rowStream<CaseRow>(client, CASES)) {
    const places = rows.map((row) => ({ subject: row.sealed_for, table: TABLE, column: 'because_sealed', sealed: row.because_sealed }));
    const opened = await openSealed(client, vault, places);
    for (const [index, row] of rows.entries())
      cases.look(row.id, opened[index] === 'damaged' ? 'has a reason that cannot be opened' : stateFault(row));
  }
  return [cases.finding()];
}

function stateFault(row: CaseRow): string | null {
  if (row.disposed !== (row.state === 'closed')) return 'is closed without a disposition, or has one and is not closed';
  if (row.state === 'proposed' && !row.proposed) return 'waits for a second person’s word on no proposal';
  if (row.state === 'claimed' && row.assignee === null) return 'is claimed by nobody';
  const needsTwo = row.state === 'closed' && row.four_eyes;
  if (needsTwo && (row.approved_by === null || row.approved_by === row.disposed_by)) return 'was closed by one person where two are needed';
  return null;
}
