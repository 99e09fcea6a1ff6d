import type { BodsStatement, Customer, FtmEntity, ListEntry } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { entryFor } from '../answer/ledger-entry.ts';
import { GATEHOUSE } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import { partiesOf, partyEntity } from './bods-party.ts';
import { customerEntity } from './customer-entity.ts';
import { type EntryDigests, entryDigests, isAffected, type ListDelta, listDelta } from './list-delta.ts';
import { judgeStored } from './record-customer.ts';
import type { JudgementBasis, ScreenedLists } from './records.ts';

/** Customers in one transaction: few enough that nobody waits long for a lock. */
const BATCH = 100;

export interface JudgedBatch {
  /** How many were judged again, because the change concerns them or because it is not known what they were judged by. */
  readonly judged: number;
  /** How many were carried over to the lists in use: nothing that changed resembles them. */
  readonly carried: number;
  /** True when all customers stand on the lists and rule packs in use. */
  readonly done: boolean;
}

/**
 * Brings a batch of customers to the lists and rule packs in use; until then they are held. Whoever was judged by the lists before, by the
 * same code and rules, is judged again only where what changed concerns it; the result is that of judging everybody.
 *
 * The customers come from the store, a batch at a time, and are searched among the entries that changed: their names stay sealed at rest, where
 * an index over all of them would keep them open in memory.
 */
export async function judgeByPresentLists(now: World): Promise<JudgedBatch> {
  // One version of the lists for the whole batch, should another come meanwhile.
  const world: World = { ...now, lists: now.lists };
  return world.store.transaction(async (records) => {
    const found = await records.judgedByOthers(world.lists.digest, world.rules.digest, BATCH);
    if (found.length === 0) {
      await rememberScreened(world, records);
      return { judged: 0, carried: 0, done: true };
    }
    await records.lockCustomers(found);
    // While this waited for them, others may have judged some.
    const bases = (await records.judgementBases(found)).filter(
      (basis) => basis.lists !== world.lists.digest || basis.rules !== world.rules.digest,
    );
    const ids = bases.map((basis) => basis.customer);
    const unconcerned = await unconcernedOf(world, records, bases);
    await carryOver(world, records, unconcerned);
    const concerned = ids.filter((id) => !unconcerned.includes(id));
    let judged = 0;
    for (const id of concerned) if ((await judgeStored(world, GATEHOUSE, records, id)) !== null) judged += 1;
    // Whoever can no longer be read stays held, and keeps nobody waiting.
    return { judged, carried: unconcerned.length, done: ids.length > 0 && judged + unconcerned.length === 0 };
  });
}

/** Those of some customers whom the change of the lists does not concern. */
async function unconcernedOf(world: World, records: Records, bases: readonly JudgementBasis[]): Promise<string[]> {
  const screened = await records.screenedLists();
  // Another profile or other code may score otherwise: then everybody is judged again.
  if (screened === null || screened.code !== scoringOf(world)) return [];
  const comparable = bases.filter(
    (basis) => basis.lists === screened.lists && basis.rules === world.rules.digest && basis.matched !== null,
  );
  if (comparable.length === 0) return [];
  const delta = await deltaFrom(world, records, screened);
  const reading = { who: GATEHOUSE.id, why: 'screen by new lists' };
  const stored = await records.customers(
    comparable.map((basis) => basis.customer),
    reading,
  );
  const customers = new Map(stored.map(({ customer }) => [customer.id, customer]));
  const unconcerned: string[] = [];
  for (const { customer: id, matched } of comparable) {
    const customer = customers.get(id);
    if (customer === undefined || isAffected(delta, { matched, entities: await subjectsAround(records, customer) })) continue;
    unconcerned.push(id);
  }
  return unconcerned;
}

async function subjectsAround(records: Records, customer: Customer): Promise<FtmEntity[]> {
  const reading = { who: GATEHOUSE.id, why: 'screen by new lists', case: customer.id };
  const statements: BodsStatement[] = customer.bods === undefined ? [] : [...(await records.ownershipAbove(customer.bods, reading))];
  return [customerEntity(customer), ...[...partiesOf(statements).values()].map(partyEntity)];
}

async function carryOver(world: World, records: Records, customers: readonly string[]): Promise<void> {
  if (customers.length === 0) return;
  await records.carryOver(customers, world.lists.digest, world.lists.versions);
  await records.append([
    entryFor(world, GATEHOUSE, {
      kind: 'assessment',
      subject: 'lists',
      text: `${customers.length} customers carried over to the lists in use: nothing that changed concerns them`,
      body: { customers, lists: world.lists.digest },
      refs: { lists: { all: world.lists.digest }, rules: { all: world.rules.digest } },
    }),
  ]);
}

/** Keeps by which entries everybody stands judged, so that the next lists can be compared with these. */
async function rememberScreened(world: World, records: Records): Promise<void> {
  const screened = await records.screenedLists();
  if (screened?.lists === world.lists.digest && screened.code === scoringOf(world)) return;
  const before = await records.screenedEntries();
  const after = digestsOf(world.lists.entries);
  const put = [...after].filter(([key, digest]) => before.get(key) !== digest);
  const gone = [...before.keys()].filter((key) => !after.has(key));
  await records.saveScreened({ lists: world.lists.digest, code: scoringOf(world) }, put, gone);
}

/** What turns two sides into a score. */
function scoringOf(world: World): string {
  return digestOf([world.codeDigest, world.lists.profile]);
}

// Lists are swapped as a whole and never changed: what follows from them is worked out once for all batches.
const digestsOfEntries = new WeakMap<readonly ListEntry[], EntryDigests>();
const deltaOfEntries = new WeakMap<readonly ListEntry[], { readonly from: string; readonly delta: ListDelta }>();

function digestsOf(entries: readonly ListEntry[]): EntryDigests {
  const digests = digestsOfEntries.get(entries) ?? entryDigests(entries);
  digestsOfEntries.set(entries, digests);
  return digests;
}

async function deltaFrom(world: World, records: Records, screened: ScreenedLists): Promise<ListDelta> {
  const { entries } = world.lists;
  const known = deltaOfEntries.get(entries);
  if (known?.from === screened.lists) return known.delta;
  const delta = listDelta(await records.screenedEntries(), digestsOf(entries), entries);
  deltaOfEntries.set(entries, { from: screened.lists, delta });
  return delta;
}
