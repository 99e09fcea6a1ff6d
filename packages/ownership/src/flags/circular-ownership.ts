import type { FlagRule } from './flag-context.ts';
import { calledAt } from '../graph/party-at.ts';
import { namedList } from './named-list.ts';

/** Owners who own each other, at the party or above it. */
export const circularOwnership: FlagRule = {
  code: 'circular-ownership',
  severity: 'warn',
  category: 'A',
  find({ graph, node, upstream, circles }) {
    const inCircle = upstream.filter((member) => circles[member] !== -1);
    if (inCircle.length === 0) return null;
    const names = namedList(inCircle.map((member) => calledAt(graph, member)));
    return circles[node] === -1 ? `Above it ${names} own each other in a circle.` : `It stands in a circle of owners: ${names}.`;
  },
};
