import type { OwnershipNode } from '@gatehouse/contracts';
import { ownershipCircles } from '@gatehouse/ownership';
import type { AssessmentGround } from '../assess-customers.ts';
import { partyCountries, partyNames } from '../bods-party.ts';
import { designates } from '../screen-parties.ts';
import type { BareEdge } from './edge-views.ts';
import type { GraphShape } from './graph-shape.ts';

/** Every party above the subject, the subject first; `supposed` names lists in the place of those that screening found. */
export function nodeViews(
  ground: AssessmentGround,
  shape: GraphShape<BareEdge>,
  supposed: ReadonlyMap<string, readonly string[]>,
): OwnershipNode[] {
  const circles = ownershipCircles(ground.graph);
  const nominees = new Set([...shape.into.values()].flatMap((edges) => edges.filter((edge) => edge.nominee).map((edge) => edge.owner)));
  const kindOf = (id: string): OwnershipNode['kind'] => ground.parties.get(id)?.recordType ?? 'unknown';
  return [...shape.depth].map(([id, depth]) => {
    const party = ground.parties.get(id);
    const cycle = circles[ground.graph.nodeOf.get(id) ?? -1] ?? -1;
    const owners = shape.into.get(id) ?? [];
    const count = (kind: OwnershipNode['kind']): number =>
      new Set(owners.filter((edge) => kindOf(edge.owner) === kind).map((edge) => edge.owner)).size;
    return {
      id,
      name: party === undefined ? unnamed(id) : (partyNames(party)[0] ?? id),
      kind: kindOf(id),
      country: party === undefined ? null : (partyCountries(party)[0] ?? null),
      lists: [...(supposed.get(id) ?? listsOf(ground, id))],
      nominee: nominees.has(id),
      inCycle: cycle >= 0,
      cycle: cycle < 0 ? null : cycle,
      depth,
      owners: {
        person: count('person'),
        entity: count('entity'),
        unknown: count('unknown'),
        nominee: new Set(owners.filter((edge) => edge.nominee).map((edge) => edge.owner)).size,
      },
    };
  });
}

function unnamed(id: string): string {
  return id.startsWith('unspecified:') ? 'not stated' : `no record of ${id}`;
}

function listsOf(ground: AssessmentGround, id: string): string[] {
  return [...new Set((ground.screenedParties.get(id) ?? []).filter(designates).map((match) => match.list))];
}
