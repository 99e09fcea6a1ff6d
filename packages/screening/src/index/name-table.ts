import type { NameToken } from '../names/prepare-name.ts';
import type { JoinedWords } from './joined-words.ts';
import type { NativeNames } from './native-names.ts';
import type { Postings } from './postings.ts';
import type { TokenDictionary } from './token-dictionary.ts';

/**
 * Every name of every subject (a listed party, or a customer), with the features that it is found by: its words, and its neighbouring
 * words closed up. Names are numbered by how many initials they hold (0, 1, more) and then by weight, so that a posting list
 * can be left where its names grow too heavy for what a query can explain of them.
 */
export interface NameTable {
  readonly size: number;
  /** For each name, the number of its subject, and its place among the names of it. */
  readonly ownerOf: Int32Array;
  readonly placeOf: Uint8Array;
  readonly weightOf: Float32Array;
  /** For each name, 1 where it reads like a firm's. */
  readonly organisationLike: Uint8Array;
  /** Where the names with no, with one and with more initials end. */
  readonly initialsEnds: readonly [number, number, number];
  /** The features of name n are `features[featureStarts[n]]` and on: numbers of words, then of joins. */
  readonly featureStarts: Int32Array;
  readonly features: Int32Array;
  /** For each feature the names that have it, ascending, in classes by their initials. */
  readonly postings: Postings;
  readonly dictionary: TokenDictionary;
  readonly joins: JoinedWords;
  /** For each join, the least and the greatest weight that it has in a name. */
  readonly joinWeightMin: Float64Array;
  readonly joinWeightMax: Float64Array;
  /** The greatest weight of a word. */
  readonly wordWeightMax: number;
  readonly native: NativeNames;
}

/** The letter by which an initial may stand for a word, as a code; 0 where none may. */
export function initialLetterOf(token: NameToken): number {
  return token.kind === 'word' || token.kind === 'particle' || token.kind === 'initial' ? token.text.charCodeAt(0) : 0;
}
