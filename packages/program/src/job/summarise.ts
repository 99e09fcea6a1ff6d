import type { Summary } from '@gatehouse/contracts';
import { statusOf } from '@gatehouse/rules';
import type { World } from '../ports.ts';
import type { Judgement } from './judge-provider.ts';
import type { ProviderData } from './provider-data.ts';

const UNVERIFIED = new Set(['status-unresolved', 'foreign-intake', 'verifying', 'provisional', 'deprovisioning', 'refused']);

/** The summary of a job, all but the injected cases: those are compared when everything else is done. */
export function summarise(world: World, data: ProviderData, judgement: Judgement): Omit<Summary, 'injected'> {
  const today = world.today();
  const assessments = [...judgement.assessed.values()].map((one) => one.assessment);
  const stateOf = new Map(judgement.accounts.map((account) => [account.account, account.steps.at(-1)?.state ?? 'applicant']));
  const states = customersByState(judgement, stateOf);
  const foreign = new Set(
    assessments.filter((assessment) => assessment.status !== 'us' || !assessment.carvedOut).map((assessment) => assessment.customer),
  );
  const unverified = judgement.accounts.filter(
    (account) => foreign.has(account.customer) && UNVERIFIED.has(stateOf.get(account.account) ?? ''),
  );
  return {
    asOf: today,
    lists: Object.fromEntries(
      world.lists.versions.map(({ name, version, date, entries, stale }) => [
        name,
        { version, date: date === 'unknown' ? null : date, entries, stale },
      ]),
    ),
    rulepacks: world.rules.packs.map((pack) => ({ id: pack.id, status: statusOf(world.rules, pack.id, { on: today }).status })),
    customers: {
      total: data.customers.length,
      us: count(assessments, (assessment) => assessment.status === 'us'),
      foreign: count(assessments, (assessment) => assessment.status === 'foreign'),
      unresolved: count(assessments, (assessment) => assessment.status === 'unresolved'),
      byState: states,
    },
    unverified: {
      total: unverified.length,
      pastDate: unverified.filter((account) => stateOf.get(account.account) === 'deprovisioning').length,
    },
    matches: {
      match: count(assessments, (assessment) => assessment.band === 'match'),
      review: count(assessments, (assessment) => assessment.band === 'review'),
    },
    ownership: {
      blocked: count(assessments, (assessment) => assessment.ofac50 === 'blocked'),
      possibly: count(assessments, (assessment) => assessment.ofac50 === 'possibly'),
    },
    runs: { total: judgement.runs.length, over: overBy(judgement) },
    clocks: judgement.started.map(({ clock }) => ({ id: clock.id, clock: clock.clock, subject: clock.subject, due: clock.row.due })),
    reports: { drafted: judgement.started.length },
    flags: tally(judgement.flags.map((flag) => flag.code)),
    errors: [...data.errors],
  };
}

/** Each customer once, under the state of its newest account. */
function customersByState(judgement: Judgement, stateOf: ReadonlyMap<string, string>): Record<string, number> {
  const last = new Map(judgement.accounts.map((account) => [account.customer, stateOf.get(account.account) ?? 'applicant']));
  return tally([...judgement.assessed.keys()].map((customer) => last.get(customer) ?? 'applicant'));
}

function overBy(judgement: Judgement): Record<string, number> {
  return tally(judgement.runs.flatMap((judged) => judged.run.over.filter((row) => row.over === 'yes').map((row) => row.threshold)));
}

function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys.toSorted()) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function count<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length;
}
