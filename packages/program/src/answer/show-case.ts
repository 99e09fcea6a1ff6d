import { type CaseView, FLAGS } from '@gatehouse/contracts';
import type { Records } from '../ports.ts';
import type { Reading } from '../identify/records.ts';
import type { StoredCase } from './records.ts';

/** Cases as lines of the queue; the names of their customers are opened, and that is logged. */
export async function caseViews(records: Records, cases: readonly StoredCase[], reading: Reading): Promise<CaseView[]> {
  const ids = [...new Set(cases.flatMap((item) => item.customer ?? []))];
  const customers = await records.customers(ids, reading);
  const names = new Map(customers.map(({ customer }) => [customer.id, customer.name]));
  return cases.map(
    ({
      id,
      flag,
      category,
      severity,
      because,
      customer,
      run,
      band,
      score,
      due,
      state,
      assignee,
      assigneeName,
      snoozedUntil,
      openedAt,
      proposal,
      disposition,
      fourEyes,
    }) => ({
      id,
      flag,
      category,
      severity,
      title: FLAGS[flag].title,
      because,
      customer,
      customerName: customer === null ? null : (names.get(customer) ?? null),
      run,
      band,
      score,
      due,
      state,
      assignee,
      assigneeName,
      snoozedUntil,
      openedAt,
      proposal: proposal === null ? null : { ...proposal },
      disposition: disposition === null ? null : { ...disposition },
      fourEyes,
    }),
  );
}
