import type { AccessEvent } from '@gatehouse/contracts';
import type { World } from '../ports.ts';
import { accessTraces } from './traces.ts';

/** Adds accesses, and the traces of their networks and devices to the customers whose accounts they are: the next judgement links by them. */
export function recordAccess(world: World, events: readonly AccessEvent[]): Promise<void> {
  return world.store.transaction(async (records) => {
    await records.saveAccess(events);
    const accounts = await records.accounts({ ids: [...new Set(events.map(({ account }) => account))] });
    for (const { id, customer } of accounts) {
      const own = events.filter(({ account }) => account === id);
      await records.saveTraces(accessTraces(customer, own, (kind, value) => records.traceDigest(kind, value)));
    }
  });
}
