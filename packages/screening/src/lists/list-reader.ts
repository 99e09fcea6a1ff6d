import type { ListEntry } from '@gatehouse/contracts';

/** What one OFAC side file says of a record in another file, by the record's number. */
export interface OfacSupplement {
  readonly entNum: string;
  readonly kind: 'alias' | 'address' | 'remark';
  readonly values: readonly string[];
}

/** What was read from one file. */
export interface ListReading {
  readonly entries: readonly ListEntry[];
  /** Rows that complete records of other files of the family. */
  readonly supplements?: readonly OfacSupplement[];
  /** The date that the publisher prints in the file, ISO. */
  readonly publishedOn?: string | undefined;
  /** The newest date that a record carries, ISO: the file is no older. */
  readonly newestRecordOn?: string | undefined;
}

/** One format of one publisher. */
export interface ListReader {
  /** The family: files of one family are joined. */
  readonly family: string;
  /** Whether a file that begins so is of this format. */
  recognises(head: string): boolean;
  /** Reads the whole text. Throws ProblemError when the file is broken. */
  read(text: AsyncIterable<string>, file: string): Promise<ListReading>;
}
