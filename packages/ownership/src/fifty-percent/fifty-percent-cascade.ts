import type { Counted } from './designations.ts';
import { heldRows, ownerRows } from '../graph/holding-table.ts';
import type { OwnershipGraph } from '../graph/ownership-graph.ts';
import { partyAt } from '../graph/party-at.ts';
import { reaches } from '../facts/share-line.ts';

const LINE = 50;

/** The fixed point of a 50 percent rule over a whole graph. */
export interface FiftyPercentCascade {
  readonly counted: Counted;
  /** 1 where the party is designated, or blocked whatever the unknown shares are. */
  readonly blocked: Uint8Array;
  /** 1 where some assignment of the unknown shares and unnamed owners would block it (every blocked one too). */
  readonly blockable: Uint8Array;
  /** What designated and blocked direct owners hold at least. Percent. */
  readonly share_min: Float64Array;
  /** What they hold at most: all that no clean owner certainly holds. Percent. */
  readonly share_max: Float64Array;
}

/**
 * The cascade of OFAC's 50 Percent Rule and of the BIS Affiliates Rule: an entity that designated or blocked parties own to 50 percent
 * or more together is itself blocked, and then counts in full. Ownership only; control does not block (OFAC FAQ 398).
 *
 * Both ends are exact: shares of one entity are assigned independently of another's, and the rule only ever blocks more when a share
 * grows, so one assignment serves all. Cycles need no care: both passes climb from nothing to the least fixed point. Linear.
 */
export function fiftyPercentCascade(graph: OwnershipGraph, counted: Counted): FiftyPercentCascade {
  const certain = certainlyBlocked(graph, counted);
  const possible = possiblyBlocked(graph, counted, certain.blocked);
  const share_max = possible.share_max.map((max, node) => Math.max(max, certain.share_min[node] ?? 0));
  return { counted, blocked: certain.blocked, blockable: possible.blockable, share_min: certain.share_min, share_max };
}

function certainlyBlocked(graph: OwnershipGraph, counted: Counted): { blocked: Uint8Array; share_min: Float64Array } {
  const { direct } = graph;
  const blocked = new Uint8Array(graph.parties.length);
  const share_min = new Float64Array(graph.parties.length);
  const waiting: number[] = [];
  const block = (node: number): void => {
    if (blocked[node] === 1) return;
    blocked[node] = 1;
    waiting.push(node);
  };
  for (const node of counted.certain) block(node);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const row of heldRows(direct, node)) {
      const owned = direct.owned[row] ?? 0;
      const share = (share_min[owned] ?? 0) + (direct.equityMin[row] ?? 0);
      share_min[owned] = share;
      if (reaches(share, LINE)) block(owned);
    }
  }
  return { blocked, share_min };
}

function possiblyBlocked(graph: OwnershipGraph, counted: Counted, blocked: Uint8Array): { blockable: Uint8Array; share_max: Float64Array } {
  const nodes = graph.parties.length;
  const { direct, indirect } = graph;
  const blockable = new Uint8Array(nodes);
  /** What clean owners hold at least. */
  const clean = cleanShares(graph);
  /** What blockable parties may hold besides, through chains that nobody shows. */
  const hidden = new Float64Array(nodes);
  /** What blockable owners may hold, where the sources contradict each other and the whole is no bound. */
  const held = new Float64Array(nodes);
  const waiting: number[] = [];
  const shareMax = (node: number): number => {
    if (!canBeOwned(graph, node)) return 0;
    const open = 100 - (clean[node] ?? 0) + (hidden[node] ?? 0);
    return Math.min(100, Math.max(0, open, graph.overfull[node] === 1 ? (held[node] ?? 0) : 0));
  };
  const mark = (node: number): void => {
    if (blockable[node] === 1) return;
    blockable[node] = 1;
    waiting.push(node);
  };
  for (let node = 0; node < nodes; node += 1) {
    const anyone = !partyAt(graph, node).identified;
    if (anyone || blocked[node] === 1 || counted.unclear.has(node) || reaches(shareMax(node), LINE)) mark(node);
  }
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const row of heldRows(direct, node)) {
      const owned = direct.owned[row] ?? 0;
      if (direct.nominee[row] === 0) clean[owned] = (clean[owned] ?? 0) - (direct.equityMin[row] ?? 0);
      held[owned] = (held[owned] ?? 0) + (direct.equityMax[row] ?? 0);
      if (reaches(shareMax(owned), LINE)) mark(owned);
    }
    for (const row of heldRows(indirect, node)) {
      const owned = indirect.owned[row] ?? 0;
      hidden[owned] = (hidden[owned] ?? 0) + (indirect.equityMax[row] ?? 0);
      if (reaches(shareMax(owned), LINE)) mark(owned);
    }
  }
  return { blockable, share_max: Float64Array.from({ length: nodes }, (_, node) => shareMax(node)) };
}

// A nominee holds for somebody whom the stake does not name, so its share is never clean.
function cleanShares(graph: OwnershipGraph): Float64Array {
  const { direct } = graph;
  const clean = new Float64Array(graph.parties.length);
  for (let node = 0; node < clean.length; node += 1) {
    let total = 0;
    for (const row of ownerRows(direct, node)) if (direct.nominee[row] === 0) total += direct.equityMin[row] ?? 0;
    clean[node] = total;
  }
  return clean;
}

// Nobody owns a person or a state.
function canBeOwned(graph: OwnershipGraph, node: number): boolean {
  const { kind } = partyAt(graph, node);
  return kind === 'entity' || kind === 'unknown';
}
