import { randomBytes } from 'node:crypto';
import { Customer, type Reseller, Reseller as ResellerSchema } from '@gatehouse/contracts';
import { canonicalJson, sha256Hex } from '@gatehouse/foundation';
import type { CustomerFilter, IdentifyRecords, StoredCustomer } from '@gatehouse/program';
import { sql } from 'kysely';
import { z } from 'zod';
import { hexBytes, insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

const TABLE = 'gatehouse.customer_version';
const SALT_BYTES = 16;
const SealedCustomer = z.object({ salt: z.string(), value: Customer });

type Customers = Pick<
  IdentifyRecords,
  | 'saveProvider'
  | 'provider'
  | 'saveResellers'
  | 'resellers'
  | 'saveCustomers'
  | 'customers'
  | 'findCustomers'
  | 'customerCounts'
  | 'saveTraces'
  | 'traceDigest'
>;

/** The provider, its resellers and its customers. */
export function customersIn(scope: Scope): Customers {
  const { db, sealer, now } = scope;
  return {
    async saveProvider({ name, sampleDate, exportDigest }) {
      const row = { name, sample_date: sampleDate, export_digest: exportDigest, recorded_at: now };
      await db
        .insertInto('gatehouse.provider')
        .values(row)
        .onConflict((conflict) => conflict.column('singleton').doUpdateSet(row))
        .execute();
    },
    async provider() {
      const row = await db.selectFrom('gatehouse.provider').selectAll().executeTakeFirst();
      return row === undefined ? null : { name: row.name, sampleDate: row.sample_date, exportDigest: row.export_digest };
    },
    async saveResellers(resellers) {
      await insertRows(
        scope,
        'gatehouse.reseller',
        resellers.map((reseller) => ({ id: reseller.id, body: reseller, recorded_at: now })),
        sql`on conflict (id) do update set body = excluded.body, recorded_at = excluded.recorded_at`,
      );
    },
    async resellers(): Promise<Reseller[]> {
      const rows = await db.selectFrom('gatehouse.reseller').select('body').orderBy('id').execute();
      return rows.map((row) => ResellerSchema.parse(row.body));
    },
    async saveCustomers(customers) {
      const versions = await nextVersions(
        scope,
        customers.map((customer) => customer.id),
      );
      const bodies = customers.map((customer) => canonicalJson({ salt: randomBytes(SALT_BYTES).toString('hex'), value: customer }));
      const sealed = await sealer.seal(
        customers.map((customer, index) => ({ subject: customer.id, table: TABLE, column: 'body_sealed', text: bodies[index] ?? '' })),
      );
      const rows = customers.map((customer, index) => ({
        customer_id: customer.id,
        version: versions.get(customer.id) ?? 1,
        valid_from: now,
        recorded_at: now,
        kind: customer.kind,
        reseller_id: customer.reseller ?? null,
        bods_record: customer.bods ?? null,
        country: customer.address?.country ?? customer.jurisdiction ?? null,
        verify_by: customer.verifyBy ?? null,
        body_sealed: hexBytes(sealed[index] ?? Buffer.alloc(0)),
        body_digest: sha256Hex(bodies[index] ?? ''),
      }));
      await insertRows(scope, TABLE, rows);
    },
    async customers(ids, reading) {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom(TABLE)
        .distinctOn('customer_id')
        .select(['customer_id', 'version', 'recorded_at', 'body_sealed'])
        .where('customer_id', 'in', [...ids])
        .orderBy('customer_id')
        .orderBy('version', 'desc')
        .execute();
      const opened = await sealer.open(
        rows.map((row) => ({ subject: row.customer_id, table: TABLE, column: 'body_sealed', sealed: row.body_sealed })),
        reading,
      );
      const byId = new Map<string, StoredCustomer>();
      for (const [index, row] of rows.entries()) {
        const text = opened[index];
        if (text == null) continue;
        byId.set(row.customer_id, {
          customer: SealedCustomer.parse(JSON.parse(text)).value,
          version: row.version,
          recordedAt: row.recorded_at,
        });
      }
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    async findCustomers(filter, page) {
      const wanted = matching(scope, filter);
      const [{ total = '0' } = {}] = (await sql<{ total: string }>`select count(*) as total from (${wanted}) as found`.execute(db)).rows;
      const rows = await sql<{
        id: string;
      }>`select id from (${wanted}) as found where id > ${page.after ?? ''} order by id limit ${page.limit}`.execute(db);
      return { ids: rows.rows.map((row) => row.id), total: Number(total) };
    },
    async customerCounts() {
      const status = await sql<{
        key: string;
        n: string;
      }>`select status as key, count(*) as n from gatehouse.customer_assessment where current group by 1`.execute(db);
      const states = await sql<{
        key: string;
        n: string;
      }>`select state as key, count(distinct customer_id) as n from gatehouse.account group by 1`.execute(db);
      const [{ n: total = '0' } = {}] = (
        await sql<{ n: string }>`select count(distinct customer_id) as n from gatehouse.customer_version`.execute(db)
      ).rows;
      return { total: Number(total), status: countsOf(status.rows), states: countsOf(states.rows) };
    },
    async saveTraces(traces) {
      await insertRows(
        scope,
        'gatehouse.trace',
        traces.map(({ customer, kind, digest }) => ({ customer_id: customer, kind, digest })),
        sql`on conflict do nothing`,
      );
    },
    traceDigest: (kind, value) => sealer.digest(`trace:${kind}`, value),
  };
}

async function nextVersions({ db }: Scope, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql<{ customer_id: string; version: number }>`
    select customer_id, max(version) + 1 as version from gatehouse.customer_version where customer_id = any(${[...ids]}) group by 1`.execute(
    db,
  );
  return new Map(rows.rows.map((row) => [row.customer_id, row.version]));
}

function matching({ sealer }: Scope, filter: CustomerFilter) {
  const conditions = [sql`true`];
  if (filter.id !== undefined) conditions.push(sql`v.customer_id = ${filter.id}`);
  if (filter.status !== undefined) conditions.push(sql`a.status = ${filter.status}`);
  if (filter.band !== undefined) conditions.push(sql`a.band = ${filter.band}`);
  if (filter.reseller !== undefined) conditions.push(sql`v.reseller_id = ${filter.reseller}`);
  if (filter.state !== undefined)
    conditions.push(sql`exists (select 1 from gatehouse.account c where c.customer_id = v.customer_id and c.state = ${filter.state})`);
  if (filter.flag !== undefined)
    conditions.push(sql`exists (select 1 from gatehouse.case_item c where c.customer_id = v.customer_id and c.flag = ${filter.flag})`);
  for (const word of filter.words ?? []) {
    const digest = sealer.digest('trace:name-word', word);
    conditions.push(
      sql`exists (select 1 from gatehouse.trace t where t.customer_id = v.customer_id and t.kind = 'name-word' and t.digest = ${digest})`,
    );
  }
  return sql`select distinct v.customer_id as id from gatehouse.customer_version v
    left join gatehouse.customer_assessment a on a.customer_id = v.customer_id and a.current where ${sql.join(conditions, sql` and `)}`;
}

function countsOf(rows: readonly { key: string; n: string }[]): Record<string, number> {
  return Object.fromEntries(rows.map((row) => [row.key, Number(row.n)]));
}
