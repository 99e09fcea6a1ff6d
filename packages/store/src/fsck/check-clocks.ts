import { ClockRow } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import type { PoolClient } from 'pg';
import type { Finding } from './finding.ts';
import { hasEntry } from './has-entry.ts';
import { instantColumn, rowStream } from './row-stream.ts';
import { Tally } from './tally.ts';

interface StoredRow {
  readonly id: string;
  readonly clock: string;
  readonly subject: string;
  readonly trigger: string;
  readonly due: string;
  readonly due_at: string;
  readonly body: unknown;
  readonly state: string;
  readonly ended_by: string | null;
}

const CLOCKS = `
  select id, clock, subject, trigger_date::text as trigger, due::text as due, ${instantColumn('due_at')} as due_at, body, state, ended_by
  from gatehouse.clock`;
// A run's id is our own and stands in the log as it is; one under a keyed digest could not be found this way.
const ENTRIES = `
  select e.id, not exists (select 1 from gatehouse.clock c where c.subject = e.subject) as lonely
  from gatehouse.ledger_entry e where e.kind = 'clock' and e.subject not like 'p:%'`;

/** A clock runs to the date that was logged when it started (I5), and no clock that was logged is gone. */
export async function checkClocks(client: PoolClient, nameOf: (id: string) => string): Promise<Finding[]> {
  const clocks = new Tally('clocks', 'clock is due when its entry in the log says');
  for await (const rows of rowStream<StoredRow>(client, CLOCKS)) {
    for (const row of rows) clocks.look(row.id, rowFault(row) ?? (await entryFault(client, row, nameOf)));
  }
  const entries = new Tally('clock-entries', 'clock that was logged is there');
  for await (const rows of rowStream<{ id: string; lonely: boolean }>(client, ENTRIES)) {
    for (const row of rows) entries.look(row.id, row.lonely ? 'has no clock' : null);
  }
  return [clocks.finding(), entries.finding()];
}

function rowFault(row: StoredRow): string | null {
  const body = ClockRow.safeParse(row.body);
  if (!body.success) return 'has no readable body';
  if (row.due !== body.data.due || row.due_at !== new Date(body.data.dueAt).toISOString())
    return 'is due at another time than its body says';
  return (row.state === 'ended') === (row.ended_by !== null) ? null : 'has ended without a cause, or has a cause and runs';
}

/** The clock as it was started is what its entry vouches for: program/answer/start-report.ts makes it, always running. */
async function entryFault(client: PoolClient, row: StoredRow, nameOf: (id: string) => string): Promise<string | null> {
  const { id, clock, subject, trigger, body } = row;
  const digest = digestOf({ id, clock, subject, trigger, row: body, state: 'running' });
  return (await hasEntry(client, { kind: 'clock', subject: nameOf(subject), digest })) ? null : 'is not what was logged';
}
