import { sha256Hex } from '@gatehouse/foundation';

/**
 * The identity of a clause: the SHA-256 of its text in NFC with runs of white space made one space.
 * Section numbers move from print to print; the words are what binds.
 */
export function clauseId(text: string): string {
  return sha256Hex(normaliseClause(text));
}

/** The text as it is digested and compared. */
export function normaliseClause(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
