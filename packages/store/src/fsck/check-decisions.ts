import { digestOf } from '@gatehouse/foundation';
import type { PoolClient } from 'pg';
import type { Finding } from './finding.ts';
import { entryIn } from './leaf-fault.ts';
import { instantColumn, rowStream } from './row-stream.ts';
import { Tally } from './tally.ts';

interface DecisionRow {
  readonly id: string;
  readonly subject: string;
  readonly at: string;
  readonly request: unknown;
  readonly response: unknown;
  readonly lists_digest: string;
  readonly rules_digest: string;
  readonly code_digest: string;
  readonly kind: string | null;
  readonly leaf: Buffer | null;
}

const DECISIONS = `
  select d.id, d.subject, ${instantColumn('d.recorded_at')} as at, d.request, d.response, d.lists_digest, d.rules_digest, d.code_digest, e.kind, e.leaf
  from gatehouse.decision d left join gatehouse.ledger_entry e on e.id = d.entry_id`;
const ENTRIES = `
  select e.id, d.id is null as lonely from gatehouse.ledger_entry e left join gatehouse.decision d on d.entry_id = e.id where e.kind = 'decision'`;

/** No decision without its entry, no entry without its decision (I2), and each entry vouches for the decision as it is stored. */
export async function checkDecisions(client: PoolClient): Promise<Finding[]> {
  const decisions = new Tally('decisions', 'decision is what its entry in the log vouches for');
  for await (const rows of rowStream<DecisionRow>(client, DECISIONS)) {
    for (const row of rows) decisions.look(row.id, decisionFault(row));
  }
  const entries = new Tally('decision-entries', 'entry of a decision has its decision');
  for await (const rows of rowStream<{ id: string; lonely: boolean }>(client, ENTRIES)) {
    for (const row of rows) entries.look(row.id, row.lonely ? 'has no decision' : null);
  }
  return [decisions.finding(), entries.finding()];
}

function decisionFault(row: DecisionRow): string | null {
  if (row.leaf === null) return 'has no entry in the log';
  const { id, subject, at, request, response, lists_digest: lists, rules_digest: rules, code_digest: code } = row;
  // The body that program/enforce/evaluate.ts hashes, member for member.
  const digest = digestOf({ id, subject, at, request, response, lists, rules, code });
  const entry = entryIn(row.leaf);
  return row.kind === 'decision' && entry?.digest === digest ? null : 'is not what was logged';
}
