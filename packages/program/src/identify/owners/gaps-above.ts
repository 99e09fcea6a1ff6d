import type { OwnershipNode } from '@gatehouse/contracts';
import { reaches } from '@gatehouse/ownership';
import type { BareEdge } from './edge-views.ts';
import type { GraphShape } from './graph-shape.ts';

const GAPS_MAX = 20;

/** What nobody states above a subject, nearest first: who an owner is, how much it holds, and who holds the rest. */
export function gapsAbove(nodes: readonly OwnershipNode[], shape: GraphShape<BareEdge>): string[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const gaps = nodes
    .toSorted((a, b) => a.depth - b.depth)
    .flatMap((node) => {
      const owners = shape.into.get(node.id) ?? [];
      return [
        ...(node.kind === 'unknown' ? [`who ${node.name === 'not stated' ? 'an owner that is not stated' : node.name} is`] : []),
        ...(node.kind === 'entity' && owners.length === 0 ? [`who owns ${node.name}`] : []),
        ...owners
          .filter(({ interests }) => interests.every(({ share, right }) => share === null && right !== 'appointment'))
          .map(({ owner }) => `what share ${names.get(owner) ?? owner} holds in ${node.name}`),
        ...(owners.length > 0 && isShort(owners) ? [`who holds the rest of ${node.name}`] : []),
      ];
    });
  return [...gaps.slice(0, GAPS_MAX), ...(gaps.length > GAPS_MAX ? [`${gaps.length - GAPS_MAX} more gaps of the same kinds`] : [])];
}

/** Do the direct shares that are stated leave a part of the whole to nobody? */
function isShort(owners: readonly BareEdge[]): boolean {
  const stated = owners.filter(({ shareOf, interests }) => shareOf === 'equity' && interests.every(({ route }) => route !== 'indirect'));
  if (stated.length === 0) return false;
  let most = 0;
  for (const { share } of stated) most += share?.max ?? 0;
  return !reaches(most, 100);
}
