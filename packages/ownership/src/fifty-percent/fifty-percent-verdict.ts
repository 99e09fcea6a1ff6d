import type { Affiliates50, CountedOwner, Ofac50 } from '@gatehouse/contracts';
import type { FiftyPercentCascade } from './fifty-percent-cascade.ts';
import { heldRows, ownerRows } from '../graph/holding-table.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { calledAt, partyAt } from '../graph/party-at.ts';
import { shareInWords, shownShare } from '../facts/share-line.ts';

/** Both verdicts of a 50 percent rule, ready to be asked node by node. */
export interface FiftyPercentRule {
  verdictOf(node: number): Ofac50;
}

/** Prepares a cascade for questions: the shortest proving paths are found once for the whole graph. Linear. */
export function fiftyPercentRule(graph: OwnershipGraph, cascade: FiftyPercentCascade): FiftyPercentRule {
  const proven = stepsFrom(graph, cascade.counted.certain, cascade.blocked);
  const named = [...cascade.counted.certain, ...cascade.counted.unclear];
  const suspected = stepsFrom(graph, named, cascade.blockable);
  return {
    verdictOf(node) {
      const blocked = cascade.blocked[node] === 1;
      const verdict = blocked ? 'blocked' : cascade.blockable[node] === 1 ? 'possibly' : 'not';
      const share = shownShare({ min: Math.min(100, cascade.share_min[node] ?? 0), max: cascade.share_max[node] ?? 0 });
      const owners = countedOwners(graph, cascade, node);
      const path = verdict === 'not' ? [] : pathTo(graph, blocked ? proven : suspected, node);
      return { verdict, share, path, owners, because: reasonFor(graph, cascade, node, verdict, owners, share) };
    },
  };
}

/** A verdict of the Affiliates Rule: what the cascade says where the rule binds, `not-in-force` where it does not. */
export function affiliatesVerdict(verdict: Ofac50, lawStatus: string): Affiliates50 {
  if (lawStatus === 'in-force') return { ...verdict, lawStatus };
  const because = `The BIS Affiliates Rule is ${lawStatus} on this date; were it in force, the verdict would be "${verdict.verdict}". ${verdict.because}`;
  return { ...verdict, verdict: 'not-in-force', because, lawStatus };
}

/** Breadth first from the designated parties over the parties that `within` marks: the step back from each, -1 at the start. */
function stepsFrom(graph: OwnershipGraph, starts: Iterable<number>, within: Uint8Array): ReadonlyMap<number, number> {
  const back = new Map<number, number>();
  const waiting: number[] = [];
  for (const node of starts) {
    back.set(node, -1);
    waiting.push(node);
  }
  for (let at = 0; at < waiting.length; at += 1) {
    const node = waiting[at] ?? 0;
    for (const table of [graph.direct, graph.indirect]) {
      for (const row of heldRows(table, node)) {
        const owned = table.owned[row] ?? 0;
        if (back.has(owned) || within[owned] !== 1 || (table.equityMax[row] ?? 0) === 0) continue;
        back.set(owned, node);
        waiting.push(owned);
      }
    }
  }
  return back;
}

function pathTo(graph: OwnershipGraph, back: ReadonlyMap<number, number>, node: number): string[] {
  const path: string[] = [];
  for (let at = back.has(node) ? node : -1; at !== -1; at = back.get(at) ?? -1) path.push(partyAt(graph, at).id);
  return path.reverse();
}

function countedOwners(graph: OwnershipGraph, cascade: FiftyPercentCascade, node: number): CountedOwner[] {
  const owners: CountedOwner[] = [];
  for (const table of [graph.direct, graph.indirect]) {
    for (const row of ownerRows(table, node)) {
      const owner = table.owner[row] ?? 0;
      const max = table.equityMax[row] ?? 0;
      if (cascade.blockable[owner] !== 1 || max === 0) continue;
      const status = cascade.counted.certain.has(owner) ? 'designated' : cascade.blocked[owner] === 1 ? 'blocked' : 'possibly';
      const min = table === graph.direct ? (table.equityMin[row] ?? 0) : 0;
      owners.push({
        id: partyAt(graph, owner).id,
        status,
        share: shownShare({ min, max }),
        lists: [...(cascade.counted.listsOf.get(owner) ?? [])],
      });
    }
  }
  return owners;
}

function reasonFor(
  graph: OwnershipGraph,
  cascade: FiftyPercentCascade,
  node: number,
  verdict: Ofac50['verdict'],
  owners: readonly CountedOwner[],
  share: Ofac50['share'],
): string {
  const lists = cascade.counted.listsOf.get(node);
  if (cascade.counted.certain.has(node)) return `Itself on ${lists?.join(', ') ?? 'a list'}.`;
  const like = cascade.counted.likeness?.get(node);
  if (like !== undefined && verdict === 'possibly')
    return `May be ${calledAt(graph, graph.nodeOf.get(like.id) ?? -1)} (${like.id}) with a probability of ${like.probability.toFixed(2)}, which is ${lists === undefined ? 'blocked' : `on ${lists.join(', ')}`}.`;
  if (cascade.counted.unclear.has(node) && verdict === 'possibly')
    return `Itself on ${lists?.join(', ') ?? 'a list'}, which may or may not count.`;
  const parts = owners.map(
    (owner) => `${calledAt(graph, graph.nodeOf.get(owner.id) ?? -1)} (${owner.status}) ${shareInWords(owner.share)}`,
  );
  const held =
    parts.length === 0
      ? 'No designated, blocked or unidentified party is stated as a direct owner'
      : `Held directly by ${parts.join(', ')}`;
  if (verdict === 'blocked') return `${held}: ${shareInWords(share)} in all, and 50 % is enough.`;
  if (verdict === 'possibly') return `${held}; ${shareInWords(share)} may be designated or blocked owners', so 50 % is not excluded.`;
  return partyAt(graph, node).kind === 'person'
    ? 'A person who is on none of the lists that count.'
    : `${held}; at most ${shareInWords({ min: share.max, max: share.max })} can be designated or blocked owners', and 50 % is needed.`;
}
