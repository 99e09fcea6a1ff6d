import type { Interval } from '@gatehouse/foundation';
import type { Stake } from '../facts/stake.ts';

/** One pair of owner and owned with all that is said about it, before it is packed. */
export interface Holding {
  readonly owner: number;
  readonly owned: number;
  readonly equity: Interval;
  readonly votes: Interval;
  /** Kinds of control as bits (`controlBits`). */
  readonly controls: number;
  readonly nominee: boolean;
  /** Two sources exclude each other: the interval is their hull. */
  readonly conflict: boolean;
  readonly stakes: readonly Stake[];
}

/**
 * Holdings as typed arrays, sorted by the owned party: those of node `n` are the rows `ownedStart[n]` up to `ownedStart[n + 1]`.
 * `held` lists the rows by owner in the same way. Shares in percent.
 */
export interface HoldingTable {
  readonly size: number;
  readonly owner: Int32Array;
  readonly owned: Int32Array;
  readonly equityMin: Float64Array;
  readonly equityMax: Float64Array;
  readonly votesMin: Float64Array;
  readonly votesMax: Float64Array;
  readonly controls: Uint32Array;
  readonly nominee: Uint8Array;
  readonly conflict: Uint8Array;
  readonly stakes: readonly (readonly Stake[])[];
  readonly ownedStart: Int32Array;
  readonly held: Int32Array;
  readonly heldStart: Int32Array;
}

/** Packs holdings for `nodes` nodes. Linear in both. */
export function holdingTable(holdings: readonly Holding[], nodes: number): HoldingTable {
  const ownedStart = startsOf(holdings, nodes, (holding) => holding.owned);
  const rows: Holding[] = [];
  const next = ownedStart.slice();
  for (const holding of holdings) {
    const row = next[holding.owned] ?? 0;
    rows[row] = holding;
    next[holding.owned] = row + 1;
  }
  const heldStart = startsOf(rows, nodes, (holding) => holding.owner);
  const held = new Int32Array(rows.length);
  const nextHeld = heldStart.slice();
  rows.forEach((holding, row) => {
    const at = nextHeld[holding.owner] ?? 0;
    held[at] = row;
    nextHeld[holding.owner] = at + 1;
  });
  return {
    size: rows.length,
    owner: Int32Array.from(rows, (holding) => holding.owner),
    owned: Int32Array.from(rows, (holding) => holding.owned),
    equityMin: Float64Array.from(rows, (holding) => holding.equity.min),
    equityMax: Float64Array.from(rows, (holding) => holding.equity.max),
    votesMin: Float64Array.from(rows, (holding) => holding.votes.min),
    votesMax: Float64Array.from(rows, (holding) => holding.votes.max),
    controls: Uint32Array.from(rows, (holding) => holding.controls),
    nominee: Uint8Array.from(rows, (holding) => Number(holding.nominee)),
    conflict: Uint8Array.from(rows, (holding) => Number(holding.conflict)),
    stakes: rows.map((holding) => holding.stakes),
    ownedStart,
    held,
    heldStart,
  };
}

/** The rows of what `node`'s owners hold in it. An array, and not a generator: these rows are walked millions of times. */
export function ownerRows(table: HoldingTable, node: number): readonly number[] {
  const rows: number[] = [];
  const end = table.ownedStart[node + 1] ?? 0;
  for (let row = table.ownedStart[node] ?? 0; row < end; row += 1) rows.push(row);
  return rows;
}

/** The rows of what `node` holds in others. */
export function heldRows(table: HoldingTable, node: number): Int32Array {
  return table.held.subarray(table.heldStart[node] ?? 0, table.heldStart[node + 1] ?? 0);
}

/** Does anybody hold anything in `node`? */
export function hasOwners(table: HoldingTable, node: number): boolean {
  return (table.ownedStart[node + 1] ?? 0) > (table.ownedStart[node] ?? 0);
}

function startsOf(holdings: readonly Holding[], nodes: number, nodeOf: (holding: Holding) => number): Int32Array {
  const starts = new Int32Array(nodes + 1);
  for (const holding of holdings) {
    const at = nodeOf(holding) + 1;
    starts[at] = (starts[at] ?? 0) + 1;
  }
  for (let node = 0; node < nodes; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  return starts;
}
