import type { EntryDraft } from './entry-draft.ts';

/** One row of a CSV file with a header. */
export class CsvRecord {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #row: readonly string[];

  constructor(columns: ReadonlyMap<string, number>, row: readonly string[]) {
    this.#columns = columns;
    this.#row = row;
  }

  /** The text in a column, trimmed; empty where the row has none. */
  get(column: string): string {
    const index = this.#columns.get(column);
    return index === undefined ? '' : (this.#row[index] ?? '').trim();
  }

  /** The texts in these columns, without the empty ones. */
  all(columns: readonly string[]): string[] {
    return columns.map((column) => this.get(column)).filter((text) => text !== '');
  }

  /** Keeps every column that holds something with the entry, as it is printed. */
  keepIn(draft: EntryDraft, without: ReadonlySet<string> = NONE): void {
    for (const [column, index] of this.#columns) {
      const text = this.#row[index];
      if (text !== undefined && text !== '' && !without.has(column)) draft.keep(column, text);
    }
  }
}

const NONE: ReadonlySet<string> = new Set();
