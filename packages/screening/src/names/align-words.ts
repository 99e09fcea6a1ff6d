import type { NameToken } from './prepare-name.ts';
import { soundOf } from './sound-of.ts';
import { isOneSlip, textSimilarity, tokenSimilarity } from './token-similarity.ts';

const JOIN_WORDS_MAX = 3;
const JOIN_SLIP_LETTERS_MIN = 7;
const JOIN_SIMILARITY_MIN = 0.7;
const JOIN_SIMILARITY_FACTOR = 0.97;
const INFORMATIVE_WEIGHT = 0.3;

/** How the words of two names meet, and what each side has explained by it. */
export interface Alignment {
  readonly query: number;
  readonly candidate: number;
  /** By how much a side's words weigh more than those that they are paired with: a mistyped common name is no rare name. */
  readonly queryExcess: number;
  readonly candidateExcess: number;
  readonly usedQuery: number;
  readonly usedCandidate: number;
  readonly informativeWords: number;
  /** The pairings taken, best first. */
  readonly pairings: readonly Pairing[];
}

/** Words of both sides that meet: bits of their places. */
export interface Pairing {
  readonly similarity: number;
  readonly gain: number;
  readonly queryMask: number;
  readonly candidateMask: number;
  readonly queryWeight: number;
  readonly candidateWeight: number;
  readonly words: number;
}

/** Pairs words, best gain first; words written apart on one side may pair with one word of the other. */
export function alignWords(query: readonly NameToken[], candidate: readonly NameToken[]): Alignment {
  const pairings: Pairing[] = [];
  for (const [i, q] of query.entries()) {
    for (const [j, c] of candidate.entries()) {
      const similarity = tokenSimilarity(q, c);
      if (similarity > 0) pairings.push(pairing(similarity, 1 << i, 1 << j, q.weight, c.weight, q, c));
    }
  }
  addJoins(pairings, query, candidate, false);
  addJoins(pairings, candidate, query, true);
  pairings.sort((a, b) => b.gain - a.gain || a.queryMask - b.queryMask || a.candidateMask - b.candidateMask);
  return take(pairings);
}

function take(pairings: readonly Pairing[]): Alignment {
  let usedQuery = 0;
  let usedCandidate = 0;
  let queryExplained = 0;
  let candidateExplained = 0;
  let informativeWords = 0;
  let queryExcess = 0;
  let candidateExcess = 0;
  const taken: Pairing[] = [];
  for (const one of pairings) {
    if ((one.queryMask & usedQuery) !== 0 || (one.candidateMask & usedCandidate) !== 0) continue;
    taken.push(one);
    usedQuery |= one.queryMask;
    usedCandidate |= one.candidateMask;
    const weight = Math.min(one.queryWeight, one.candidateWeight);
    queryExcess += one.queryWeight - weight;
    candidateExcess += one.candidateWeight - weight;
    queryExplained += weight * one.similarity;
    candidateExplained += weight * one.similarity;
    informativeWords += one.words;
  }
  return {
    query: queryExplained,
    candidate: candidateExplained,
    queryExcess,
    candidateExcess,
    usedQuery,
    usedCandidate,
    informativeWords,
    pairings: taken,
  };
}

function pairing(
  similarity: number,
  queryMask: number,
  candidateMask: number,
  queryWeight: number,
  candidateWeight: number,
  q: NameToken,
  c: NameToken,
): Pairing {
  const words = q.kind === 'word' && c.kind === 'word' && Math.max(q.weight, c.weight) >= INFORMATIVE_WEIGHT ? 1 : 0;
  return { similarity, gain: similarity * (queryWeight + candidateWeight), queryMask, candidateMask, queryWeight, candidateWeight, words };
}

/** "Good Will" and "Goodwill", "Abd al-Rahman" and "Abdulrahman": neighbouring words of `many` against one word of `few`. */
function addJoins(pairings: Pairing[], many: readonly NameToken[], few: readonly NameToken[], swapped: boolean): void {
  for (let start = 0; start + 1 < many.length; start += 1) {
    let text = '';
    let weight = 0;
    let mask = 0;
    for (let length = 1; length <= JOIN_WORDS_MAX && start + length <= many.length; length += 1) {
      const token = many[start + length - 1];
      if (token === undefined || token.kind === 'legal' || token.kind === 'number') break;
      text += token.text;
      weight += token.weight;
      mask |= 1 << (start + length - 1);
      if (length < 2) continue;
      for (const [index, one] of few.entries()) {
        if (one.kind !== 'word' || Math.abs(one.text.length - text.length) > 2) continue;
        const similarity = joinSimilarity(text, token, one);
        if (similarity < JOIN_SIMILARITY_MIN || isBetterAlone(many, start, length, one, similarity)) continue;
        const [queryMask, candidateMask] = swapped ? [1 << index, mask] : [mask, 1 << index];
        const [queryWeight, candidateWeight] = swapped ? [one.weight, weight] : [weight, one.weight];
        pairings.push({
          similarity,
          gain: similarity * (weight + one.weight),
          queryMask,
          candidateMask,
          queryWeight,
          candidateWeight,
          words: length,
        });
      }
    }
  }
}

// "Hu Jintao" is not "Hujintao" where the other name has a "Jintao" of its own.
function isBetterAlone(many: readonly NameToken[], start: number, length: number, one: NameToken, similarity: number): boolean {
  for (let index = start; index < start + length; index += 1) {
    const token = many[index];
    if (token !== undefined && token.kind === 'word' && tokenSimilarity(token, one) >= similarity) return true;
  }
  return false;
}

function joinSimilarity(text: string, last: NameToken, one: NameToken): number {
  if (text === one.text) return JOIN_SIMILARITY_FACTOR;
  if (one.script !== 'latin')
    return (
      JOIN_SIMILARITY_FACTOR * tokenSimilarity({ ...last, text, sound: soundOf(text), key: text, symbol: undefined, kind: 'word' }, one)
    );
  // As far as the index finds them: one slip in a word long enough.
  if (text.length < JOIN_SLIP_LETTERS_MIN || !isOneSlip(text, one.text)) return 0;
  return JOIN_SIMILARITY_FACTOR * textSimilarity(text, soundOf(text), one.text, one.sound);
}
