import type { SpecialMeasure } from '@gatehouse/contracts';
import type { Actor } from '../actor.ts';
import { entryFor } from '../answer/ledger-entry.ts';
import { withWindow } from '../enforce/measure-window.ts';
import type { StoredMeasure } from '../enforce/records.ts';
import type { Records, World } from '../ports.ts';
import { involvedMeasures } from './involved-measures.ts';
import { judgeStored } from './record-customer.ts';
import type { StoredCustomer } from './records.ts';

const PAGE = 500;

/** Records a determination, and judges again whom it reaches and whom it reached before: it binds from its first day on (invariant 4). */
export function recordMeasure(world: World, actor: Actor, measure: SpecialMeasure): Promise<StoredMeasure> {
  return world.store.transaction(async (records) => {
    const stored = withWindow(world.rules, measure, world.today());
    await records.saveMeasures([stored]);
    await records.append([
      entryFor(world, actor, {
        kind: 'measure',
        subject: measure.id,
        text: `Measure recorded: binds from ${stored.bindsFrom}`,
        body: stored,
      }),
    ]);
    for (let after: string | null = null, more = true; more;) {
      const { ids } = await records.findCustomers({}, { after, limit: PAGE });
      for (const { customer } of await reachedAmong(world, records, stored, ids, actor))
        await judgeStored(world, actor, records, customer.id);
      more = ids.length === PAGE;
      after = ids.at(-1) ?? null;
    }
    return stored;
  });
}

/** Those of a page whom the measure may reach. Whoever has ownership records is among them: its owners are looked up when it is judged. */
async function reachedAmong(
  world: World,
  records: Records,
  stored: StoredMeasure,
  ids: readonly string[],
  actor: Actor,
): Promise<StoredCustomer[]> {
  const reading = { who: actor.id, why: `find whom measure ${stored.measure.id} reaches` };
  const customers = await records.customers(ids, reading);
  const assessments = new Map((await records.assessments(ids)).map((assessment) => [assessment.customer, assessment]));
  const holders = new Map((await records.accounts({ customers: ids })).map((account) => [account.id, account.customer]));
  const payments = Map.groupBy(await records.payments([...holders.keys()], reading), (payment) => holders.get(payment.account) ?? '');
  return customers.filter(({ customer }) => {
    const assessment = assessments.get(customer.id);
    if (customer.bods !== undefined || assessment === undefined || assessment.measures.includes(stored.measure.id)) return true;
    const involved = (payments.get(customer.id) ?? []).flatMap(({ token, payerName }) =>
      payerName === undefined ? [] : [{ id: token, names: [payerName], countries: [], as: 'payer' }],
    );
    return involvedMeasures([stored], { customer, status: assessment.status, involved }, world.today()).length > 0;
  });
}
