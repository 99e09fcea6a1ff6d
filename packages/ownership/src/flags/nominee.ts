import { controlBits } from '../facts/control-kind.ts';
import type { FlagRule } from './flag-context.ts';
import { ownerRows } from '../graph/holding-table.ts';
import { calledAt, partyAt } from '../graph/party-at.ts';
import { namedList } from './named-list.ts';

const NOMINATOR = controlBits(['nominator']);

/** Somebody holds for somebody else, at the party or above it. */
export const nominee: FlagRule = {
  code: 'nominee',
  severity: 'warn',
  category: 'A',
  find({ graph, upstream }) {
    const facts: string[] = [];
    for (const member of upstream) {
      for (const table of [graph.direct, graph.indirect]) {
        for (const row of ownerRows(table, member)) {
          const owner = calledAt(graph, table.owner[row] ?? -1);
          if (table.nominee[row] === 1) facts.push(`${owner} is a nominee in ${calledAt(graph, member)}`);
          else if (((table.controls[row] ?? 0) & NOMINATOR) !== 0) facts.push(`${owner} instructs a nominee in ${calledAt(graph, member)}`);
        }
      }
      if (partyAt(graph, member).nomination && facts.length === 0) facts.push(`${calledAt(graph, member)} is a nominee agreement`);
    }
    return facts.length === 0 ? null : `${namedList(facts)}.`;
  },
};
