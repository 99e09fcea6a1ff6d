import { BLOCK_RULES, COMBINED_KEYS_MAX, COMBINED_MAX } from './block-rules.ts';
import { GrowingIntegers } from './growing-integers.ts';
import type { LinkKind } from './link-key.ts';
import type { KeyColumn, LinkIndex } from './link-index.ts';

/** Groups of records that are compared with each other. Members of block `i` stand from `starts[i]` to `starts[i + 1]`, in rising order. */
export interface Blocks {
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** Which rule of BLOCK_RULES made a block, and as bits of the places in LINK_KIND_NAMES which kinds it shares. */
  readonly rules: Int32Array;
  readonly kinds: Int32Array;
  /** Keys whose holders are too many even together with others, by kind: who shares nothing else with a holder goes unseen. */
  readonly leftOut: Readonly<Partial<Record<LinkKind, { readonly keys: number; readonly records_max: number }>>>;
}

/** The blocks of every rule. The work is linear in records and keys, whatever the sizes of the groups that share a key. */
export function blocksOf(index: LinkIndex, kindNumber: (kind: LinkKind) => number): Blocks {
  const starts = new GrowingIntegers();
  const members = new GrowingIntegers();
  const rules = new GrowingIntegers();
  const kinds = new GrowingIntegers();
  const leftOut: Partial<Record<LinkKind, { keys: number; records_max: number }>> = {};
  starts.push(0);
  const splitters = new Map<LinkKind, Splitter>();
  const splitterOf = (kind: LinkKind): Splitter => {
    const known = splitters.get(kind) ?? new Splitter(index.columns[kind]);
    splitters.set(kind, known);
    return known;
  };
  const emit = (group: Int32Array, rule: number, bits: number): void => {
    for (const member of group) members.push(member);
    starts.push(members.length);
    rules.push(rule);
    kinds.push(bits);
  };
  const refine = (group: Int32Array, rule: number, bits: number, depth: number, from: number): boolean => {
    const others = BLOCK_RULES[rule]?.with ?? [];
    let whole = true;
    for (let at = from; at < others.length; at += 1) {
      const kind = others[at];
      if (kind === undefined) continue;
      splitterOf(kind).split(group, (part) => {
        // A word that all share, since it made the group, says nothing more.
        if (part.length === group.length) return;
        const shared = bits | (1 << kindNumber(kind));
        if (part.length <= COMBINED_MAX) emit(part, rule, shared);
        else if (depth === COMBINED_KEYS_MAX || !refine(part, rule, shared, depth + 1, at + 1)) whole = false;
      });
    }
    return whole;
  };
  const all = Int32Array.from({ length: index.ids.length }, (_, record) => record);
  BLOCK_RULES.forEach(({ kind, alone_max }, rule) => {
    splitterOf(kind).split(all, (group) => {
      const bits = 1 << kindNumber(kind);
      if (group.length <= alone_max) emit(group, rule, bits);
      if (group.length <= alone_max || refine(group, rule, bits, 2, 0)) return;
      const known = leftOut[kind] ?? { keys: 0, records_max: 0 };
      leftOut[kind] = { keys: known.keys + 1, records_max: Math.max(known.records_max, group.length) };
    });
  });
  return { starts: starts.toArray(), members: members.toArray(), rules: rules.toArray(), kinds: kinds.toArray(), leftOut };
}

/** Groups records by the values of one column, by counting: no hashing and no sorting. */
class Splitter {
  readonly #column: KeyColumn;
  readonly #count: Int32Array;

  constructor(column: KeyColumn) {
    this.#column = column;
    this.#count = new Int32Array(column.holders.length);
  }

  /** Calls `take` with each group of two or more records that share a value, members in the order in which they came. */
  split(group: Int32Array, take: (part: Int32Array) => void): void {
    const { starts, values } = this.#column;
    const count = this.#count;
    const touched: number[] = [];
    this.#each(group, starts, values, (value) => {
      if (count[value] === 0) touched.push(value);
      count[value] = (count[value] ?? 0) + 1;
    });
    // From here on a count is where the next member of its part goes, counted from 1: 0 marks values that nobody shares.
    let total = 0;
    const shared: { from: number; to: number }[] = [];
    for (const value of touched) {
      const size = count[value] ?? 0;
      count[value] = size < 2 ? 0 : total + 1;
      if (size < 2) continue;
      shared.push({ from: total, to: total + size });
      total += size;
    }
    const filled = new Int32Array(total);
    this.#each(group, starts, values, (value, record) => {
      const place = count[value] ?? 0;
      if (place === 0) return;
      filled[place - 1] = record;
      count[value] = place + 1;
    });
    for (const value of touched) count[value] = 0;
    for (const { from, to } of shared) take(filled.subarray(from, to));
  }

  #each(group: Int32Array, starts: Int32Array, values: Int32Array, visit: (value: number, record: number) => void): void {
    for (const record of group) {
      const end = starts[record + 1] ?? 0;
      let before = -1;
      for (let at = starts[record] ?? 0; at < end; at += 1) {
        const value = values[at] ?? 0;
        if (value !== before) visit(value, record);
        before = value;
      }
    }
  }
}
