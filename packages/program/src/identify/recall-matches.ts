import type { BodsStatement } from '@gatehouse/contracts';
import { entryFor } from '../answer/ledger-entry.ts';
import { GATEHOUSE } from '../actor.ts';
import type { Records, World } from '../ports.ts';
import type { Assessed } from './assess-customers.ts';
import type { LapsedDecision } from './match-decision.ts';
import { matchMemory, type MatchMemory } from './match-memory.ts';
import type { WatchLists } from './watch-lists.ts';

/** The parties whose judgements a customer's own depends on: itself and everybody above it. */
export function subjectsOf(customer: string, statements: readonly BodsStatement[]): string[] {
  return [customer, ...partiesIn(statements)];
}

/** The record ids of all persons and entities among ownership records. */
export function partiesIn(statements: readonly BodsStatement[]): string[] {
  return [...new Set(statements.filter((statement) => statement.recordType !== 'relationship').map((statement) => statement.recordId))];
}

/**
 * What is remembered of matches of these parties, held against one version of the lists: the same by which the customer is judged,
 * for lists can be swapped while a judgement waits for the database.
 */
export async function recallMatches(lists: WatchLists, records: Records, subjects: readonly string[]): Promise<MatchMemory> {
  return matchMemory(await records.matchDecisions(subjects), lists, (text) => records.traceDigest(SUBJECT_DIGEST, text));
}

/** The key under which the digests of compared parties are made. */
export const SUBJECT_DIGEST = 'match-subject';

/** Writes down the judgements that no longer hold, each once: their matches are open again, and the log says why. */
export async function recordLapses(world: World, records: Records, assessed: Iterable<Assessed>): Promise<void> {
  const lapsed = new Map<string, LapsedDecision>();
  for (const { standings } of assessed)
    for (const standing of standings.values()) for (const decision of standing.lapsed) lapsed.set(decision.id, decision);
  if (lapsed.size === 0) return;
  await records.lapseDecisions([...lapsed.values()]);
  await records.append(
    [...lapsed.values()].map(({ id, customer, list, entryId, verdict, because }) =>
      entryFor(world, GATEHOUSE, {
        kind: 'case',
        subject: customer,
        text: `The judgement "${verdict}" on ${list} ${entryId} lapsed: ${because}`,
        body: { decision: id, lapsed: because },
        refs: { lists: { all: world.lists.digest } },
      }),
    ),
  );
}
