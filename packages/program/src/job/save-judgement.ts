import { sumOperations } from '@gatehouse/compute';
import type { EvaluationRequest } from '@gatehouse/contracts';
import { toInstant } from '@gatehouse/foundation';
import { storedModel } from '../identify/link-customers.ts';
import { entryFor, type NewEntry } from '../answer/ledger-entry.ts';
import { caseFor, matchBehind, openCases, waitsForSomebody } from '../answer/open-cases.ts';
import { answerEntries } from '../answer/start-report.ts';
import { evaluateFrom } from '../enforce/evaluate.ts';
import { GATEHOUSE } from '../actor.ts';
import { recordLapses } from '../identify/recall-matches.ts';
import type { Records, World } from '../ports.ts';
import type { Judgement } from './judge-provider.ts';
import type { ProviderData } from './provider-data.ts';

/** Writes a whole judgement with its log entries. Runs in one transaction: all of it is there, or nothing. */
export async function saveJudgement(world: World, records: Records, data: ProviderData, judgement: Judgement): Promise<void> {
  await saveFacts(world, records, data);
  const entries = [...(await saveConclusions(world, records, judgement)), ...(await saveAnswers(world, records, judgement))];
  await records.append(entries);
  await decideOnUsers(world, records, data);
}

async function saveFacts(world: World, records: Records, data: ProviderData): Promise<void> {
  await records.saveProvider({
    name: data.provider.name,
    sampleDate: data.provider.sample ? data.provider.asOf : null,
    exportDigest: data.digest,
  });
  await records.saveResellers(data.resellers);
  await records.saveCustomers(data.customers);
  await records.saveAccounts(data.accounts);
  await records.savePayments(data.payments);
  await records.saveAccess(data.access);
  await records.saveStatements(data.statements);
  await records.saveUsage(data.usage.map((record) => ({ record, operations: sumOperations([record]).operations })));
  await records.saveListVersions(world.lists.versions);
  await records.append([
    entryFor(world, GATEHOUSE, {
      kind: 'list',
      subject: 'lists',
      text: `${world.lists.versions.length} watch lists in use`,
      body: world.lists.versions,
      refs: { lists: { all: world.lists.digest } },
    }),
    entryFor(world, GATEHOUSE, {
      kind: 'rulepack',
      subject: 'rulepacks',
      text: `${world.rules.packs.length} rule packs in use`,
      body: world.rules.packs.map((pack) => [pack.id, pack.digest]),
      refs: { rules: { all: world.rules.digest } },
    }),
    entryFor(world, GATEHOUSE, {
      kind: 'usage',
      subject: 'usage',
      text: `${data.usage.length} usage records taken in`,
      body: data.usage.map((record) => record.id),
    }),
  ]);
}

