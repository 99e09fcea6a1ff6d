import type { CustomerRow } from '@gatehouse/contracts';
import type { Records } from '../ports.ts';
import type { Reading } from './records.ts';
import { romanise } from './romanise.ts';

/** The rows of some customers, in the order of their ids. Their names are opened, and that is logged. */
export async function customerRows(records: Records, ids: readonly string[], reading: Reading): Promise<CustomerRow[]> {
  const [customers, assessments, accounts, operations] = [
    await records.customers(ids, reading),
    await records.assessments(ids),
    await records.accounts({ customers: ids }),
    await records.operationsOf(ids),
  ];
  const cases = await records.cases({ states: ['open', 'claimed', 'snoozed', 'proposed'], customers: ids }, { after: null, limit: 5_000 });
  const judged = new Map(assessments.map((assessment) => [assessment.customer, assessment]));
  return customers.map(({ customer }) => {
    const assessment = judged.get(customer.id);
    const own = accounts.filter((account) => account.customer === customer.id);
    return {
      id: customer.id,
      name: customer.name,
      romanised: romanise(customer.name),
      kind: customer.kind,
      country: customer.address?.country ?? customer.jurisdiction ?? null,
      status: assessment?.status ?? 'unresolved',
      states: [...new Set(own.map((account) => account.state))],
      band: assessment === undefined || assessment.band === 'unreadable' ? 'review' : assessment.band,
      ofac50: assessment === undefined || assessment.ofac50 === 'not-in-force' ? 'unknown' : assessment.ofac50,
      flags: cases.items.filter((item) => item.customer === customer.id).length,
      operations: operations.get(customer.id) ?? null,
      reseller: customer.reseller ?? null,
    };
  });
}
