import type { NameToken, PreparedName } from './prepare-name.ts';
import { soundOf } from './sound-of.ts';
import { isOneSlip, textSimilarity, tokenSimilarity } from './token-similarity.ts';

/** How two names compare. */
export interface NameComparison {
  /** 0..1. */
  readonly score: number;
  /** What each side has explained, as a share of its weight. */
  readonly explained: { readonly query: number; readonly candidate: number };
  /** Words of each side that the other does not have. */
  readonly unmatched: { readonly query: readonly string[]; readonly candidate: readonly string[] };
}

/** The measured constants of the name score; see the package's README for what they were measured on. */
export const NAME_SCORING = {
  /** Both sides hold words that the other lacks: that is a contradiction, and weighs by this power. */
  contradictionPower: 1.25,
  /** One side holds more words: an omission, common in names of people. */
  personOmission: 0.3,
  organisationOmission: 0.62,
  /** With a single word in common an omission says little about who is meant. */
  singleWordOmission: 0.8,
  /** Words that agree weigh so much together when they are rare enough for an omission to count no more than its base. */
  rareMass: 1.6,
  /** The family name is known, and the other name does not have it. */
  missingFamilyFactor: 0.85,
  /** The last word of a name, likely the family's, is missing. A patronymic in the middle counts less. */
  missingEndFactor: 0.94,
  joinSimilarityFactor: 0.97,
  nativePower: 2,
} as const;

const JOIN_WORDS_MAX = 3;
const JOIN_SLIP_LETTERS_MIN = 7;
const JOIN_SIMILARITY_MIN = 0.7;
const INFORMATIVE_WEIGHT = 0.3;

const NOTHING: NameComparison = { score: 0, explained: { query: 0, candidate: 0 }, unmatched: { query: [], candidate: [] } };

/** Compares two prepared names. Symmetric in its score. */
export function compareNames(query: PreparedName, candidate: PreparedName): NameComparison {
  if (query.weight === 0 || candidate.weight === 0) return NOTHING;
  if (query.native !== undefined && candidate.native !== undefined && query.native.script === candidate.native.script) {
    return compareNative(query.native.syllables, candidate.native.syllables);
  }
  const alignment = align(query.tokens, candidate.tokens);
  const explained = {
    query: alignment.query / (query.weight - alignment.queryExcess),
    candidate: alignment.candidate / (candidate.weight - alignment.candidateExcess),
  };
  const unmatched = { query: leftOver(query.tokens, alignment.usedQuery), candidate: leftOver(candidate.tokens, alignment.usedCandidate) };
  const isPerson = arePeople(query, candidate);
  const mass = Math.min(alignment.query, alignment.candidate);
  const score = nameScore(explained.query, explained.candidate, mass, alignment.informativeWords, isPerson);
  const isFamilyMissing = missesFamily(query, alignment.usedQuery) || missesFamily(candidate, alignment.usedCandidate);
  if (isFamilyMissing) return { score: score * NAME_SCORING.missingFamilyFactor, explained, unmatched };
  const isEndMissing = isPerson && (missesEnd(query, alignment.usedQuery) || missesEnd(candidate, alignment.usedCandidate));
  return { score: isEndMissing ? score * NAME_SCORING.missingEndFactor : score, explained, unmatched };
}

/** The score from what each side has explained: contradiction bites by a power, omission by a share. Also an upper bound for the index. */
export function nameScore(query: number, candidate: number, mass: number, informativeWords: number, isPerson: boolean): number {
  const high = Math.max(query, candidate);
  if (high <= 0) return 0;
  const low = Math.min(query, candidate);
  const base = isPerson ? NAME_SCORING.personOmission : NAME_SCORING.organisationOmission;
  // The commoner the words that agree, the more it means that others are left out.
  const omission =
    informativeWords < 2
      ? NAME_SCORING.singleWordOmission
      : Math.min(NAME_SCORING.singleWordOmission, (base * NAME_SCORING.rareMass) / mass);
  return high ** NAME_SCORING.contradictionPower * (1 - omission * (1 - low / high));
}

/** Whether the kinder rule of people's names holds: one is a person's, and neither reads like a firm's. */
export function arePeople(query: PreparedName, candidate: PreparedName): boolean {
  return (query.kind === 'person' || candidate.kind === 'person') && !query.looksLikeOrganisation && !candidate.looksLikeOrganisation;
}

function missesFamily(name: PreparedName, used: number): boolean {
  return name.familyMask !== 0 && (name.familyMask & used) === 0;
}

// Where the family name is not marked it mostly stands last.
function missesEnd(name: PreparedName, used: number): boolean {
  const last = name.tokens.length - 1;
  return name.familyMask === 0 && last >= 2 && (used & (1 << last)) === 0 && name.tokens[last]?.kind === 'word';
}

interface Alignment {
  readonly query: number;
  readonly candidate: number;
  /** By how much a side's words weigh more than those that they are paired with: a mistyped common name is no rare name. */
  readonly queryExcess: number;
  readonly candidateExcess: number;
  readonly usedQuery: number;
  readonly usedCandidate: number;
  readonly informativeWords: number;
}

interface Pairing {
  readonly similarity: number;
  readonly gain: number;
  readonly queryMask: number;
  readonly candidateMask: number;
  readonly queryWeight: number;
  readonly candidateWeight: number;
  readonly words: number;
}

/** Pairs words, best gain first; words written apart on one side may pair with one word of the other. */
function align(query: readonly NameToken[], candidate: readonly NameToken[]): Alignment {
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
  for (const one of pairings) {
    if ((one.queryMask & usedQuery) !== 0 || (one.candidateMask & usedCandidate) !== 0) continue;
    usedQuery |= one.queryMask;
    usedCandidate |= one.candidateMask;
    const weight = Math.min(one.queryWeight, one.candidateWeight);
    queryExcess += one.queryWeight - weight;
    candidateExcess += one.candidateWeight - weight;
    queryExplained += weight * one.similarity;
    candidateExplained += weight * one.similarity;
    informativeWords += one.words;
  }
  return { query: queryExplained, candidate: candidateExplained, queryExcess, candidateExcess, usedQuery, usedCandidate, informativeWords };
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
  if (text === one.text) return NAME_SCORING.joinSimilarityFactor;
  if (one.script !== 'latin')
    return (
      NAME_SCORING.joinSimilarityFactor *
      tokenSimilarity({ ...last, text, sound: soundOf(text), key: text, symbol: undefined, kind: 'word' }, one)
    );
  // As far as the index finds them: one slip in a word long enough.
  if (text.length < JOIN_SLIP_LETTERS_MIN || !isOneSlip(text, one.text)) return 0;
  return NAME_SCORING.joinSimilarityFactor * textSimilarity(text, soundOf(text), one.text, one.sound);
}

function leftOver(tokens: readonly NameToken[], used: number): string[] {
  return tokens
    .filter((token, index) => token.kind !== 'legal' && token.kind !== 'particle' && (used & (1 << index)) === 0)
    .map((token) => token.text);
}

/** Two names written in one syllabic script: a character that differs is another name. */
function compareNative(query: readonly string[], candidate: readonly string[]): NameComparison {
  const rest = [...candidate];
  const missing: string[] = [];
  for (const syllable of query) {
    const index = rest.indexOf(syllable);
    if (index === -1) missing.push(syllable);
    else rest.splice(index, 1);
  }
  const shared = query.length - missing.length;
  const explained = { query: shared / query.length, candidate: shared / candidate.length };
  return {
    score: (explained.query * explained.candidate) ** (NAME_SCORING.nativePower / 2),
    explained,
    unmatched: { query: missing, candidate: rest },
  };
}
