import { GrowingIntegers } from './growing-integers.ts';
import { KEYS_MAX, LINK_KIND_NAMES, type LinkKind, type LinkRecord, WORDS_MAX } from './link-key.ts';
import { ValueTable } from './value-table.ts';

/** The keys of one kind of all records, as numbers: those of record `i` stand from `starts[i]` to `starts[i + 1]`, in rising order. */
export interface KeyColumn {
  readonly starts: Int32Array;
  readonly values: Int32Array;
  readonly parts: Uint8Array;
  /** How many records hold a value. */
  readonly holders: Int32Array;
}

/** Records made ready for linking: everything compares by whole numbers from here on. */
export interface LinkIndex {
  readonly ids: readonly string[];
  /** How many records the holders were counted among: at least those of the index. */
  readonly population: number;
  readonly columns: Readonly<Record<LinkKind, KeyColumn>>;
}

export interface LinkIndexOptions {
  /** Where only some of the records are at hand: how many there are in all, */
  readonly population?: number;
  /** and how many of them hold a key. */
  readonly holdersOf?: (kind: LinkKind, digest: string) => number | undefined;
}

/** Records that one index takes: numbers of pairs still are exact beyond it, memory is not there. */
const RECORDS_MAX = 20_000_000;

/** Reads records into columns. Linear; a key of a thing that the record holds twice counts once. Throws a RangeError over 20,000,000 records. */
export function linkIndexOf(records: Iterable<LinkRecord>, options: LinkIndexOptions = {}): LinkIndex {
  const ids: string[] = [];
  const builders = LINK_KIND_NAMES.map((kind) => [kind, new ColumnBuilder()] as const);
  const builderOf = new Map<string, ColumnBuilder>(builders);
  for (const { id, keys } of records) {
    if (ids.length === RECORDS_MAX) throw new RangeError(`more than ${RECORDS_MAX} records: link them by country or by year of sign-up`);
    ids.push(id);
    const end = Math.min(keys.length, KEYS_MAX);
    for (let at = 0; at < end; at += 1) {
      const key = keys[at];
      if (key === undefined || key.part >= WORDS_MAX) continue;
      const builder = builderOf.get(key.kind);
      const value = builder?.add(key.digest, key.part);
      const known = value === undefined ? undefined : options.holdersOf?.(key.kind, key.digest);
      if (value !== undefined && known !== undefined) builder?.know(value, known);
    }
    for (const [, builder] of builders) builder.endRecord();
  }
  const columns = Object.fromEntries(builders.map(([kind, builder]) => [kind, builder.finish()]));
  return { ids, population: Math.max(ids.length, options.population ?? 0), columns: complete(columns) };
}

function complete(columns: Readonly<Record<string, KeyColumn>>): Record<LinkKind, KeyColumn> {
  const isComplete = (given: typeof columns): given is Record<LinkKind, KeyColumn> => LINK_KIND_NAMES.every((kind) => kind in given);
  if (!isComplete(columns)) throw new TypeError('a kind of key has no column');
  return columns;
}

class ColumnBuilder {
  readonly #table = new ValueTable();
  readonly #starts = new GrowingIntegers();
  readonly #values = new GrowingIntegers();
  readonly #parts = new GrowingIntegers();
  readonly #holders = new GrowingIntegers();
  readonly #known = new Map<number, number>();
  #record: { value: number; part: number }[] = [];

  constructor() {
    this.#starts.push(0);
  }

  add(digest: string, part: number): number {
    const value = this.#table.numberOf(digest);
    this.#record.push({ value, part });
    return value;
  }

  know(value: number, holders: number): void {
    this.#known.set(value, holders);
  }

  endRecord(): void {
    const record = this.#record;
    if (record.length > 1) record.sort((a, b) => a.value - b.value || a.part - b.part);
    let before = -1;
    let part = -1;
    for (const key of record) {
      if (key.value === before && key.part === part) continue;
      this.#values.push(key.value);
      this.#parts.push(key.part);
      // Holders are counted beside the values: a value counts once a record.
      if (key.value !== before) this.#holders.push(key.value);
      before = key.value;
      part = key.part;
    }
    if (record.length > 0) this.#record = [];
    this.#starts.push(this.#values.length);
  }

  finish(): KeyColumn {
    const holders = new Int32Array(this.#table.size);
    for (const value of this.#holders.toArray()) holders[value] = (holders[value] ?? 0) + 1;
    for (const [value, known] of this.#known) holders[value] = Math.max(holders[value] ?? 0, known);
    return { starts: this.#starts.toArray(), values: this.#values.toArray(), parts: Uint8Array.from(this.#parts.toArray()), holders };
  }
}
