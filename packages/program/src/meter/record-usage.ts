import { sumOperations } from '@gatehouse/compute';
import type { UsageRecord } from '@gatehouse/contracts';
import { toInstant } from '@gatehouse/foundation';
import { entryFor } from '../answer/ledger-entry.ts';
import { caseFor, openCases, waitsForSomebody } from '../answer/open-cases.ts';
import { answerEntries, coveringThreshold, startReport } from '../answer/start-report.ts';
import { partiesOf, partyNames } from '../identify/bods-party.ts';
import { customerGroups, groupOfCustomer } from '../identify/customer-links.ts';
import type { Actor } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import { type AccountHolder, accountHolder } from './account-holder.ts';
import { groupFlags } from './group-flags.ts';
import { type JudgedRun, judgeRuns } from './judge-runs.ts';

/** Takes usage in, once each, and derives the runs anew. Resolves to how many records were new. */
export function recordUsage(world: World, actor: Actor, usage: readonly UsageRecord[]): Promise<number> {
  return world.store.transaction(async (records) => {
    const added = await records.saveUsage(usage.map((record) => ({ record, operations: sumOperations([record]).operations })));
    if (added === 0) return 0;
    await records.append([
      entryFor(world, actor, {
        kind: 'usage',
        subject: 'usage',
        text: `${added} usage records taken in`,
        body: usage.map((record) => record.id),
      }),
    ]);
    await deriveRuns(world, actor, records);
    return added;
  });
}

async function deriveRuns(world: World, actor: Actor, records: Records): Promise<void> {
  const usage = (await records.usage({})).map(({ record }) => record);
  const accounts = await records.accounts({ ids: [...new Set(usage.map((record) => record.account))] });
  const assessments = await records.assessments([...new Set(accounts.map((account) => account.customer))]);
  const judged = new Map(assessments.map((assessment) => [assessment.customer, assessment]));
  const holders = new Map(
    accounts.map((account): [string, AccountHolder] => [account.id, accountHolder(account, judged.get(account.customer))]),
  );
  const links = await records.links([...judged.keys()]);
  const groups = customerGroups(links);
  const ground = { rules: world.rules, today: world.today(), holders, groups: groupOfCustomer(groups) };
  const runs = judgeRuns(ground, usage, []);
  await records.replaceRuns(runs.map((run) => run.run));
  const openedAt = toInstant(world.clock.now());
  const cases = runs.flatMap((run) =>
    run.flags
      .filter(waitsForSomebody)
      .map((flag) => caseFor(flag, { customer: flag.subject, run: run.run.id, match: null, due: null }, openedAt)),
  );
  const together = groupFlags(ground, groups, runs)
    .filter(waitsForSomebody)
    .map((flag) => caseFor(flag, { customer: flag.subject, run: null, match: null, due: null }, openedAt));
  await openCases(world, records, [...cases, ...together]);
  for (const run of runs.filter((candidate) => coveringThreshold(candidate) !== null)) await startAnswer(world, actor, records, run);
}

/** A covered run starts its clock and its draft, once: a second derivation finds both there. */
async function startAnswer(world: World, actor: Actor, records: Records, run: JudgedRun): Promise<void> {
  const reading = { who: 'gatehouse', why: 'draft a report', case: run.run.id };
  const assessments = await records.assessments(run.run.customers);
  const foreign = assessments.find((assessment) => assessment.status === 'foreign') ?? assessments[0];
  if (foreign === undefined) return;
  const [stored] = await records.customers([foreign.customer], reading);
  if (stored === undefined) return;
  const accounts = (await records.accounts({ customers: [foreign.customer] })).map((account) => account.id);
  const parties = partiesOf(stored.customer.bods === undefined ? [] : await records.ownershipAbove(stored.customer.bods, reading));
  const owners = foreign.owners.map((owner) => {
    const party = parties.get(owner.id);
    return { ...owner, names: party === undefined ? [] : partyNames(party) };
  });
  const subject = {
    customer: stored.customer,
    owners,
    payments: await records.payments(accounts, reading),
    access: await records.access(accounts, 1_000, reading),
  };
  const started = startReport(world, run, subject, toInstant(world.clock.now()));
  if (started === null) return;
  const fresh = await records.startClocks([started.clock]);
  if (fresh.length === 0) return;
  await records.saveReports([started.report]);
  await records.append(answerEntries(world, actor, started));
}
