import type { UsageProblem, UsageRecord } from '@gatehouse/contracts';

/** Power of a job's machines over time; seconds on one clock for the whole file. */
export interface PowerSeries {
  readonly account: string;
  readonly job: string;
  readonly series: readonly (readonly [seconds: number, watts: number])[];
  readonly source: { readonly file: string; readonly line: number };
}

/** What a usage file yields. Every row read ends in exactly one of these. */
export type UsageItem =
  | { readonly kind: 'record'; readonly record: UsageRecord; readonly rows: number }
  | { readonly kind: 'series'; readonly series: PowerSeries; readonly rows: 1 }
  | { readonly kind: 'problem'; readonly problem: UsageProblem; readonly rows: 1 }
  /** Rows that are read and hold no accelerator time, with the reason. */
  | { readonly kind: 'out-of-scope'; readonly file: string; readonly reason: string; readonly rows: number };

/** One usage format: how a file of it begins, and how it is read. */
export interface UsageFormat {
  readonly name: string;
  /** Is this a file of the format? `head` is its first lines, the first of them not empty. */
  readonly recognises: (head: readonly string[]) => boolean;
  readonly read: (file: UsageFile) => AsyncIterable<UsageItem>;
}

export interface UsageFile {
  /** The name to show, without the folders above the usage folder. */
  readonly name: string;
  readonly lines: () => AsyncIterable<string>;
}

/** Counts rows by reason, so that millions of rows out of scope make a few items. */
export class OutOfScope {
  readonly #rows = new Map<string, number>();

  add(reason: string): void {
    this.#rows.set(reason, (this.#rows.get(reason) ?? 0) + 1);
  }

  *items(file: string): Generator<UsageItem> {
    for (const [reason, rows] of this.#rows) yield { kind: 'out-of-scope', file, reason, rows };
  }
}

export function problemItem(file: string, line: number, field: string, problem: string, fix: string): UsageItem {
  return { kind: 'problem', problem: { file, line, field, problem, fix }, rows: 1 };
}
