import type { BodsStatement } from '@gatehouse/contracts';
import { factsFromBods } from '../bods/bods-facts.ts';
import type { OwnershipFacts } from '../facts/facts.ts';
import type { FactsOn } from '../facts/facts-on.ts';
import { type Holding, type HoldingTable, holdingTable, ownerRows } from './holding-table.ts';
import { fitIntoWhole, holdingOf } from './holdings-of-stakes.ts';
import { absentParty, type Party } from '../facts/party.ts';
import { passes } from '../facts/share-line.ts';
import type { PublishedParent, Stake } from '../facts/stake.ts';

/** Parties and holdings on one date. Nodes are numbers, 0 up to `parties.length`; shares are percent. */
export interface OwnershipGraph {
  readonly parties: readonly Party[];
  /** The node of a record id. */
  readonly nodeOf: ReadonlyMap<string, number>;
  /** What is held directly: its shares are parts of one whole. */
  readonly direct: HoldingTable;
  /** Indirect stakes whose chain is not shown: they lie inside what the direct owners hold, so they are no part of the whole. */
  readonly indirect: HoldingTable;
  /** Indirect stakes whose chain is shown: not counted again, only compared. */
  readonly summaries: HoldingTable;
  /** 1 where the lower ends of the direct shares exceed the whole. */
  readonly overfull: Uint8Array;
  readonly publishedParents: ReadonlyMap<string, readonly PublishedParent[]>;
}

/** The graph that BODS 0.4 statements describe on a date, `YYYY-MM-DD`. References to absent records become gaps. */
export function buildOwnershipGraph(statements: Iterable<BodsStatement>, options: FactsOn): OwnershipGraph {
  return ownershipGraphOf(factsFromBods(statements, options));
}

/** The graph of facts from any sources. Near-linear in parties and stakes. */
export function ownershipGraphOf(facts: OwnershipFacts): OwnershipGraph {
  const { parties, nodeOf } = gatherParties(facts);
  const pairs = gatherPairs(facts.stakes, nodeOf, parties.length);
  const { direct, indirect } = partByRoute(pairs);
  const overfull = new Uint8Array(parties.length);
  const fitted: Holding[] = [];
  for (const [owned, holdings] of Map.groupBy(direct, (holding) => holding.owned)) {
    if (overfills(holdings)) overfull[owned] = 1;
    fitted.push(...fitIntoWhole(holdings));
  }
  const directTable = holdingTable(fitted, parties.length);
  const shown = Map.groupBy(indirect, (holding) => isChainShown(directTable, holding.owner, holding.owned, parties.length));
  return {
    parties,
    nodeOf,
    direct: directTable,
    indirect: holdingTable(shown.get(false) ?? [], parties.length),
    summaries: holdingTable(shown.get(true) ?? [], parties.length),
    overfull,
    publishedParents: Map.groupBy(facts.publishedParents, (parent) => parent.childId),
  };
}

function gatherParties(facts: OwnershipFacts): { parties: Party[]; nodeOf: Map<string, number> } {
  const parties: Party[] = [];
  const nodeOf = new Map<string, number>();
  const add = (party: Party): void => {
    const node = nodeOf.get(party.id);
    if (node !== undefined) {
      // A mere mention, which knows no name, does not replace a record that does.
      if (party.name !== null || parties[node]?.name === null) parties[node] = party;
      return;
    }
    nodeOf.set(party.id, parties.length);
    parties.push(party);
  };
  for (const party of facts.parties) add(party);
  for (const stake of facts.stakes) {
    for (const id of [stake.ownerId, stake.ownedId]) if (!nodeOf.has(id)) add(absentParty(id));
  }
  return { parties, nodeOf };
}

interface Pair {
  readonly owner: number;
  readonly owned: number;
  readonly stakes: Stake[];
}

function gatherPairs(stakes: readonly Stake[], nodeOf: ReadonlyMap<string, number>, nodes: number): Pair[] {
  const pairs = new Map<number, Pair>();
  for (const stake of stakes) {
    const owner = nodeOf.get(stake.ownerId) ?? 0;
    const owned = nodeOf.get(stake.ownedId) ?? 0;
    const key = owner * nodes + owned;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, { owner, owned, stakes: [stake] });
    else pair.stakes.push(stake);
  }
  return [...pairs.values()];
}

function partByRoute(pairs: readonly Pair[]): { direct: Holding[]; indirect: Holding[] } {
  const direct: Holding[] = [];
  const indirect: Holding[] = [];
  for (const sameOwned of Map.groupBy(pairs, (pair) => pair.owned).values()) {
    const unknownIsDirect = !overfills(sameOwned.flatMap((pair) => holdingsWhere(pair, (stake) => stake.route !== 'indirect')));
    const isDirect = (stake: Stake): boolean => stake.route === 'direct' || (stake.route === 'unknown' && unknownIsDirect);
    for (const pair of sameOwned) {
      direct.push(...holdingsWhere(pair, isDirect));
      indirect.push(...holdingsWhere(pair, (stake) => !isDirect(stake)));
    }
  }
  return { direct, indirect };
}

function holdingsWhere(pair: Pair, isWanted: (stake: Stake) => boolean): Holding[] {
  const stakes = pair.stakes.filter(isWanted);
  return stakes.length === 0 ? [] : [holdingOf(pair.owner, pair.owned, stakes)];
}

function overfills(holdings: readonly Holding[]): boolean {
  let total = 0;
  for (const holding of holdings) total += holding.equity.min;
  return passes(total, 100);
}

// An indirect stake repeats what a shown chain of direct holdings already says.
function isChainShown(direct: HoldingTable, owner: number, owned: number, nodes: number): boolean {
  const seen = new Set<number>([owned]);
  const waiting = [owned];
  for (let node = waiting.pop(); node !== undefined && seen.size <= nodes; node = waiting.pop()) {
    for (const row of ownerRows(direct, node)) {
      const next = direct.owner[row] ?? 0;
      if (next === owner && node !== owned) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}
