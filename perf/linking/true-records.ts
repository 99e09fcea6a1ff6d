import type { LinkFacts } from '@gatehouse/ownership';

/** A record with the party that it is truly of: what linking is measured on. */
export interface TrueRecord {
  readonly id: string;
  readonly party: string;
  readonly facts: LinkFacts;
}

/** Words as the measures cut them: lower case, without marks and punctuation. The sets are in Latin letters. */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
