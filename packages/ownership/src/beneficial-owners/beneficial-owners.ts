import type { BeneficialOwner } from '@gatehouse/contracts';
import { intersect, type Interval } from '@gatehouse/foundation';
import { type Controllers, controllersOf } from './controllers.ts';
import { greatestShare } from './greatest-share.ts';
import { ownerRows } from '../graph/holding-table.ts';
import { lookThrough, upstreamOf } from './look-through.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { mayBeIndividual } from '../facts/party.ts';
import { partyAt } from '../graph/party-at.ts';
import { pathsDown } from '../graph/paths-down.ts';
import { NOTHING, reaches, shownShare } from '../facts/share-line.ts';

export interface BeneficialOwnerReading {
  /** The line, inclusive. Percent. */
  readonly line: number;
  /** How indirect shares count: multiplied along the chain, or in full through what the individual controls. */
  readonly indirect: 'multiply' | 'controlled-chain';
}

/** "At least 25 percent of the ownership interests" (proposed 15 CFR 7.301), looked through by multiplying. */
export const DEFAULT_READING: BeneficialOwnerReading = { line: 25, indirect: 'multiply' };

export interface BeneficialOwnerOptions {
  readonly reading?: BeneficialOwnerReading;
  readonly controllers?: Controllers;
  /** What `upstreamOf` and `lookThrough` said, where the caller has asked already. */
  readonly view?: { readonly upstream: readonly number[]; readonly shares: ReadonlyMap<number, Interval> };
}

/**
 * The individuals who own the line or more of an entity, or exercise substantial control over it; any number of them.
 * `possible` marks those whom the facts neither prove nor exclude. A source's own flag is passed on as evidence and decides nothing.
 */
export function beneficialOwners(graph: OwnershipGraph, target: number, options: BeneficialOwnerOptions = {}): BeneficialOwner[] {
  const reading = options.reading ?? DEFAULT_READING;
  const controllers = options.controllers ?? controllersOf(graph);
  const { upstream, shares } = options.view ?? { upstream: upstreamOf(graph, target), shares: lookThrough(graph, target) };
  if (upstream.length === 1 && controllers.controllersAt(target).length === 0) return [];
  const within = new Set(upstream);
  const found: BeneficialOwner[] = [];
  for (const node of new Set([
    ...shares.keys(),
    ...controllers.controllersAt(target),
    ...(reading.indirect === 'multiply' ? [] : upstream),
  ])) {
    const party = partyAt(graph, node);
    if (node === target || !mayBeIndividual(party)) continue;
    const widest = shares.get(node) ?? NOTHING;
    if (reading.indirect === 'multiply' && !reaches(widest.max, reading.line) && controllers.controlOf(node, target) === undefined)
      continue;
    const multiplied = sharpened(graph, upstream, target, node, widest);
    const controlled = controlledShare(graph, target, node, controllers);
    const share = reading.indirect === 'multiply' ? multiplied : controlled;
    const control = controllers.controlOf(node, target);
    const certain = party.kind === 'person' && (reaches(share.min, reading.line) || control?.certain === true);
    if (!certain && !reaches(share.max, reading.line) && control === undefined) continue;
    found.push({
      id: party.id,
      name: party.name,
      share: shownShare(share),
      control: control === undefined || (certain && !control.certain) ? false : { kinds: [...control.kinds] },
      possible: !certain,
      paths: pathsDown(graph, node, target, within),
      controlledShare: shownShare(controlled),
      countries: [...party.nationalities],
      declared: declarationOf(graph, node, target),
    });
  }
  return found.toSorted((a, b) => Number(a.possible) - Number(b.possible) || b.share.min - a.share.min || b.share.max - a.share.max);
}

/** When a source declares the party a beneficial owner of the target, the date of the latest such statement. */
export function declarationOf(graph: OwnershipGraph, owner: number, target: number): { on: string | null } | null {
  let latest: { on: string | null } | null = null;
  for (const table of [graph.direct, graph.indirect, graph.summaries]) {
    for (const row of ownerRows(table, target)) {
      if (table.owner[row] !== owner) continue;
      for (const { declared, recordedOn } of table.stakes[row] ?? []) {
        if (declared && (latest === null || (recordedOn ?? '') > (latest.on ?? ''))) latest = { on: recordedOn };
      }
    }
  }
  return latest;
}

/** The look-through share, its upper end made exact, and narrowed by what a source says of the whole chain where that does not contradict it. */
function sharpened(graph: OwnershipGraph, upstream: readonly number[], target: number, node: number, share: Interval): Interval {
  if (reaches(share.min, share.max)) return share;
  const greatest = greatestShare(graph, upstream, target, node);
  const exact = greatest === null ? share : { min: share.min, max: Math.max(share.min, Math.min(share.max, greatest)) };
  for (const row of ownerRows(graph.summaries, target)) {
    if (graph.summaries.owner[row] !== node) continue;
    const direct = directShare(graph, node, target);
    const stated = { min: direct.min + (graph.summaries.equityMin[row] ?? 0), max: direct.max + (graph.summaries.equityMax[row] ?? 100) };
    return intersect(exact, stated) ?? exact;
  }
  return exact;
}

function directShare(graph: OwnershipGraph, owner: number, target: number): Interval {
  for (const row of ownerRows(graph.direct, target)) {
    if (graph.direct.owner[row] === owner) return { min: graph.direct.equityMin[row] ?? 0, max: graph.direct.equityMax[row] ?? 100 };
  }
  return NOTHING;
}

/** What the individual and the entities under its control hold in the target directly, counted in full. */
function controlledShare(graph: OwnershipGraph, target: number, individual: number, controllers: Controllers): Interval {
  const { direct } = graph;
  let min = 0;
  let max = 0;
  let others = 0;
  for (const row of ownerRows(direct, target)) {
    const owner = direct.owner[row] ?? 0;
    const own = owner === individual;
    const control = controllers.controlOf(individual, owner);
    if (own || control !== undefined) max += direct.equityMax[row] ?? 0;
    else others += direct.equityMin[row] ?? 0;
    if ((own || control?.certain === true) && direct.nominee[row] === 0) min += direct.equityMin[row] ?? 0;
  }
  return { min: Math.min(100, min), max: Math.max(Math.min(100, min), Math.min(max, 100 - others)) };
}
