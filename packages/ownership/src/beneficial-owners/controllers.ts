import { type Control, controlledEntities } from './controlled-entities.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { mayBeIndividual } from '../facts/party.ts';
import { partyAt } from '../graph/party-at.ts';

/** Who controls what, worked out once for a whole graph. */
export interface Controllers {
  controlOf(individual: number, entity: number): Control | undefined;
  /** The individuals who control an entity, or may. */
  controllersAt(entity: number): readonly number[];
}

/** The controlled entities of every individual, and the reverse. Near-linear: a control chain touches only what it controls. */
export function controllersOf(graph: OwnershipGraph): Controllers {
  const controlledBy = new Map<number, ReadonlyMap<number, Control>>();
  const controllers = new Map<number, number[]>();
  for (let node = 0; node < graph.parties.length; node += 1) {
    if (!mayBeIndividual(partyAt(graph, node))) continue;
    const controlled = controlledEntities(graph, node);
    if (controlled.size === 0) continue;
    controlledBy.set(node, controlled);
    for (const entity of controlled.keys()) {
      const known = controllers.get(entity);
      if (known === undefined) controllers.set(entity, [node]);
      else known.push(node);
    }
  }
  return {
    controlOf: (individual, entity) => controlledBy.get(individual)?.get(entity),
    controllersAt: (entity) => controllers.get(entity) ?? [],
  };
}
