import type { BodsStatement } from '@gatehouse/contracts';

/** BODS 0.4 statements, parsed at the edge. */
export type OwnershipSource = readonly BodsStatement[];
