import { isTraceKind, type LinkingRecords, packKeys, type StoredLink, type StoredLinkModel, unpackKeys } from '@gatehouse/program';
import { sql } from 'kysely';
import { z } from 'zod';
import { insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

const PackedKeys = z.record(z.string(), z.array(z.string()));
const Chances = z.array(z.number());
const LinkModelShape = z.object({
  model: z.object({
    features: z.array(z.object({ name: z.string(), match: Chances, related: Chances, strangersDiffer: z.number() })),
    prior: z.object({ match: z.number(), related: z.number() }),
    estimatedFrom: z.number(),
  }),
  customers: z.number(),
  typicalHolders: z.record(z.string(), z.number()),
});

/** Keyed digests of customers, the links that follow from them, and by which model. */
export function customerLinksIn(scope: Scope): LinkingRecords {
  const { db, now } = scope;
  return {
    async saveLinkKeys(rows) {
      await insertRows(
        scope,
        'gatehouse.link_keys',
        rows.map(({ customer, keys }) => ({ customer_id: customer, keys: packKeys(keys), recorded_at: now })),
        sql`on conflict (customer_id) do update set keys = excluded.keys, recorded_at = excluded.recorded_at`,
      );
    },
    async linkKeys(customers) {
      const rows = await sql<{ customer_id: string; keys: unknown }>`
        select customer_id, keys from gatehouse.link_keys where customer_id = any(${[...customers]}) order by customer_id`.execute(db);
      return new Map(rows.rows.map((row) => [row.customer_id, unpackKeys(PackedKeys.parse(row.keys))]));
    },
    async tracesOf(customer, kinds) {
      const rows = await sql<{ kind: string; digest: string }>`
        select kind, digest from gatehouse.trace where customer_id = ${customer} and kind = any(${[...kinds]}) order by kind, digest`.execute(
        db,
      );
      return rows.rows.flatMap(({ kind, digest }) => (isTraceKind(kind) ? { customer, kind, digest } : []));
    },
    async sharedTraces(traces, holders_max) {
      if (traces.length === 0) return { holders: new Map(), shared: [] };
      const kinds = traces.map(({ kind }) => kind);
      const digests = traces.map(({ digest }) => digest);
      const counted = await sql<{ kind: string; digest: string; n: number }>`
        select a.kind, a.digest, count(*)::int as n from unnest(${kinds}::text[], ${digests}::text[]) as a(kind, digest)
        join gatehouse.trace t on t.kind = a.kind and t.digest = a.digest group by 1, 2`.execute(db);
      const few = counted.rows.filter(({ n }) => n > 1 && n <= holders_max);
      const rows = await sql<{ customer_id: string; kind: string; digest: string }>`
        select t.customer_id, t.kind, t.digest
        from unnest(${few.map(({ kind }) => kind)}::text[], ${few.map(({ digest }) => digest)}::text[]) as a(kind, digest)
        join gatehouse.trace t on t.kind = a.kind and t.digest = a.digest
        where t.customer_id <> ${traces[0]?.customer ?? ''} order by 1, 2, 3`.execute(db);
      return {
        holders: new Map(counted.rows.map(({ kind, digest, n }) => [`${kind} ${digest}`, n])),
        shared: rows.rows.flatMap(({ customer_id, kind, digest }) => (isTraceKind(kind) ? { customer: customer_id, kind, digest } : [])),
      };
    },
    async saveLinkModel(model) {
      const row = { body: JSON.stringify(model), recorded_at: now };
      await db
        .insertInto('gatehouse.link_model')
        .values(row)
        .onConflict((conflict) => conflict.column('singleton').doUpdateSet(row))
        .execute();
    },
    async linkModel(): Promise<StoredLinkModel | null> {
      const row = await db.selectFrom('gatehouse.link_model').select('body').executeTakeFirst();
      return row === undefined ? null : LinkModelShape.parse(row.body);
    },
    async replaceLinks(customer, links) {
      const standing = customer === null ? await allLinks(scope) : await linksOf(scope, [customer]);
      const wanted = new Map(links.map((link) => [link.customers.join(' '), link]));
      const same = (stored: StoredLink): boolean => {
        const link = wanted.get(stored.customers.join(' '));
        return link !== undefined && link.probability === stored.probability && link.because.join('\n') === stored.because.join('\n');
      };
      const kept = new Set(standing.filter(same).map((stored) => stored.customers.join(' ')));
      const gone = standing.filter((stored) => !same(stored));
      await sql`
        update gatehouse.customer_link l set replaced_at = ${now}::timestamptz
        from unnest(${gone.map(({ customers }) => customers[0])}::text[], ${gone.map(({ customers }) => customers[1])}::text[]) as g(first, second)
        where l.first_customer = g.first and l.second_customer = g.second and l.replaced_at is null`.execute(db);
      await insertRows(
        scope,
        'gatehouse.customer_link',
        links
          .filter((link) => !kept.has(link.customers.join(' ')))
          .map(({ customers: [first, second], probability, because }) => ({
            first_customer: first,
            second_customer: second,
            probability,
            because,
            recorded_at: now,
            replaced_at: null,
          })),
        // Believed, given up and believed again within one instant: the last word stands.
        sql`on conflict (first_customer, second_customer, recorded_at) do update
          set probability = excluded.probability, because = excluded.because, replaced_at = null`,
      );
    },
    links: (customers) => linksOf(scope, customers),
    async refusedAmong(customers) {
      const rows = await sql<{ customer_id: string }>`
        select distinct customer_id from gatehouse.account where state = 'refused' and customer_id = any(${[...customers]}) order by 1`.execute(
        db,
      );
      return rows.rows.map((row) => row.customer_id);
    },
    async customersKnown() {
      const [{ n } = { n: 0 }] = (await sql<{ n: number }>`select count(*)::int as n from gatehouse.link_keys`.execute(db)).rows;
      return n;
    },
  };
}

async function allLinks({ db }: Scope): Promise<StoredLink[]> {
  const rows = await db.selectFrom('gatehouse.customer_link').selectAll().where('replaced_at', 'is', null).execute();
  return rows.map(toLink);
}

async function linksOf({ db }: Scope, customers: readonly string[]): Promise<StoredLink[]> {
  if (customers.length === 0) return [];
  const rows = await db
    .selectFrom('gatehouse.customer_link')
    .selectAll()
    .where('replaced_at', 'is', null)
    .where((where) => where.or([where('first_customer', 'in', [...customers]), where('second_customer', 'in', [...customers])]))
    .orderBy('probability', 'desc')
    .orderBy('first_customer')
    .orderBy('second_customer')
    .execute();
  return rows.map(toLink);
}

function toLink(row: {
  readonly first_customer: string;
  readonly second_customer: string;
  readonly probability: number;
  readonly because: string[];
  readonly recorded_at: string;
}): StoredLink {
  const { probability, because, recorded_at } = row;
  return { customers: [row.first_customer, row.second_customer], probability, because, recordedAt: recorded_at };
}
