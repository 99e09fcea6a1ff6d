import { GATEHOUSE } from '../actor.ts';
import type { World } from '../ports.ts';
import { judgeStored } from './record-customer.ts';

/** Customers in one transaction: few enough that nobody waits long for a lock. */
const BATCH = 50;

/**
 * Judges again, a batch, whoever was last judged by other lists or rule packs than those in use; until then they are held.
 * Resolves to how many there were: fewer than a batch means that all are done.
 */
export async function judgeByPresentLists(world: World): Promise<{ judged: number; done: boolean }> {
  return world.store.transaction(async (records) => {
    const ids = await records.judgedByOthers(world.lists.digest, world.rules.digest, BATCH);
    for (const id of ids) await judgeStored(world, GATEHOUSE, records, id);
    return { judged: ids.length, done: ids.length < BATCH };
  });
}
