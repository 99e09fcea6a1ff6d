import { foldText } from '../names/fold-text.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { soundex } from './soundex.ts';

/** What is not published of OFAC's search and was inferred from scores that it gave. */
export interface OfacSearch {
  /** Letters of a common beginning that count. */
  readonly prefixLetters_max: number;
  /** Shorter words of the query are left out, unless all are. */
  readonly partLetters_min: number;
  /** Two words of one first letter are compared where they sound alike or are more alike than this by edit distance. */
  readonly partSimilarity_min: number;
}

/** A name as OFAC's search reads it. */
export interface OfacName {
  /** In capitals, without spaces, commas, periods and apostrophes; hyphens stay. */
  readonly whole: string;
  readonly parts: readonly string[];
  readonly sounds: readonly string[];
}

/** The two techniques of OFAC's FAQ 249, each 0..1. The search shows the higher one. */
export interface OfacNameScore {
  readonly score: number;
  readonly whole: number;
  readonly parts: number;
}

const LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;
const NOT_RETURNED: OfacNameScore = { score: 0, whole: 0, parts: 0 };

/** Reads a name. Its parts are empty when it holds no Latin letters or digits. */
export function ofacName(text: string): OfacName {
  // Letters of other scripts are not romanised: the search does not find them.
  const plain = (LATIN.test(text) ? foldText(text) : text.normalize('NFKD').replace(/\p{M}/gu, '')).toUpperCase();
  const parts = plain
    .replace(/['’`.]/g, '')
    .split(/[^A-Z0-9]+/)
    .filter((part) => part !== '');
  return { whole: plain.replace(/[\s,.'’`]/g, ''), parts, sounds: parts.map(soundex) };
}

/**
 * The score that OFAC's Sanctions List Search would show, 0..1; 0 where it would not return the name. Not symmetric.
 *
 * OFAC FAQ 249: candidates share a first letter and half of their letters with a term of the query; Jaro-Winkler compares the whole
 * strings; Jaro-Winkler and Soundex compare each name part entered, and the parts' scores make a composite; the higher counts.
 */
export function ofacNameScore(query: OfacName, candidate: OfacName, search: OfacSearch): OfacNameScore {
  const long = query.parts.flatMap((part, index) => (part.length >= search.partLetters_min ? [index] : []));
  const counted = long.length > 0 ? long : [...query.parts.keys()];
  if (counted.length === 0 || candidate.parts.length === 0) return NOT_RETURNED;
  let sum = 0;
  let isReturned = false;
  for (const index of counted) {
    const best = bestPart(query.parts[index] ?? '', query.sounds[index] ?? '', candidate, search);
    sum += best.score;
    isReturned ||= best.isCandidate;
  }
  if (!isReturned) return NOT_RETURNED;
  const parts = sum / counted.length;
  const whole = jaroWinkler(query.whole, candidate.whole, search.prefixLetters_max);
  return { score: Math.max(whole, parts), whole, parts };
}

/** The best pair of one part of the query; `isCandidate` where a part of the other name is alike enough to be looked at. */
function bestPart(part: string, sound: string, candidate: OfacName, search: OfacSearch): { score: number; isCandidate: boolean } {
  let score = 0;
  let isCandidate = false;
  for (const [index, other] of candidate.parts.entries()) {
    if (part.charCodeAt(0) !== other.charCodeAt(0)) continue;
    const similarity = editSimilarity(part, other);
    const soundsAlike = sound === candidate.sounds[index];
    if (soundsAlike || similarity >= search.partSimilarity_min) isCandidate = true;
    if (soundsAlike || similarity > search.partSimilarity_min) score = Math.max(score, jaroWinkler(part, other, search.prefixLetters_max));
  }
  return { score, isCandidate };
}

/** 1 less Levenshtein's distance in shares of the longer word. */
function editSimilarity(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length);
}
