import type { Flag, Payment } from '@gatehouse/contracts';
import { FLAGS } from '@gatehouse/contracts';
import { toInstant } from '@gatehouse/foundation';
import { coveringThreshold, type StartedReport, startReport } from '../answer/start-report.ts';
import { withWindow } from '../enforce/measure-window.ts';
import type { StoredMeasure } from '../enforce/records.ts';
import { accountEvents } from '../identify/account-events.ts';
import { type AccountStep, replayEvents } from '../identify/account-states.ts';
import { assessCustomer, type Assessed, assessmentGround } from '../identify/assess-customers.ts';
import { partyNames } from '../identify/bods-party.ts';
import { customerGroups, type CustomerGroup, groupOfCustomer } from '../identify/customer-links.ts';
import { findReturners } from '../identify/find-returners.ts';
import { linkCustomers, type LinkedCustomers } from '../identify/link-customers.ts';
import type { MatchMemory } from '../identify/match-memory.ts';
import { missingInformation } from '../identify/missing-information.ts';
import { type AccountHolder, accountHolder } from '../meter/account-holder.ts';
import { groupFlags } from '../meter/group-flags.ts';
import { type JudgedRun, judgeRuns } from '../meter/judge-runs.ts';
import type { World } from '../ports.ts';
import type { ProviderData } from './provider-data.ts';

export interface JudgedAccount {
  readonly account: string;
  readonly customer: string;
  readonly steps: readonly (AccountStep & { readonly at: string })[];
}

/** Everything that the main job concludes from one export, before any of it is written. */
export interface Judgement {
  readonly measures: readonly StoredMeasure[];
  readonly assessed: ReadonlyMap<string, Assessed>;
  /** Who may be the same customer, and the digests that it was told by. */
  readonly linked: LinkedCustomers;
  readonly groups: readonly CustomerGroup[];
  readonly accounts: readonly JudgedAccount[];
  readonly runs: readonly JudgedRun[];
  readonly started: readonly StartedReport[];
  readonly flags: readonly Flag[];
}

/** Judges a whole provider: the four flows' conclusions from one version of facts, lists and law. */
export function judgeProvider(
  world: World,
  data: ProviderData,
  digest: (kind: string, value: string) => string,
  memory: MatchMemory,
): Judgement {
  const today = world.today();
  const measures = data.measures.map((measure) => withWindow(world.rules, measure, today));
  const paymentsOf = paymentsByCustomer(data);
  const ground = assessmentGround({ rules: world.rules, lists: world.lists, today, measures, statements: data.statements, memory });
  const assessed = new Map(
    data.customers.map((customer) => [customer.id, assessCustomer(ground, customer, paymentsOf.get(customer.id) ?? [])]),
  );
  const linked = linkCustomers({ ...data, paymentsOf }, digest);
  const groups = customerGroups(linked.links);
  const accounts = judgeAccounts(data, assessed, paymentsOf, today);
  const meter = { rules: world.rules, today, holders: holdersOf(data, assessed), groups: groupOfCustomer(groups) };
  const runs = judgeRuns(meter, data.usage, data.power);
  const started = startReports(world, data, assessed, ground.parties, paymentsOf, runs);
  const flags = [
    ...[...assessed.values()].flatMap((one) => one.flags),
    ...findReturners(data.customers, linked.traces, linked.links),
    ...unverifiedFlags(data, accounts, today),
    ...runs.flatMap((run) => run.flags),
    ...groupFlags(meter, groups, runs),
  ];
  return { measures, assessed, linked, groups, accounts, runs, started, flags: distinct(flags) };
}

function paymentsByCustomer(data: ProviderData): Map<string, Payment[]> {
  const holder = new Map(data.accounts.map((account) => [account.id, account.customer]));
  return Map.groupBy(data.payments, (payment) => holder.get(payment.account) ?? '');
}

function judgeAccounts(
  data: ProviderData,
  assessed: ReadonlyMap<string, Assessed>,
  paymentsOf: ReadonlyMap<string, readonly Payment[]>,
  today: string,
): JudgedAccount[] {
  const customers = new Map(data.customers.map((customer) => [customer.id, customer]));
  return data.accounts.flatMap((account) => {
    const customer = customers.get(account.customer);
    const one = assessed.get(account.customer);
    if (customer === undefined || one === undefined) return [];
    const complete = missingInformation(customer, paymentsOf.get(customer.id) ?? [], one.assessment.owners.length).length === 0;
    const steps = replayEvents(accountEvents(account, customer, one.assessment, { complete, measureBinds: one.measureBinds }, today));
    return [{ account: account.id, customer: customer.id, steps }];
  });
}

function holdersOf(data: ProviderData, assessed: ReadonlyMap<string, Assessed>): Map<string, AccountHolder> {
  return new Map(
    data.accounts.map(({ id, customer, reseller }): [string, AccountHolder] => [
      id,
      accountHolder({ customer, reseller: reseller ?? null }, assessed.get(customer)?.assessment),
    ]),
  );
}

function startReports(
  world: World,
  data: ProviderData,
  assessed: ReadonlyMap<string, Assessed>,
  parties: ReturnType<typeof assessmentGround>['parties'],
  paymentsOf: ReadonlyMap<string, readonly Payment[]>,
  runs: readonly JudgedRun[],
): StartedReport[] {
  const createdAt = toInstant(world.clock.now());
  return runs
    .filter((judged) => coveringThreshold(judged) !== null)
    .flatMap((judged) => {
      const foreign = judged.run.customers.find((id) => assessed.get(id)?.assessment.status === 'foreign') ?? judged.run.customers[0];
      const customer = data.customers.find((candidate) => candidate.id === foreign);
      if (customer === undefined) return [];
      const accounts = new Set(data.accounts.filter((account) => account.customer === customer.id).map((account) => account.id));
      const owners = (assessed.get(customer.id)?.assessment.owners ?? []).map((owner) => {
        const party = parties.get(owner.id);
        return { ...owner, names: party === undefined ? [] : partyNames(party) };
      });
      const access = data.access.filter((event) => accounts.has(event.account)).toSorted((a, b) => (a.at < b.at ? 1 : -1));
      return startReport(world, judged, { customer, owners, payments: paymentsOf.get(customer.id) ?? [], access }, createdAt) ?? [];
    });
}

function unverifiedFlags(data: ProviderData, accounts: readonly JudgedAccount[], today: string): Flag[] {
  const late = new Set(accounts.filter((account) => account.steps.at(-1)?.state === 'deprovisioning').map((account) => account.customer));
  return data.customers
    .filter((customer) => late.has(customer.id))
    .map((customer) => ({
      subject: customer.id,
      code: 'unverified-past-date' as const,
      severity: FLAGS['unverified-past-date'].severity,
      because: `Not verified by ${customer.verifyBy ?? 'its date'}; today is ${today}. The account is to be taken away.`,
    }));
}

/** A flag stands once on its subject; the first sentence is kept. */
function distinct(flags: readonly Flag[]): Flag[] {
  const seen = new Map<string, Flag>();
  for (const flag of flags) if (!seen.has(`${flag.subject}\u0000${flag.code}`)) seen.set(`${flag.subject}\u0000${flag.code}`, flag);
  return [...seen.values()];
}