async function saveConclusions(world: World, records: Records, judgement: Judgement): Promise<NewEntry[]> {
  const assessments = [...judgement.assessed.values()].map((one) => one.assessment);
  await records.saveMeasures(judgement.measures);
  await records.saveTraces(judgement.linked.traces);
  await records.saveLinkKeys(judgement.linked.keys);
  await records.saveLinkModel(storedModel(judgement.linked));
  await records.replaceLinks(null, judgement.linked.links);
  await recordLapses(world, records, judgement.assessed.values());
  await records.saveAssessments(assessments);
  await records.saveMatches(
    assessments.flatMap((assessment) => assessment.matches.map((match) => ({ ...match, customer: assessment.customer }))),
  );
  const entries = assessments.map((assessment) =>
    entryFor(world, GATEHOUSE, {
      kind: 'assessment',
      subject: assessment.customer,
      text: `Judged: ${assessment.status}${assessment.carvedOut ? ', outside the subpart' : ''}; lists ${assessment.band}; OFAC 50 percent ${assessment.ofac50}`,
      body: assessment,
      refs: { lists: { all: assessment.listsDigest }, rules: { all: assessment.rulesDigest } },
    }),
  );
  const states = judgement.accounts.map(({ account, steps }) => {
    const last = steps.at(-1);
    const entry = entryFor(world, GATEHOUSE, {
      kind: 'state',
      subject: account,
      text: `${last?.state ?? 'applicant'}: ${last?.because ?? ''}`,
      body: { account, steps },
    });
    return { account, steps, entry };
  });
  await records.saveAccountStates(
    states.flatMap(({ account, steps, entry }) =>
      steps.map((step) => ({
        account,
        state: step.state,
        event: step.event,
        validFrom: step.at,
        because: `${step.because} (${step.clause})`,
        entry: entry.id,
      })),
    ),
  );
  await records.replaceRuns(judgement.runs.map((judged) => judged.run));
  const notable = judgement.runs.filter((judged) => judged.run.joined || judged.run.over.some((row) => row.over === 'yes'));
  return [
    ...entries,
    ...states.map(({ entry }) => entry),
    ...judgement.measures.map((stored) =>
      entryFor(world, GATEHOUSE, {
        kind: 'measure',
        subject: stored.measure.id,
        text: `${stored.measure.title}: binds from ${stored.bindsFrom}`,
        body: stored,
      }),
    ),
    ...notable.map(({ run }) =>
      entryFor(world, GATEHOUSE, {
        kind: 'run',
        subject: run.id,
        text: `Run over ${
          run.over
            .filter((row) => row.over === 'yes')
            .map((row) => row.threshold)
            .join(', ') || 'no threshold'
        }${run.joined ? `, joined from ${run.accounts.length} accounts` : ''}`,
        body: { id: run.id, operations: run.operations, parts: run.parts.map((part) => [part.account, part.job]), over: run.over },
      }),
    ),
  ];
}

async function saveAnswers(world: World, records: Records, judgement: Judgement): Promise<NewEntry[]> {
  const openedAt = toInstant(world.clock.now());
  const started = await records.startClocks(judgement.started.map(({ clock }) => clock));
  await records.saveReports(judgement.started.map(({ report }) => report));
  const dueOfRun = new Map(judgement.started.map(({ clock }) => [clock.subject, clock.row.due]));
  const flaggedRuns = judgement.runs.filter((judged) => judged.flags.length > 0);
  const cases = judgement.flags.filter(waitsForSomebody).map((flag) => {
    const match = matchBehind(flag, judgement.assessed.get(flag.subject)?.assessment);
    const run =
      flaggedRuns.find((judged) => judged.flags.some((own) => own.subject === flag.subject && own.code === flag.code))?.run.id ?? null;
    return caseFor(flag, { customer: flag.subject, run, match, due: run === null ? null : (dueOfRun.get(run) ?? null) }, openedAt);
  });
  await openCases(world, records, cases);
  const fresh = new Set(started.map((clock) => clock.id));
  return judgement.started.filter(({ clock }) => fresh.has(clock.id)).flatMap((answer) => answerEntries(world, GATEHOUSE, answer));
}

/** Whoever used accelerators in the period is asked about as if it wanted one more node today: the answers are decisions like any other. */
async function decideOnUsers(world: World, records: Records, data: ProviderData): Promise<void> {
  const accounts = [...new Set(data.usage.map((record) => record.account))].toSorted();
  const requests = accounts.map(standingRequest);
  const facts = await records.subjectFacts(requests.map((request) => request.subject));
  const evaluated = evaluateFrom(
    world,
    requests.map((request) => ({ actor: GATEHOUSE, request })),
    facts,
    await records.measures(),
  );
  await records.saveDecisions(evaluated);
}

/** "May this account go on using accelerators?" */
export function standingRequest(account: string): EvaluationRequest {
  return {
    subject: { type: 'account', id: account },
    action: { name: 'provision' },
    resource: { type: 'accelerator', id: 'one-more-node', properties: { count: 8 } },
  };
}
