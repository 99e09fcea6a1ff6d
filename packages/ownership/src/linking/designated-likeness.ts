import type { Counted } from '../fifty-percent/designations.ts';
import { type FiftyPercentCascade, fiftyPercentCascade } from '../fifty-percent/fifty-percent-cascade.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { partyAt } from '../graph/party-at.ts';
import type { SameParties } from './same-parties.ts';

/** Rounds in which who may be a blocked party is looked for; each makes others blockable, and chains of such likenesses are short. */
const ROUNDS_MAX = 8;

/**
 * The cascade of a 50 percent rule where records may be one party: who may be a designated or a blocked one counts as unclear, so that whatever it owns
 * is `possibly` and never `not`. Nobody is blocked by a likeness: the certain side is the same as without.
 */
export function cascadeWithLikeness(graph: OwnershipGraph, counted: Counted, same: SameParties): FiftyPercentCascade {
  let cascade = fiftyPercentCascade(graph, counted);
  if (same.size === 0) return cascade;
  const unclear = new Set(counted.unclear);
  const listsOf = new Map(counted.listsOf);
  const likeness = new Map<number, { readonly id: string; readonly probability: number }>();
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const before = unclear.size;
    for (const [id, others] of same) {
      const node = graph.nodeOf.get(id);
      if (node === undefined || (cascade.blocked[node] === 0 && !unclear.has(node))) continue;
      for (const { id: otherId, probability } of others) {
        const other = graph.nodeOf.get(otherId);
        if (other === undefined || cascade.blocked[other] === 1 || unclear.has(other)) continue;
        unclear.add(other);
        likeness.set(other, { id: partyAt(graph, node).id, probability });
        const lists = counted.listsOf.get(node);
        if (lists !== undefined) listsOf.set(other, lists);
      }
    }
    if (unclear.size === before) break;
    cascade = fiftyPercentCascade(graph, { ...counted, unclear, listsOf, likeness });
  }
  return cascade;
}
