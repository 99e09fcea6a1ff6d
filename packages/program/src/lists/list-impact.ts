import type { ListImpactRow, ListImpactView, ScreenMatch } from '@gatehouse/contracts';
import { buildIndex, type EntityInput, type ListDiff, type ScreeningIndex } from '@gatehouse/screening';
import type { World } from '../ports.ts';
import { partiesOf, partyEntity } from '../identify/bods-party.ts';
import { customerEntity } from '../identify/customer-entity.ts';

/** Customers in one transaction: few enough that nobody waits long. */
const BATCH = 200;
/** Beyond so many customers the answer says that it is not complete. */
export const IMPACT_CUSTOMERS_MAX = 20_000;
const ROWS_MAX = 500;
const MATCHES_MAX = 50;

export type ListImpact = Pick<ListImpactView, 'counts' | 'subjects' | 'items' | 'complete'>;

/**
 * Whose matches arise, vanish or change band between two versions of a list: every customer and everybody in the chains above them, screened
 * against the entries that differ, in both versions. A score does not depend on what else the index holds: so the rest need not be looked at.
 */
export async function listImpact(world: World, reader: { readonly id: string }, diff: ListDiff): Promise<ListImpact> {
  const sides: Sides = {
    before: buildIndex([...diff.removed, ...diff.changed.map(({ before }) => before)]),
    after: buildIndex([...diff.added, ...diff.changed.map(({ after }) => after)]),
  };
  const items: ListImpactRow[] = [];
  let [after, looked, subjects]: [string | null, number, number] = [null, 0, 0];
  let isMore = sides.before.size + sides.after.size > 0;
  while (isMore && looked < IMPACT_CUSTOMERS_MAX) {
    const page = await customersFrom(world, reader, after);
    for (const { customer, name, parties } of page.customers) {
      subjects += parties.length;
      for (const party of parties) items.push(...rowsOf(sides, { customer, customerName: name }, party));
    }
    looked += page.customers.length;
    after = page.last;
    isMore = page.last !== null;
  }
  const counts = { arises: countOf(items, 'arises'), vanishes: countOf(items, 'vanishes'), changesBand: countOf(items, 'changes-band') };
  return { counts, subjects, items: items.toSorted(byWeight).slice(0, ROWS_MAX), complete: !isMore && items.length <= ROWS_MAX };
}

interface Sides {
  readonly before: ScreeningIndex;
  readonly after: ScreeningIndex;
}

type Party = EntityInput & { readonly id: string };

interface WithParties {
  readonly customer: string;
  readonly name: string;
  readonly parties: readonly Party[];
}

/** A page of customers, each with whom it is screened as: itself, and the owners that its records name. */
function customersFrom(
  world: World,
  reader: { readonly id: string },
  after: string | null,
): Promise<{ customers: WithParties[]; last: string | null }> {
  const reading = { who: reader.id, why: 'show whom a change of a list touches' };
  return world.store.transaction(async (records) => {
    const { ids } = await records.findCustomers({}, { after, limit: BATCH });
    const customers: WithParties[] = [];
    for (const { customer } of await records.customers(ids, reading)) {
      const statements = customer.bods === undefined ? [] : await records.ownershipAbove(customer.bods, reading);
      // The customer's own record among them is the customer again.
      const owners = [...partiesOf(statements)].filter(([id]) => id !== customer.bods).map(([, party]) => partyEntity(party));
      customers.push({ customer: customer.id, name: customer.name, parties: [customerEntity(customer), ...owners] });
    }
    return { customers, last: ids.length < BATCH ? null : (ids.at(-1) ?? null) };
  });
}

function rowsOf({ before, after }: Sides, of: Pick<ListImpactRow, 'customer' | 'customerName'>, party: Party): ListImpactRow[] {
  const [old, present] = [matchesOf(before, party), matchesOf(after, party)];
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((key): ListImpactRow[] => {
    const [a, b] = [old.get(key), present.get(key)];
    const kind = a === undefined ? 'arises' : b === undefined ? 'vanishes' : a.band === b.band ? null : 'changes-band';
    if (kind === null) return [];
    const { entryId, caption } = b ?? a ?? { entryId: key, caption: key };
    return [{ kind, ...of, subject: party.id, entryId, caption, before: scoreOf(a), after: scoreOf(b) }];
  });
}

function matchesOf(index: ScreeningIndex, party: Party): Map<string, ScreenMatch> {
  if (index.size === 0) return new Map();
  const found = index.screen(party, { limit: MATCHES_MAX }).filter(({ band }) => band !== 'none');
  return new Map(found.map((match) => [match.entryId, match]));
}

function scoreOf(match: ScreenMatch | undefined): ListImpactRow['before'] {
  return match === undefined ? { score: 0, band: 'none' } : { score: match.score, band: match.band };
}

function countOf(items: readonly ListImpactRow[], kind: ListImpactRow['kind']): number {
  return items.filter((item) => item.kind === kind).length;
}

const WEIGHTS = { arises: 0, 'changes-band': 1, vanishes: 2 } as const;

function byWeight(a: ListImpactRow, b: ListImpactRow): number {
  return (
    WEIGHTS[a.kind] - WEIGHTS[b.kind] ||
    b.after.score - a.after.score ||
    b.before.score - a.before.score ||
    (a.customer < b.customer ? -1 : 1)
  );
}
