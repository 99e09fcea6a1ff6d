import type { FlagRule } from './flag-context.ts';
import { ownerRows } from '../graph/holding-table.ts';
import { calledAt } from '../graph/party-at.ts';
import { shareInWords } from '../facts/share-line.ts';
import { namedList } from './named-list.ts';

/** Layers between a customer and its beneficial owner from which on the chain is worth a question. */
const LAYERS = 5;

/** A beneficial owner many layers up. */
export const longChain: FlagRule = {
  code: 'long-chain',
  severity: 'info',
  category: 'A',
  find({ beneficialOwners }) {
    const far = beneficialOwners.filter((owner) => (owner.paths[0]?.length ?? 0) > LAYERS);
    return far.length === 0
      ? null
      : `${namedList(far.map((owner) => `${owner.name ?? owner.id} stands ${(owner.paths[0]?.length ?? 1) - 1} steps away`))}.`;
  },
};

/** An indirect stake that is stated without the chain through which it is held. */
export const indirectWithoutChain: FlagRule = {
  code: 'indirect-stake-without-chain',
  severity: 'info',
  category: 'A',
  find({ graph, node }) {
    const { indirect } = graph;
    const facts = [...ownerRows(indirect, node)]
      .filter((row) => (indirect.equityMax[row] ?? 0) > 0)
      .map(
        (row) =>
          `${calledAt(graph, indirect.owner[row] ?? -1)} ${shareInWords({ min: indirect.equityMin[row] ?? 0, max: indirect.equityMax[row] ?? 0 })}`,
      );
    return facts.length === 0 ? null : `Held indirectly, and the chain is not shown: ${namedList(facts)}.`;
  },
};
