import type { FlagContext, FlagRule } from './flag-context.ts';
import { ownerRows } from '../graph/holding-table.ts';
import { declarationOf } from '../beneficial-owners/beneficial-owners.ts';
import { calledAt, partyAt } from '../graph/party-at.ts';
import { passes, shareInWords } from '../facts/share-line.ts';
import { namedList } from './named-list.ts';

/** The stated shares of one entity exceed the whole: some source is wrong or outdated. */
export const sharesExceedWhole: FlagRule = {
  code: 'shares-exceed-whole',
  severity: 'warn',
  category: 'A',
  find: ({ graph, node }) => (graph.overfull[node] === 1 ? 'The shares that its owners are stated to hold exceed 100 % together.' : null),
};

/** Two sources exclude each other about one holding. */
export const sourcesDisagree: FlagRule = {
  code: 'sources-disagree',
  severity: 'warn',
  category: 'A',
  find({ graph, node }) {
    const facts: string[] = [];
    for (const table of [graph.direct, graph.indirect]) {
      for (const row of ownerRows(table, node)) {
        if (table.conflict[row] !== 1) continue;
        const said = (table.stakes[row] ?? []).map(
          (stake) => `${shareInWords(stake.equity ?? stake.votes ?? { min: 0, max: 0 })} (${stake.source})`,
        );
        facts.push(`${calledAt(graph, table.owner[row] ?? -1)} holds ${said.join(' or ')}`);
      }
    }
    return facts.length === 0 ? null : `Sources exclude each other: ${namedList(facts)}.`;
  },
};

/** A declared indirect share that the shown chain contradicts. The chain is what counts. */
export const declaredShareDiffers: FlagRule = {
  code: 'declared-share-differs',
  severity: 'info',
  category: 'A',
  find({ graph, node, shares }) {
    const { summaries } = graph;
    const facts: string[] = [];
    for (const row of ownerRows(summaries, node)) {
      const owner = summaries.owner[row] ?? -1;
      const chain = shares.get(owner);
      const stated = { min: summaries.equityMin[row] ?? 0, max: summaries.equityMax[row] ?? 100 };
      if (chain === undefined || !passes(stated.min, chain.max)) continue;
      facts.push(`${calledAt(graph, owner)} is stated to hold ${shareInWords(stated)} indirectly, the chain gives ${shareInWords(chain)}`);
    }
    return facts.length === 0 ? null : `${namedList(facts)}.`;
  },
};

/** A source declares a beneficial owner whom the facts do not show. */
export const declaredNotFound: FlagRule = {
  code: 'declared-beneficial-owner-not-shown',
  severity: 'info',
  category: 'A',
  find(context) {
    const found = new Set(context.beneficialOwners.map((owner) => owner.id));
    const facts = declaredOwners(context).filter(({ id }) => !found.has(id));
    return facts.length === 0
      ? null
      : `Declared a beneficial owner, without a stated share or control that makes one: ${namedList(facts.map((fact) => fact.words))}.`;
  },
};

/** A lapsed registration or a closed record: evidence with its date, never an answer. */
export const lapsedRecord: FlagRule = {
  code: 'lapsed-record',
  severity: 'info',
  category: 'A',
  find({ graph, node }) {
    const { lapsed } = partyAt(graph, node);
    if (lapsed === null) return null;
    return `Its ${lapsed.what} ${lapsed.what === 'record' ? 'was closed' : 'lapsed'}${lapsed.on === null ? '' : ` on ${lapsed.on}`}.`;
  },
};

function declaredOwners({ graph, node }: FlagContext): { id: string; words: string }[] {
  const owners = new Set(
    [graph.direct, graph.indirect, graph.summaries].flatMap((table) => [...ownerRows(table, node)].map((row) => table.owner[row] ?? -1)),
  );
  return [...owners].flatMap((owner) => {
    const declared = declarationOf(graph, owner, node);
    if (declared === null) return [];
    return [{ id: partyAt(graph, owner).id, words: `${calledAt(graph, owner)}${declared.on === null ? '' : ` (stated ${declared.on})`}` }];
  });
}
