import { AccessEvent, AccountState, Payment } from '@gatehouse/contracts';
import { canonicalJson } from '@gatehouse/foundation';
import type { IdentifyRecords, StoredAccount } from '@gatehouse/program';
import { sql } from 'kysely';
import { hexBytes, insertRows } from './insert-rows.ts';
import type { Scope } from './scope.ts';

type Accounts = Pick<
  IdentifyRecords,
  'saveAccounts' | 'accounts' | 'findAccounts' | 'saveAccountStates' | 'saveAccess' | 'access' | 'savePayments' | 'payments'
>;

/** Technical accounts, their states, their means of payment and the traces of access. */
export function accountsIn(scope: Scope): Accounts {
  const { db, sealer, now } = scope;
  return {
    async saveAccounts(accounts) {
      const rows = accounts.map((account) => ({
        id: account.id,
        customer_id: account.customer,
        reseller_id: account.reseller ?? null,
        opened: account.opened,
        closed: account.closed ?? null,
        last_access: account.lastAccess ?? null,
        state: 'applicant',
        state_since: now,
        state_because: 'Recorded.',
        recorded_at: now,
      }));
      await insertRows(
        scope,
        'gatehouse.account',
        rows,
        sql`on conflict (id) do update set reseller_id = excluded.reseller_id, closed = excluded.closed, last_access = excluded.last_access`,
      );
    },
    async accounts(filter) {
      let query = db.selectFrom('gatehouse.account').selectAll().orderBy('id');
      if (filter.customers !== undefined)
        query = query.where('customer_id', 'in', filter.customers.length > 0 ? [...filter.customers] : ['']);
      if (filter.ids !== undefined) query = query.where('id', 'in', filter.ids.length > 0 ? [...filter.ids] : ['']);
      return (await query.execute()).map(toAccount);
    },
    async findAccounts(filter, page) {
      let query = db.selectFrom('gatehouse.account');
      if (filter.customer !== undefined) query = query.where('customer_id', '=', filter.customer);
      if (filter.state !== undefined) query = query.where('state', '=', filter.state);
      const { total } = await query.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
      const rows = await query
        .selectAll()
        .where('id', '>', page.after ?? '')
        .orderBy('id')
        .limit(page.limit)
        .execute();
      return { items: rows.map(toAccount), total: Number(total) };
    },
    async saveAccountStates(states) {
      if (states.length === 0) return;
      const before = await sql<{ account_id: string; n: number }>`
        select account_id, max(number) as n from gatehouse.account_state where account_id = any(${[...new Set(states.map((state) => state.account))]}) group by 1`.execute(
        db,
      );
      const numbers = new Map(before.rows.map((row) => [row.account_id, row.n]));
      const rows = states.map((state) => {
        const number = (numbers.get(state.account) ?? 0) + 1;
        numbers.set(state.account, number);
        return {
          account_id: state.account,
          number,
          state: state.state,
          event: state.event,
          valid_from: state.validFrom,
          recorded_at: now,
          because: state.because,
          entry_id: state.entry,
        };
      });
      await insertRows(scope, 'gatehouse.account_state', rows);
      await sql`
        update gatehouse.account a set state = s.state, state_since = s.valid_from, state_because = s.because
        from (select distinct on (account_id) * from gatehouse.account_state where account_id = any(${[...numbers.keys()]}) order by account_id, number desc) s
        where a.id = s.account_id`.execute(db);
    },
    async saveAccess(events) {
      const owners = await ownersOf(
        scope,
        events.map((event) => event.account),
      );
      const sealed = await sealer.seal(
        events.map((event) => ({
          subject: owners.get(event.account) ?? event.account,
          table: 'gatehouse.access_event',
          column: 'ip_sealed',
          text: event.ip,
        })),
      );
      const rows = events.map((event, index) => ({
        digest: sealer.digest('access', canonicalJson(event)),
        account_id: event.account,
        at: event.at,
        action: event.action,
        country: event.country ?? null,
        ip_sealed: hexBytes(sealed[index] ?? Buffer.alloc(0)),
        recorded_at: now,
      }));
      await insertRows(scope, 'gatehouse.access_event', rows, sql`on conflict do nothing`);
    },
    async access(accounts, limit, reading) {
      if (accounts.length === 0) return [];
      const rows = await db
        .selectFrom('gatehouse.access_event')
        .selectAll()
        .where('account_id', 'in', [...accounts])
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      const owners = await ownersOf(scope, accounts);
      const ips = await sealer.open(
        rows.map((row) => ({
          subject: owners.get(row.account_id) ?? row.account_id,
          table: 'gatehouse.access_event',
          column: 'ip_sealed',
          sealed: row.ip_sealed,
        })),
        reading,
      );
      return rows.flatMap((row, index) => {
        const ip = ips[index];
        return ip == null
          ? []
          : [
              AccessEvent.parse({
                account: row.account_id,
                ip,
                at: row.at,
                action: row.action,
                ...(row.country === null ? {} : { country: row.country }),
              }),
            ];
      });
    },
    async savePayments(payments) {
      const owners = await ownersOf(
        scope,
        payments.map((payment) => payment.account),
      );
      const named = payments.filter((payment) => payment.payerName !== undefined);
      const sealed = await sealer.seal(
        named.map((payment) => ({
          subject: owners.get(payment.account) ?? payment.account,
          table: 'gatehouse.payment',
          column: 'payer_sealed',
          text: payment.payerName ?? '',
        })),
      );
      const payerOf = new Map(named.map((payment, index) => [payment, sealed[index]]));
      const rows = payments.map((payment) => {
        const payer = payerOf.get(payment);
        return {
          account_id: payment.account,
          token: payment.token,
          kind: payment.kind,
          fingerprint_digest: payment.fingerprint === undefined ? null : sealer.digest('trace:payment', payment.fingerprint),
          brand: payment.brand ?? null,
          last4: payment.last4 ?? null,
          payer_country: payment.payerCountry ?? null,
          payer_sealed: payer === undefined ? null : hexBytes(payer),
          first_used: payment.firstUsed,
          last_used: payment.lastUsed,
          recorded_at: now,
        };
      });
      await insertRows(scope, 'gatehouse.payment', rows, sql`on conflict (account_id, token) do update set last_used = excluded.last_used`);
    },
    async payments(accounts, reading) {
      if (accounts.length === 0) return [];
      const rows = await db
        .selectFrom('gatehouse.payment')
        .selectAll()
        .where('account_id', 'in', [...accounts])
        .orderBy('account_id')
        .orderBy('token')
        .execute();
      const owners = await ownersOf(scope, accounts);
      const named = rows.filter((row) => row.payer_sealed !== null);
      const names = await sealer.open(
        named.map((row) => ({
          subject: owners.get(row.account_id) ?? row.account_id,
          table: 'gatehouse.payment',
          column: 'payer_sealed',
          sealed: row.payer_sealed ?? Buffer.alloc(0),
        })),
        reading,
      );
      const payerOf = new Map(named.map((row, index) => [row, names[index]]));
      return rows.map((row) => {
        const payer = payerOf.get(row);
        return Payment.parse({
          account: row.account_id,
          token: row.token,
          kind: row.kind,
          firstUsed: row.first_used,
          lastUsed: row.last_used,
          ...(row.brand === null ? {} : { brand: row.brand }),
          ...(row.last4 === null ? {} : { last4: row.last4 }),
          ...(row.payer_country === null ? {} : { payerCountry: row.payer_country }),
          ...(payer == null ? {} : { payerName: payer }),
        });
      });
    },
  };
}

async function ownersOf({ db }: Scope, accounts: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{
    id: string;
    customer_id: string;
  }>`select id, customer_id from gatehouse.account where id = any(${[...new Set(accounts)]})`.execute(db);
  return new Map(rows.rows.map((row) => [row.id, row.customer_id]));
}

function toAccount(row: {
  id: string;
  customer_id: string;
  reseller_id: string | null;
  opened: string;
  closed: string | null;
  last_access: string | null;
  state: string;
  state_since: string;
  state_because: string;
}): StoredAccount {
  return {
    id: row.id,
    customer: row.customer_id,
    reseller: row.reseller_id,
    opened: row.opened,
    closed: row.closed,
    lastAccess: row.last_access,
    state: AccountState.parse(row.state),
    since: row.state_since,
    because: row.state_because,
  };
}
