/** A row that could not be used: where it stands, what is wrong, and what to do. Holds no personal data. */
export interface RowError {
  readonly file: string;
  /** Counted from 1; 0 where the file as a whole is meant. */
  readonly line: number;
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}
