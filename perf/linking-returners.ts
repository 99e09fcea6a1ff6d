import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessEvent, Account, Customer, Payment, Truth } from '@gatehouse/contracts';
import { seededRng, sha256Hex, systemClock, toUtcDate } from '@gatehouse/foundation';
import { findReturners } from '../packages/program/src/identify/find-returners.ts';
import { linkCustomers } from '../packages/program/src/identify/link-customers.ts';
import { printFigures, rounded } from './figures.ts';
import { madeCustomers } from './linking/made-customers.ts';
import type { TrueRecord } from './linking/true-records.ts';

/**
 * Who failed verification and comes back (proposed 7.304(a)(2)(ix)(E)): found, and innocents flagged, on the sample provider and on a made set of which
 * three in a hundred failed; whoever signs up again of those is a returner, under the same name, a slip of it or another.
 *   node perf/linking-returners.ts [RECORDS, default 50000] [SEED, default held-out-returners]
 */
const FAILED = 0.03;
const count = Number(process.argv[2] ?? 50_000);
const seed = process.argv[3] ?? 'held-out-returners';
const digest = (kind: string, value: string): string => sha256Hex(`${kind} ${value}`);

printFigures({ 'sample provider': sample(), [`made, seed ${seed}`]: made() });

function sample(): object {
  const folder = join(import.meta.dirname, '../examples');
  if (!existsSync(join(folder, 'cirrus.truth.json'))) return { leftOut: 'no sample beside this command' };
  const lines = (file: string): unknown[] =>
    readFileSync(join(folder, 'cirrus', file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const customers = lines('customers.jsonl').map((row) => Customer.parse(row));
  const accounts = lines('accounts.jsonl').map((row) => Account.parse(row));
  const holder = new Map(accounts.map((account) => [account.id, account.customer]));
  const payments = lines('payments.jsonl').map((row) => Payment.parse(row));
  const paymentsOf = Map.groupBy(payments, (payment) => holder.get(payment.account) ?? '');
  const access = lines('access.jsonl').map((row) => AccessEvent.parse(row));
  const linked = linkCustomers({ customers, accounts, access, paymentsOf }, digest);
  const truth = Truth.parse(JSON.parse(readFileSync(join(folder, 'cirrus.truth.json'), 'utf8')));
  const returners = truth.cases.flatMap(({ expect }) =>
    expect.flatMap((one) => (one.kind === 'flag' && one.code === 'returner' ? one.subjects : [])),
  );
  return figures(
    findReturners(customers, linked.traces, linked.links).map(({ subject }) => subject),
    new Set(returners),
    customers.length,
  );
}

function made(): object {
  const rng = seededRng(`${seed}/failed`);
  const failed = new Map<string, string>();
  const returners = new Set<string>();
  const customers: Customer[] = [];
  const paymentsOf = new Map<string, Payment[]>();
  const days = new Map<string, number>();
  for (const [at, record] of [...madeCustomers(count, seed)].entries()) {
    const first = !days.has(record.party);
    days.set(record.party, at);
    const fails = first && rng.next() < FAILED;
    if (fails) failed.set(record.party, record.id);
    else if (failed.has(record.party)) returners.add(record.id);
    customers.push(customerOf(record, at, fails));
    paymentsOf.set(
      record.id,
      (record.facts.payments ?? []).map((fingerprint) =>
        Payment.parse({
          account: record.id,
          kind: 'credit-card',
          token: `tok_${at}`,
          fingerprint,
          firstUsed: '2024-01-01',
          lastUsed: '2026-01-01',
        }),
      ),
    );
  }
  const linked = linkCustomers({ customers, accounts: [], access: [], paymentsOf }, digest);
  const flagged = findReturners(customers, linked.traces, linked.links).map(({ subject }) => subject);
  return figures(flagged, returners, count);
}

function customerOf({ id, facts }: TrueRecord, at: number, fails: boolean): Customer {
  const { names = [], emails = [], phones = [], addresses = [], birthDate } = facts;
  return Customer.parse({
    id,
    kind: 'individual',
    name: names[0] ?? id,
    ...(emails[0] === undefined ? {} : { email: emails[0] }),
    ...(phones[0] === undefined ? {} : { phone: phones[0] }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(addresses[0]?.country === undefined ? {} : { address: { kind: 'street', ...addresses[0] } }),
    verification: [{ on: '2024-01-02', method: 'documentary', result: fails ? 'failed' : 'verified' }],
    // In the order in which they are made: whoever comes again comes later.
    signedUp: new Date(Date.UTC(2024, 0, 1) + at * 60_000).toISOString(),
  });
}

function figures(flagged: readonly string[], returners: ReadonlySet<string>, customers: number): object {
  const found = flagged.filter((id) => returners.has(id)).length;
  const innocent = flagged.length - found;
  return {
    date: toUtcDate(systemClock.now()),
    customers,
    returners: returners.size,
    found,
    recall: rounded(found / returners.size),
    falseAlarms: innocent,
    perInnocent: rounded(innocent / (customers - returners.size)),
  };
}
