/** A fault put into an export, and where it should be named. */
export interface Breakage {
  /** What is wrong: one word for each kind of fault. */
  readonly kind: string;
  /** The file, relative to the export's folder. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The member or column at fault; `line` where the line as a whole cannot be read, `row` where it holds no object, empty for a whole usage row. */
  readonly field: string;
}

export type Row = Readonly<Record<string, unknown>>;

/** A fault in a row of a JSON Lines file: `make` gets a good row (with an id of its own) and gives the bad line. */
export interface RowFault {
  readonly kind: string;
  readonly field: string;
  readonly make: (row: Row) => Row | readonly unknown[] | string | Uint8Array | null;
}
