import type { Row, RowsRead } from './read-rows.ts';
import type { RowError } from './row-error.ts';

/** Rows that others refer to: those that stand, and those that were there but in error. */
export interface Referable {
  readonly known: ReadonlySet<string>;
  readonly broken: ReadonlySet<string>;
}

/** Checks of rows against each other and against the date of the export. Each says whether the row may stay, and notes why not. */
export class RowChecks {
  readonly errors: RowError[] = [];
  readonly #asOf: string;

  constructor(asOf: string) {
    this.#asOf = asOf;
  }

  /** Notes what is wrong with a field of a row. */
  note(file: string, row: Pick<Row<unknown>, 'line'>, field: string, problem: string, fix: string): void {
    this.errors.push({ file, line: row.line, field, problem, fix });
  }

  /** The rows of a file, each id once: of two rows with one id the first stays. */
  unique<T extends { readonly id: string }>(file: string, read: RowsRead<T>): Row<T>[] {
    const seen = new Map<string, number>();
    return read.rows.filter((row) => {
      const before = seen.get(row.value.id);
      if (before === undefined) {
        seen.set(row.value.id, row.line);
        return true;
      }
      this.note(file, row, 'id', `stands in line ${before} already`, 'Give each row an id of its own, or take one of the two out.');
      return false;
    });
  }

  /** A reference leads to a row that stands. */
  refers(file: string, row: Row<unknown>, field: string, id: string | undefined, to: Referable): boolean {
    if (id === undefined || to.known.has(id)) return true;
    if (to.broken.has(id)) this.note(file, row, field, 'refers to a row that is itself in error', 'Mend that row first.');
    else this.note(file, row, field, 'refers to nothing in this export', 'Correct the id, or add the row it refers to.');
    return false;
  }

  /** A date does not lie after the date of the export. */
  notAfter(file: string, row: Row<unknown>, field: string, date: string | undefined): boolean {
    if (date === undefined || date.slice(0, 10) <= this.#asOf) return true;
    this.note(file, row, field, `lies after the date of the export (${this.#asOf})`, 'Correct the date, or the asOf of provider.json.');
    return false;
  }

  /** What has a beginning does not end before it. */
  ordered(file: string, row: Row<unknown>, field: string, first: string | undefined, last: string | undefined): boolean {
    if (first === undefined || last === undefined || first <= last) return true;
    this.note(file, row, field, 'ends before it begins', 'Correct one of the two dates.');
    return false;
  }
}

/** What can be referred to among the rows that stand; whatever else the file held is in error. */
export function referable(standing: readonly Row<{ readonly id: string }>[], read: RowsRead<{ readonly id: string }>): Referable {
  return {
    known: new Set(standing.map((row) => row.value.id)),
    broken: new Set([...read.brokenIds, ...read.rows.map((row) => row.value.id)]),
  };
}
