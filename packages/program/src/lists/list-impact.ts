import type { ListEntry, ListImpactRow, ListImpactView, ScreenMatch } from '@gatehouse/contracts';
import { buildIndexInSteps, type EntityInput, type ListDiff, type ScreeningIndex } from '@gatehouse/screening';
import type { World } from '../ports.ts';
import { entryKey } from '../identify/list-delta.ts';
import { partiesOf, partyEntity } from '../identify/bods-party.ts';
import { customerEntity } from '../identify/customer-entity.ts';

/** Customers in one transaction: few enough that nobody waits long. */
const BATCH = 200;
/** Beyond so many customers the answer says that it is not complete. */
export const IMPACT_CUSTOMERS_MAX = 20_000;
const ROWS_MAX = 500;
const MATCHES_MAX = 50;

/** Whom a change touches, without the customers' names: what is kept for the next who asks holds nothing personal. */
export type ListImpact = Pick<ListImpactView, 'counts' | 'subjects' | 'complete'> & {
  readonly items: readonly Omit<ListImpactRow, 'customerName'>[];
};

type ImpactRow = ListImpact['items'][number];

/** The entries of two versions that can score otherwise under the one than under the other. */
export interface ScoredChange {
  readonly before: readonly ListEntry[];
  readonly after: readonly ListEntry[];
}

/** Leaves out what only says otherwise what nobody is compared by: programmes, remarks, the publisher's own record. */
export function scoredChange(
  before: readonly ListEntry[],
  after: readonly ListEntry[],
  { added, removed, changed }: ListDiff,
): ScoredChange {
  const scored = changed.filter(({ before: old, after: present, fields }) =>
    fields.some(({ field }) => field === 'schema' || field in old.entity.properties || field in present.entity.properties),
  );
  const keys = new Set([...added, ...removed, ...scored.map(({ after: present }) => present)].map(entryKey));
  const differ = (entries: readonly ListEntry[]): ListEntry[] => entries.filter((entry) => keys.has(entryKey(entry)));
  return { before: differ(before), after: differ(after) };
}

export interface ImpactOptions {
  /** An index that holds all of a side already, and other entries too. */
  readonly inUse?: { readonly [Side in keyof ScoredChange]?: ScreeningIndex | undefined };
  /** Called between customers: where the thread has others to serve, it resolves when they had their turn. */
  readonly breathe?: () => Promise<void>;
}

/**
 * Whose matches arise, vanish or change band between two versions of a list: every customer and everybody in the chains above them, screened
 * against the entries that differ, in both versions. A score does not depend on what else the index holds: so the rest need not be looked at.
 */
export async function listImpact(
  world: World,
  reader: { readonly id: string },
  change: ScoredChange,
  { inUse = {}, breathe }: ImpactOptions = {},
): Promise<ListImpact> {
  const sides: Sides = {
    before: await sideOf(change.before, inUse.before, breathe),
    after: await sideOf(change.after, inUse.after, breathe),
  };
  const items: ImpactRow[] = [];
  let [after, looked, subjects]: [string | null, number, number] = [null, 0, 0];
  let isMore = sides.before.keys.size + sides.after.keys.size > 0;
  while (isMore && looked < IMPACT_CUSTOMERS_MAX) {
    const page = await customersFrom(world, reader, after);
    for (const { customer, parties } of page.customers) {
      subjects += parties.length;
      for (const party of parties) items.push(...rowsOf(sides, customer, party));
      await breathe?.();
    }
    looked += page.customers.length;
    after = page.last;
    isMore = page.last !== null;
  }
  const counts = { arises: countOf(items, 'arises'), vanishes: countOf(items, 'vanishes'), changesBand: countOf(items, 'changes-band') };
  return { counts, subjects, items: items.toSorted(byWeight).slice(0, ROWS_MAX), complete: !isMore && items.length <= ROWS_MAX };
}

