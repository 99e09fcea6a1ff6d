import type { PoolClient } from 'pg';
import type { Finding } from './finding.ts';
import { rowStream } from './row-stream.ts';
import { Tally } from './tally.ts';

interface AccountRow {
  readonly id: string;
  readonly agrees: boolean;
  readonly gapless: boolean;
  readonly logged: boolean;
}

/** An account without any recorded change is an applicant, as it was when it was recorded. */
const ACCOUNTS = `
  select a.id,
    case when last.state is null then a.state = 'applicant'
      else (a.state, a.state_since, a.state_because) is not distinct from (last.state, last.valid_from, last.because) end as agrees,
    coalesce(history.gapless, true) as gapless, coalesce(history.logged, true) as logged
  from gatehouse.account a
  left join lateral (select * from gatehouse.account_state s where s.account_id = a.id order by s.number desc limit 1) last on true
  left join lateral (
    select count(*) = max(s.number) and min(s.number) = 1 as gapless, bool_and(e.id is not null) as logged
    from gatehouse.account_state s left join gatehouse.ledger_entry e on e.id = s.entry_id where s.account_id = a.id) history on true`;

/** An account is in the last state of its history; the history counts from 1 without a gap; each change has its entry in the log. */
export async function checkAccountStates(client: PoolClient, nameOf: (id: string) => string): Promise<Finding[]> {
  const states = new Tally('account-states', 'account is in the last state of its history');
  const histories = new Tally('account-histories', 'history of an account is whole, and each change has its entry in the log');
  for await (const rows of rowStream<AccountRow>(client, ACCOUNTS)) {
    for (const row of rows) {
      const name = nameOf(row.id);
      states.look(name, row.agrees ? null : 'is in another state than its history says');
      histories.look(name, !row.gapless ? 'has a gap in its history' : row.logged ? null : 'changed its state without an entry in the log');
    }
  }
  return [states.finding(), histories.finding()];
}
