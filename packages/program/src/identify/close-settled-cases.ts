import type { Flag } from '@gatehouse/contracts';
import { toInstant } from '@gatehouse/foundation';
import { entryFor } from '../answer/ledger-entry.ts';
import type { Actor } from '../actor.ts';
import type { Records, World } from '../ports.ts';

/** Who judged, in which words: it becomes the disposition of the cases that are settled by it. */
export interface Agreed {
  readonly first: Actor;
  /** The second person, where there was one. */
  readonly second: Actor | null;
  readonly because: string;
}

const MATCH_FLAGS: readonly Flag['code'][] = ['list-match', 'list-review'];

/** Closes the cases about a customer's matches that nothing is left of: what was to be judged has been judged, match by match. */
export async function closeSettledCases(
  world: World,
  records: Records,
  customer: string,
  flags: readonly Flag[],
  { first, second, because }: Agreed,
): Promise<void> {
  const { items } = await records.cases(
    { states: ['open', 'claimed', 'snoozed', 'proposed'], customers: [customer] },
    { after: null, limit: 100 },
  );
  const raised = new Set(flags.map((flag) => flag.code));
  const settled = items.filter(
    // A case that takes two persons is closed by two, or stays for them.
    (item) => MATCH_FLAGS.includes(item.flag) && !raised.has(item.flag) && (!item.fourEyes || second !== null),
  );
  const at = toInstant(world.clock.now());
  for (const item of settled) {
    const disposition = { disposition: 'no-response' as const, reason: because, by: first.id, approvedBy: second?.id ?? null, at };
    await records.changeCase(item.id, { state: 'closed', proposal: null, disposition });
    const text = `closed: no-response, by the judgement of its matches`;
    await records.append([
      entryFor(world, first, {
        kind: 'case',
        subject: item.subject,
        text: `${first.name} ${text} (${item.flag})`,
        body: { case: item.id, text, actor: first.id },
      }),
    ]);
  }
}
