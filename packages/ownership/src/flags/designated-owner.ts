import type { FlagContext, FlagRule } from './flag-context.ts';
import { controlKindsOf } from '../facts/control-kind.ts';
import { ownerRows } from '../graph/holding-table.ts';
import { calledAt, partyAt } from '../graph/party-at.ts';
import { shareInWords } from '../facts/share-line.ts';
import { namedList } from './named-list.ts';

/** The party itself is named on a list. */
export const designated: FlagRule = {
  code: 'designated',
  severity: 'high',
  category: 'A',
  find({ graph, node, designated: lists }) {
    const own = lists.get(partyAt(graph, node).id);
    return own === undefined ? null : `Named on ${own.join(', ')}.`;
  },
};

/** A designated party owns a stated part that does not reach the line: caution, and a reason to look again when shares move. */
export const designatedOwnerBelowLine: FlagRule = {
  code: 'designated-owner-below-line',
  severity: 'warn',
  category: 'A',
  find(context) {
    const { graph, node, shares } = context;
    if (isBlocked(context)) return null;
    const facts = listedAbove(context).flatMap((member) => {
      const share = shares.get(member);
      if (share === undefined || share.max === 0 || (share.min === 0 && share.max === 100)) return [];
      return [`${calledAt(graph, member)} (${listsOf(context, member)}) holds ${shareInWords(share)} looked through`];
    });
    return facts.length === 0 ? null : `${namedList(facts)}, which does not prove 50 % of ${calledAt(graph, node)}.`;
  },
};

/** A designated owner whose share nobody states: resolve it or obtain a licence (BIS Red Flag 29). */
export const designatedOwnerShareUnknown: FlagRule = {
  code: 'designated-owner-share-unknown',
  severity: 'high',
  category: 'A',
  find(context) {
    if (isBlocked(context)) return null;
    const unknown = listedAbove(context).filter((member) => {
      const share = context.shares.get(member);
      return share !== undefined && share.min === 0 && share.max === 100;
    });
    if (unknown.length === 0) return null;
    const names = namedList(unknown.map((member) => `${calledAt(context.graph, member)} (${listsOf(context, member)})`));
    return `${names} has a stake above it whose size nobody states.`;
  },
};

/** A designated party controls without owning: this does not block (OFAC FAQ 398), and calls for caution. */
export const controlByDesignated: FlagRule = {
  code: 'control-by-designated',
  severity: 'warn',
  category: 'A',
  find(context) {
    const { graph, node } = context;
    if (isBlocked(context)) return null;
    const facts: string[] = [];
    for (const table of [graph.direct, graph.indirect]) {
      for (const row of ownerRows(table, node)) {
        const owner = table.owner[row] ?? -1;
        const kinds = controlKindsOf(table.controls[row] ?? 0);
        if (kinds.length > 0 && context.designated.has(partyAt(graph, owner).id))
          facts.push(`${calledAt(graph, owner)} (${listsOf(context, owner)}): ${kinds.join(', ')}`);
      }
    }
    return facts.length === 0 ? null : `Controlled by a designated party, which alone does not block: ${namedList(facts)}.`;
  },
};

function isBlocked({ ofac50, affiliates50 }: FlagContext): boolean {
  return ofac50.verdict === 'blocked' || affiliates50.verdict === 'blocked';
}

function listedAbove({ graph, node, upstream, designated: lists }: FlagContext): number[] {
  if (lists.size === 0) return [];
  return upstream.filter((member) => member !== node && lists.has(partyAt(graph, member).id));
}

function listsOf({ graph, designated: lists }: FlagContext, node: number): string {
  return lists.get(partyAt(graph, node).id)?.join(', ') ?? '';
}
