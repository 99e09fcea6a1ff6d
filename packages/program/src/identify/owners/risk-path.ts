import type { OwnershipRow, OwnershipView } from '@gatehouse/contracts';
import type { BareEdge } from './edge-views.ts';
import { edgesAlong, type GraphShape } from './graph-shape.ts';

type RiskPath = OwnershipView['riskPath'];

interface Party {
  readonly id: string;
  readonly kind: 'person' | 'entity' | 'unknown';
  readonly inCycle: boolean;
}

/**
 * The chain that a reader must see first, owner at its head: to a designated party, else to whom nobody names, else into a circle of owners,
 * else to a nominee, else to the largest beneficial owner; null where nothing stands above the subject.
 */
export function riskPath(
  row: OwnershipRow | null,
  parties: readonly Party[],
  shape: GraphShape<BareEdge>,
  edges: readonly BareEdge[],
): RiskPath {
  const nominees = new Set(edges.filter((edge) => edge.nominee).map((edge) => edge.owner));
  const nearest = (isWanted: (party: Party) => boolean): readonly string[] =>
    chainDown(
      parties.filter((party) => (shape.depth.get(party.id) ?? 0) > 0 && isWanted(party)).map(({ id }) => id),
      shape,
    );
  const choices: readonly (readonly [path: readonly string[], because: string])[] = [
    [row?.ofac50.path ?? [], 'the shortest chain from a party on a list that counts for OFAC’s 50 percent rule'],
    [row?.affiliates50.path ?? [], 'the shortest chain from a party on a list that counts for the BIS Affiliates Rule'],
    [nearest(({ kind }) => kind === 'unknown'), 'the shortest chain to an owner of whom nobody says who it is'],
    [nearest(({ inCycle }) => inCycle), 'the shortest chain into a circle of owners'],
    [nearest(({ id }) => nominees.has(id)), 'the shortest chain to a holder who acts for somebody else'],
    [row?.beneficialOwners[0]?.paths[0] ?? [], 'the chain of the largest beneficial owner'],
    [nearest(() => true), 'a direct owner'],
  ];
  const [path, because] = choices.find(([candidate]) => candidate.length > 1) ?? [[], ''];
  if (path.length === 0) return null;
  return { nodes: [...path], edges: edgesAlong(path, edges).map(({ id }) => id), because };
}

/** The shortest chain down from the nearest of some parties to the subject, by steps. */
function chainDown(candidates: readonly string[], { into, depth }: GraphShape<BareEdge>): readonly string[] {
  const depthOf = (id: string): number => depth.get(id) ?? Infinity;
  const [nearest] = candidates.toSorted((a, b) => depthOf(a) - depthOf(b));
  if (nearest === undefined) return [];
  const below = new Map<string, string>();
  for (const [owned, owners] of into)
    for (const { owner } of owners) if (depthOf(owner) === depthOf(owned) + 1 && !below.has(owner)) below.set(owner, owned);
  const path = [nearest];
  for (let next = below.get(nearest); next !== undefined; next = below.get(next)) path.push(next);
  return path;
}
