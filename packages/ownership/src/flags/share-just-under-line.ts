import type { FlagRule } from './flag-context.ts';
import { ownerRows } from '../graph/holding-table.ts';
import { calledAt } from '../graph/party-at.ts';
import { reaches, shareInWords } from '../facts/share-line.ts';
import { namedList } from './named-list.ts';

/** The line of beneficial owners, and that of OFAC and BIS. Percent. */
const LINES = [25, 50];
/** How near under a line a share must stand. Percentage points. */
const NEAR = 1;
const MAJORITY = 50;

/**
 * A direct share of the party that stands within one point under a legal line: 24.x or 49.x.
 * Beside an owner with half or more, 49 is what is left over and says nothing.
 */
export const shareJustUnderLine: FlagRule = {
  code: 'share-just-under-line',
  severity: 'info',
  category: 'A',
  find({ graph, node }) {
    const { direct } = graph;
    const rows = [...ownerRows(direct, node)];
    const hasMajority = rows.some((row) => reaches(direct.equityMin[row] ?? 0, MAJORITY));
    const facts = rows.flatMap((row) => {
      const share = { min: direct.equityMin[row] ?? 0, max: direct.equityMax[row] ?? 0 };
      const line = LINES.find((candidate) => reaches(share.min, candidate - NEAR) && !reaches(share.max, candidate));
      if (line === undefined || (line === MAJORITY && hasMajority)) return [];
      return [`${calledAt(graph, direct.owner[row] ?? -1)} holds ${shareInWords(share)}, just under ${line} %`];
    });
    return facts.length === 0 ? null : `${namedList(facts)}.`;
  },
};
