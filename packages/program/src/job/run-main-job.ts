import { Summary, type Truth } from '@gatehouse/contracts';
import { digestOf } from '@gatehouse/foundation';
import { entryFor } from '../answer/ledger-entry.ts';
import { GATEHOUSE } from '../actor.ts';
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
export async function runMainJob(world: World, data: ProviderData, truth: Truth | null): Promise<MainJob> {
  return world.store.transaction(async (records) => {
    const judgement = judgeProvider(world, data, (kind, value) => records.traceDigest(kind, value));
    await saveJudgement(world, records, data, judgement);
    const summarised = summarise(world, data, judgement);
    const injected = truth === null ? [] : await compareWithTruth(world, records, judgement, truth);
    const summary = Summary.parse({ ...summarised, injected });
    await records.saveJob(jobDigest(world, data, truth), summary);
    await records.append([entryFor(world, GATEHOUSE, { kind: 'report', subject: 'job', text: 'Main job done', body: summary })]);
    return { summary, judgement };
  });
}
