import { ACRONYM_LETTERS_MAX, acronymsOf } from './acronyms.ts';
import { areOneInEnglish, mayBeOneSyllable } from './east-asian-name.ts';
import type { NameToken, PreparedName } from './prepare-name.ts';
import { soundOf } from './sound-of.ts';
import { areOneSystem } from './other-spellings.ts';
import { latinKeyFor } from './script-keys.ts';
import { hasKey, isOneSlip, textSimilarity, tokenSimilarity } from './token-similarity.ts';

const JOIN_WORDS_MAX = 3;
const JOIN_SLIP_LETTERS_MIN = 7;
const JOIN_KEY_LETTERS_MIN = 3;
const JOIN_SIMILARITY_MIN = 0.7;
const JOIN_SIMILARITY_FACTOR = 0.97;
const INFORMATIVE_WEIGHT = 0.3;
/** First letters are shared by many firms: enough for a person to look. */
const ACRONYM_SIMILARITY = 0.86;
const SYLLABLES_FOR_SLIP_MIN = 3;
const SYLLABLE_LETTERS_MAX = 5;
/** Below this two words of one script are a slip apart, and no mere variant. */
const SLIP_SIMILARITY_MAX = 0.9;

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
  /** The words differ by a misspelling. */
  readonly isSlip: boolean;
  /** The words are two romanisations of one Chinese word, if the names as wholes are. */
  readonly isOtherSpelling: boolean;
}

/** Pairs words, best gain first; words written apart on one side may pair with one word of the other. */
export function alignWords(left: PreparedName, right: PreparedName): Alignment {
  const { tokens: query } = left;
  const { tokens: candidate } = right;
  const areSyllabic = left.syllabic !== undefined && right.syllabic !== undefined;
  const pairings: Pairing[] = [];
  for (const [i, q] of query.entries()) {
    for (const [j, c] of candidate.entries()) {
      const similarity = tokenSimilarity(q, c);
      if (similarity > 0 && !(areSyllabic && areOtherSyllables(q, left, c, right)))
        pairings.push(pairing(similarity, 1 << i, 1 << j, q.weight, c.weight, q, c));
    }
  }
  addJoins(pairings, query, candidate, false);
  addJoins(pairings, candidate, query, true);
  addAcronym(pairings, left, right, false);
  addAcronym(pairings, right, left, true);
  pairings.sort((a, b) => b.gain - a.gain || a.queryMask - b.queryMask || a.candidateMask - b.candidateMask);
  const alignment = take(pairings);
  if (!alignment.pairings.some((one) => one.isOtherSpelling) || (areSyllabic && areRomanisations(alignment, query, candidate)))
    return alignment;
  return take(pairings.filter((one) => !one.isOtherSpelling));
}

function areRomanisations({ pairings }: Alignment, query: readonly NameToken[], candidate: readonly NameToken[]): boolean {
  return areOneSystem(pairings.map(({ queryMask, candidateMask }) => [textOf(query, queryMask), textOf(candidate, candidateMask)]));
}

function textOf(tokens: readonly NameToken[], mask: number): string {
  return tokens.map((token, index) => ((mask & (1 << index)) === 0 ? '' : token.text)).join('');
}

// In names made of syllables another syllable is another name, however alike the letters. Only where two more words agree may it be a slip.
function areOtherSyllables(a: NameToken, left: PreparedName, b: NameToken, right: PreparedName): boolean {
  if (left.syllabic === undefined || right.syllabic === undefined || a.kind !== 'word' || b.kind !== 'word') return false;
  if (mayBeOneSyllable(a.text, left.syllabic, b.text, right.syllabic)) return false;
  // Characters hold no slip of the keyboard; Korean has more romanisations than the fold knows.
  if (a.script === 'hangul' || b.script === 'hangul') return false;
  if (a.script !== 'latin' || b.script !== 'latin') return true;
  const syllables = Math.min(syllableCount(left), syllableCount(right));
  return syllables < SYLLABLES_FOR_SLIP_MIN || !isOneSlip(a.text, b.text);
}

function syllableCount({ tokens }: PreparedName): number {
  return tokens.reduce((count, token) => count + (token.text.length > SYLLABLE_LETTERS_MAX ? 2 : 1), 0);
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
  const isSlip = words === 1 && similarity < SLIP_SIMILARITY_MAX && q.script === c.script;
  const isOtherSpelling = q.text !== c.text && q.otherSpellings?.has(c.text) === true && !areOneInEnglish(q.text, c.text);
  return {
    similarity,
    gain: similarity * (queryWeight + candidateWeight),
    queryMask,
    candidateMask,
    queryWeight,
    candidateWeight,
    words,
    isSlip,
    isOtherSpelling,
  };
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
          isOtherSpelling: false,
          isSlip: similarity < SLIP_SIMILARITY_MAX && few[index]?.script === token.script,
        });
      }
    }
  }
}

// A word that the other side's words begin with, letter by letter, stands for them all.
function addAcronym(pairings: Pairing[], many: PreparedName, few: PreparedName, swapped: boolean): void {
  if (many.kind !== 'organisation' || few.kind !== 'organisation') return;
  const own = few.tokens.filter((token) => token.kind !== 'legal');
  const [acronym] = own;
  if (own.length !== 1 || acronym === undefined || acronym.kind !== 'word' || acronym.text.length > ACRONYM_LETTERS_MAX) return;
  if (!acronymsOf(many.tokens).includes(acronym.text)) return;
  const few_mask = 1 << few.tokens.indexOf(acronym);
  let mask = 0;
  let weight = 0;
  for (const [at, token] of many.tokens.entries()) {
    if (token.kind === 'legal') continue;
    mask |= 1 << at;
    weight += token.weight;
  }
  const [queryMask, candidateMask] = swapped ? [few_mask, mask] : [mask, few_mask];
  const [queryWeight, candidateWeight] = swapped ? [acronym.weight, weight] : [weight, acronym.weight];
  const gain = ACRONYM_SIMILARITY * (weight + acronym.weight);
  pairings.push({
    similarity: ACRONYM_SIMILARITY,
    gain,
    queryMask,
    candidateMask,
    queryWeight,
    candidateWeight,
    words: 2,
    isSlip: false,
    isOtherSpelling: false,
  });
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
  // As far as the index finds them.
  if (hasKey(one.script) && (one.key.length < JOIN_KEY_LETTERS_MIN || latinKeyFor(one.script, text) !== one.key)) return 0;
  if (one.script !== 'latin')
    return (
      JOIN_SIMILARITY_FACTOR *
      tokenSimilarity(
        { ...last, text, sound: soundOf(text), key: text, symbol: undefined, kind: 'word', isKnown: false, otherSpellings: undefined },
        one,
      )
    );
  // As far as the index finds them: one slip in a word long enough.
  if (text.length < JOIN_SLIP_LETTERS_MIN || !isOneSlip(text, one.text)) return 0;
  return JOIN_SIMILARITY_FACTOR * textSimilarity(text, soundOf(text), one.text, one.sound);
}
