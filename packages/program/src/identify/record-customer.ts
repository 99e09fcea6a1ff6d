import type { Account, BodsStatement, Customer, Flag, Payment } from '@gatehouse/contracts';
import { entryFor } from '../answer/ledger-entry.ts';
import { caseFor, matchBehind, openCases, waitsForSomebody } from '../answer/open-cases.ts';
import { toInstant } from '@gatehouse/foundation';
import type { LinkKind } from '@gatehouse/ownership';
import type { Actor } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import { accountEvents } from './account-events.ts';
import { replayEvents } from './account-states.ts';
import { assessCustomer, type Assessed, assessmentGround } from './assess-customers.ts';
import { hasFailed, returnerFlag, type ReturnerSigns, STRONG_HOLDERS_MAX, STRONG_TRACES } from './find-returners.ts';
import { linkNewcomer, type Newcomer } from './link-newcomer.ts';
import { missingInformation } from './missing-information.ts';
import { recallMatches, recordLapses, subjectsOf } from './recall-matches.ts';
import { customerKeys } from './traces.ts';

/** Records a customer as of now and judges it, in one transaction: what is answered is durable and logged. */
export function recordCustomer(world: World, actor: Actor, customer: Customer): Promise<Assessed> {
  return world.store.transaction(async (records) => {
    await records.lockCustomers([customer.id]);
    await records.saveCustomers([customer]);
    await records.append([
      entryFor(world, actor, {
        kind: 'state',
        subject: customer.id,
        text: 'Customer recorded',
        body: { customer: customer.id, at: toInstant(world.clock.now()) },
      }),
    ]);
    return judgeAgain(world, actor, records, customer);
  });
}

/** Records a technical account and judges its holder again. */
export function recordAccount(world: World, actor: Actor, account: Account): Promise<void> {
  return world.store.transaction(async (records) => {
    await records.lockCustomers([account.customer]);
    await records.saveAccounts([account]);
    await records.append([entryFor(world, actor, { kind: 'state', subject: account.id, text: 'Account recorded', body: account })]);
    await judgeStored(world, actor, records, account.customer);
  });
}

/** Adds means of payment and judges the holders of their accounts again. */
export function recordPayments(world: World, actor: Actor, payments: readonly Payment[]): Promise<void> {
  return world.store.transaction(async (records) => {
    await records.savePayments(payments);
    const accounts = await records.accounts({ ids: [...new Set(payments.map((payment) => payment.account))] });
    await judgeAllStored(world, actor, records, [...new Set(accounts.map((account) => account.customer))]);
  });
}

/** Adds ownership statements and judges again every customer above whom they stand. */
export function recordStatements(world: World, actor: Actor, statements: readonly BodsStatement[]): Promise<void> {
  return world.store.transaction(async (records) => {
    await records.saveStatements(statements);
    await records.append([
      entryFor(world, actor, {
        kind: 'ownership',
        subject: 'ownership',
        text: `${statements.length} ownership statements taken in`,
        body: statements.map((statement) => statement.statementId ?? statement.recordId),
      }),
    ]);
    await judgeAllStored(world, actor, records, await records.customersBelow(statements.map((statement) => statement.recordId)));
  });
}

async function judgeAllStored(world: World, actor: Actor, records: Records, customers: readonly string[]): Promise<void> {
  await records.lockCustomers(customers);
  for (const customer of customers) await judgeStored(world, actor, records, customer);
}

/** Judges a customer again from what is stored; what was said of matches holds as long as neither side changes. Null where it is not there. */
export async function judgeStored(world: World, actor: Actor, records: Records, id: string): Promise<Assessed | null> {
  await records.lockCustomers([id]);
  const [stored] = await records.customers([id], { who: actor.id, why: 'judge again', case: id });
  return stored === undefined ? null : judgeAgain(world, actor, records, stored.customer);
}

