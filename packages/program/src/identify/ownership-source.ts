import type { BodsStatement } from '@gatehouse/contracts';

/** BODS 0.4 statements, parsed at the edge. */
export type OwnershipSource = readonly BodsStatement[];

/** A statement with when it was recorded here: the second of its two times. The first is its own date and those of its interests. */
export interface RecordedStatement {
  readonly statementId: string;
  readonly recordedAt: string;
  readonly statement: BodsStatement;
}