/** The impact with the names of the customers that are shown; null where one was shredded. The reading is logged. */
export function namedImpact(
  world: World,
  reader: { readonly id: string },
  { items, ...rest }: ListImpact,
): Promise<Omit<ListImpactView, 'list' | 'from' | 'to'>> {
  return world.store.transaction(async (records) => {
    const shown = [...new Set(items.map(({ customer }) => customer))];
    const stored = await records.customers(shown, { who: reader.id, why: WHY });
    const names = new Map(stored.map(({ customer }) => [customer.id, customer.name]));
    return { ...rest, items: items.map((item) => ({ ...item, customerName: names.get(item.customer) ?? null })) };
  });
}

const WHY = 'show whom a change of a list touches';

interface Side {
  readonly index: ScreeningIndex;
  /** The keys of the entries that count. */
  readonly keys: ReadonlySet<string>;
}

type Sides = { readonly [Name in keyof ScoredChange]: Side };

async function sideOf(
  entries: readonly ListEntry[],
  inUse: ScreeningIndex | undefined,
  breathe: (() => Promise<void>) | undefined,
): Promise<Side> {
  return { index: inUse ?? (await indexOf(entries, breathe)), keys: new Set(entries.map(entryKey)) };
}

async function indexOf(entries: readonly ListEntry[], breathe: (() => Promise<void>) | undefined): Promise<ScreeningIndex> {
  const steps = buildIndexInSteps(entries);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe?.();
  }
}

type Party = EntityInput & { readonly id: string };

interface WithParties {
  readonly customer: string;
  readonly parties: readonly Party[];
}

/** A page of customers, each with whom it is screened as: itself, and the owners that its records name. */
function customersFrom(
  world: World,
  reader: { readonly id: string },
  after: string | null,
): Promise<{ customers: WithParties[]; last: string | null }> {
  const reading = { who: reader.id, why: WHY };
  return world.store.transaction(async (records) => {
    const { ids } = await records.findCustomers({}, { after, limit: BATCH });
    const customers: WithParties[] = [];
    for (const { customer } of await records.customers(ids, reading)) {
      const statements = customer.bods === undefined ? [] : await records.ownershipAbove(customer.bods, reading);
      // The customer's own record among them is the customer again.
      const owners = [...partiesOf(statements)].filter(([id]) => id !== customer.bods).map(([, party]) => partyEntity(party));
      customers.push({ customer: customer.id, parties: [customerEntity(customer), ...owners] });
    }
    return { customers, last: ids.length < BATCH ? null : (ids.at(-1) ?? null) };
  });
}

function rowsOf({ before, after }: Sides, customer: string, party: Party): ImpactRow[] {
  const [old, present] = [matchesOf(before, party), matchesOf(after, party)];
  return [...new Set([...old.keys(), ...present.keys()])].flatMap((key): ImpactRow[] => {
    const [a, b] = [old.get(key), present.get(key)];
    const kind = a === undefined ? 'arises' : b === undefined ? 'vanishes' : a.band === b.band ? null : 'changes-band';
    if (kind === null) return [];
    const { entryId, caption } = b ?? a ?? { entryId: key, caption: key };
    return [{ kind, customer, subject: party.id, entryId, caption, before: scoreOf(a), after: scoreOf(b) }];
  });
}

function matchesOf({ index, keys }: Side, party: Party): Map<string, ScreenMatch> {
  if (keys.size === 0) return new Map();
  const found = index.screen(party, { limit: MATCHES_MAX }).filter((match) => match.band !== 'none' && keys.has(entryKey(match)));
  // Of records that stand twice under one number the best counts: it comes first.
  return new Map(found.toReversed().map((match) => [match.entryId, match]));
}

function scoreOf(match: ScreenMatch | undefined): ListImpactRow['before'] {
  return match === undefined ? { score: 0, band: 'none' } : { score: match.score, band: match.band };
}

function countOf(items: readonly ImpactRow[], kind: ImpactRow['kind']): number {
  return items.filter((item) => item.kind === kind).length;
}

const WEIGHTS = { arises: 0, 'changes-band': 1, vanishes: 2 } as const;

function byWeight(a: ImpactRow, b: ImpactRow): number {
  return (
    WEIGHTS[a.kind] - WEIGHTS[b.kind] ||
    b.after.score - a.after.score ||
    b.before.score - a.before.score ||
    (a.customer < b.customer ? -1 : 1)
  );
}