/** Judges one customer from what is stored about it: its assessment, its accounts' states, its flags. */
async function judgeAgain(world: World, actor: Actor, records: Records, customer: Customer): Promise<Assessed> {
  const today = world.today();
  const reading = { who: 'gatehouse', why: 'judge a customer', case: customer.id };
  const statements = customer.bods === undefined ? [] : await records.ownershipAbove(customer.bods, reading);
  const { lists } = world;
  const memory = await recallMatches(lists, records, subjectsOf(customer.id, statements));
  const measures = await records.measures();
  const ground = assessmentGround({ rules: world.rules, lists, today, measures, statements, memory });
  const accounts = await records.accounts({ customers: [customer.id] });
  const payments = await records.payments(
    accounts.map((account) => account.id),
    reading,
  );
  const judged = assessCustomer(ground, customer, payments);
  const keys = customerKeys({ customer, payments, access: [] }, (kind, value) => records.traceDigest(kind, value));
  const newcomer = await linkNewcomer(records, customer.id, keys);
  await recordLapses(world, records, [judged]);
  await records.saveAssessments([judged.assessment]);
  await records.saveMatches(judged.assessment.matches.map((match) => ({ ...match, customer: customer.id })));
  const entry = entryFor(world, actor, {
    kind: 'assessment',
    subject: customer.id,
    text: `Judged: ${judged.assessment.status}; lists ${judged.assessment.band}; OFAC 50 percent ${judged.assessment.ofac50}`,
    body: judged.assessment,
    refs: { lists: { all: judged.assessment.listsDigest }, rules: { all: judged.assessment.rulesDigest } },
  });
  await records.append([entry]);
  const complete = missingInformation(customer, payments, judged.assessment.owners.length).length === 0;
  for (const account of accounts) {
    const source: Account = {
      id: account.id,
      customer: account.customer,
      opened: account.opened,
      ...(account.closed === null ? {} : { closed: account.closed }),
    };
    const last = replayEvents(
      accountEvents(source, customer, judged.assessment, { complete, measureBinds: judged.measureBinds }, today),
    ).at(-1);
    if (last === undefined || last.state === account.state) continue;
    await records.saveAccountStates([
      {
        account: account.id,
        state: last.state,
        event: last.event,
        validFrom: last.at,
        because: `${last.because} (${last.clause})`,
        entry: entry.id,
      },
    ]);
    await records.append([
      entryFor(world, actor, {
        kind: 'state',
        subject: account.id,
        text: `${last.state}: ${last.because}`,
        body: { account: account.id, state: last.state, event: last.event },
      }),
    ]);
  }
  await openFlags(world, records, customer, judged, newcomer);
  return judged;
}

async function openFlags(world: World, records: Records, customer: Customer, judged: Assessed, newcomer: Newcomer): Promise<void> {
  const returner = await returnerFlags(records, customer, newcomer);
  const openedAt = toInstant(world.clock.now());
  await openCases(
    world,
    records,
    [...judged.flags, ...returner]
      .filter(waitsForSomebody)
      .map((flag) => caseFor(flag, { customer: customer.id, run: null, match: matchBehind(flag, judged.assessment), due: null }, openedAt)),
  );
}

/** A flag where the customer shares strong keys that few hold, or a likely link, with somebody who failed verification and lost the account. */
async function returnerFlags(records: Records, customer: Customer, { links, shared }: Newcomer): Promise<Flag[]> {
  if (hasFailed(customer)) return [];
  const signs = new Map<string, { kinds: LinkKind[]; link: ReturnerSigns['link'] }>();
  const signsOf = (source: string) => {
    const known = signs.get(source) ?? { kinds: [], link: null };
    signs.set(source, known);
    return known;
  };
  for (const { customer: source, kind, digest } of shared.shared) {
    if (!STRONG_TRACES.includes(kind) || (shared.holders.get(`${kind} ${digest}`) ?? 0) > STRONG_HOLDERS_MAX) continue;
    signsOf(source).kinds.push(kind);
  }
  for (const link of links) signsOf(link.customers.find((id) => id !== customer.id) ?? '').link = link;
  const refused = await records.refusedAmong([...signs.keys()]);
  if (refused.length === 0) return [];
  return [
    returnerFlag(
      customer.id,
      refused.flatMap((source) => {
        const own = signs.get(source);
        return own === undefined ? [] : [[source, own] as const];
      }),
    ),
  ];
}
