import { Summary, type Truth } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { entryFor } from '../answer/ledger-entry.ts';
import { GATEHOUSE } from '../actor.ts';
import { partiesIn, recallMatches } from '../identify/recall-matches.ts';
import type { World } from '../ports.ts';
import { compareWithTruth } from './compare-with-truth.ts';
import { type Judgement, judgeProvider } from './judge-provider.ts';
import type { ProviderData } from './provider-data.ts';
import { saveJudgement } from './save-judgement.ts';
import { summarise } from './summarise.ts';

export interface MainJob {
  readonly summary: Summary;
  readonly judgement: Judgement;
}

/** What a job's result depends on: the same digest gives the same summary. */
export function jobDigest(world: World, data: ProviderData, truth: Truth | null): string {
  return digestOf({
    export: data.digest,
    errors: data.errors,
    lists: world.lists.digest,
    rules: world.rules.digest,
    code: world.codeDigest,
    today: world.today(),
    truth,
  });
}

/**
 * The whole main job on one export: identify, meter, enforce, answer. One transaction: it is done, or nothing of it is.
 * The truth about injected cases, where there is one, is looked at only after everything is judged and written.
 */
export async function runMainJob(now: World, data: ProviderData, truth: Truth | null): Promise<MainJob> {
  // New lists that come while it runs are not for it: everybody is judged by the same.
  const world: World = { ...now, lists: now.lists };
  return world.store.transaction(async (records) => {
    const subjects = [...data.customers.map((customer) => customer.id), ...partiesIn(data.statements)];
    const memory = await recallMatches(world.lists, records, subjects);
    const judgement = judgeProvider(world, data, (kind, value) => records.traceDigest(kind, value), memory);
    await saveJudgement(world, records, data, judgement);
    const summarised = summarise(world, data, judgement);
    const injected = truth === null ? [] : await compareWithTruth(world, records, judgement, truth);
    const summary = Summary.parse({ ...summarised, injected });
    await records.saveJob(jobDigest(world, data, truth), summary);
    await records.append([entryFor(world, GATEHOUSE, { kind: 'report', subject: 'job', text: 'Main job done', body: summary })]);
    return { summary, judgement };
  });
}
