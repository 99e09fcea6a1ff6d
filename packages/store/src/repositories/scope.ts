import type { Reading } from '@gatehouse/program';
import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** A sealed value's place: its additional authenticated data. */
export interface SealedPlace {
  readonly subject: string;
  readonly table: string;
  readonly column: string;
}

/** Seals and opens personal data inside the running transaction. Every opening is logged with its reading. */
export interface Sealer {
  seal(items: readonly (SealedPlace & { readonly text: string })[]): Promise<Buffer[]>;
  /** `null` for a value whose subject was shredded. */
  open(items: readonly (SealedPlace & { readonly sealed: Buffer })[], reading: Reading): Promise<(string | null)[]>;
  /** A keyed digest: equal for equal values, useless without the key. */
  digest(kind: string, value: string): string;
}

/** What a repository works in: one transaction, its sealer, and the instant of its records. */
export interface Scope {
  readonly db: Transaction<Tables>;
  readonly sealer: Sealer;
  /** ISO 8601. */
  readonly now: string;
}

/** The page of a list: rows after a key, at most so many. */
export interface Page {
  readonly after: string | null;
  readonly limit: number;
}
