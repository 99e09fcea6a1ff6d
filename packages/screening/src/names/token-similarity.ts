import { abjadSpelling } from './abjad-spelling.ts';
import { editCost } from './edit-cost.ts';
import { areNicknames } from './name-vocabulary.ts';
import type { NameToken } from './prepare-name.ts';
import { latinKeyFor } from './script-keys.ts';
import { soundOf } from './sound-of.ts';
import type { Script } from './script-of.ts';

/** A swap of letters passes over a row of the table of costs whose least may lie so much higher than what the swap leads to. */
const SWAP_SLACK = 0.31;

/** Below this two words count as different. */
export const SIMILARITY_MIN = 0.6;

/** Another romanisation of the same syllables: which characters are meant it does not tell. */
const OTHER_SPELLING_SIMILARITY = 0.9;
const SAME_SOUND = 0.94;
const SOUND_FACTOR = 0.95;
const COST_SHARE_MAX = 0.34;
const COST_FACTOR = 1.15;
const SHORT_LETTERS_MAX = 4;
const SHORT_COST_FACTOR = 1.6;
/** Two words that are names of their own differ more than a slip would make them. */
const KNOWN_COST_FACTOR = 1.8;
const KNOWN_SLIP_PENALTY = 0.06;
const PINYIN_COST_FACTOR = 2.6;
/** One slip of the keyboard, by the length of the word. */
const SLIP_SIMILARITY_BY_LETTERS = [0, 0, 0, 0.74, 0.76, 0.8, 0.84, 0.86];
const INITIAL_SIMILARITY = 0.8;
const NICKNAME_SIMILARITY = 0.9;
const SYMBOL_SIMILARITY = 0.95;
// Funds and plants of one series, counted or by year, are kin: a person should see them, but they are not the same.
const SERIES_SIMILARITY = 0.8;
const SERIES_DIGITS_MAX = 2;
const YEAR = /^(?:19|20)\d\d$/;
/** A longer number names its bearer: only a slip may lie between. */
const NUMBER_SLIP_SIMILARITY = 0.65;
/** A spelling of letters without short vowels tells more the more letters there are. */
const KEY_SIMILARITY_BY_LETTERS = [0, 0.7, 0.84, 0.9, 0.93, 0.95];
const KEY_SLIP_SIMILARITY = 0.74;
/** A spelling this good is as sure as its consonants; below, each letter that fits ill takes away. */
const ABJAD_SPELLING_GOOD = 0.97;
const ABJAD_COST_FACTOR = 2;
/** Keys shorter than this must be equal. */
export const KEY_SLIP_LETTERS_MIN = 4;
const KOREAN_SIMILARITY = 0.94;
const FIRST_LETTER_PENALTY = 0.06;

/** How alike two words of names are: 1 for the same, 0 below {@link SIMILARITY_MIN}. Symmetric. */
export function tokenSimilarity(a: NameToken, b: NameToken): number {
  if (a.kind === 'legal' || b.kind === 'legal') return a.kind === b.kind && a.symbol === b.symbol ? 1 : 0;
  if (a.text === b.text) return 1;
  if (a.kind === 'number' || b.kind === 'number') return a.kind === b.kind ? numberSimilarity(a.text, b.text) : 0;
  if (a.symbol !== undefined && a.symbol === b.symbol) return SYMBOL_SIMILARITY;
  if (a.kind === 'initial' || b.kind === 'initial') return a.text.charAt(0) === b.text.charAt(0) ? INITIAL_SIMILARITY : 0;
  if (a.kind === 'particle' || b.kind === 'particle')
    return a.kind === b.kind && PARTICLE_CLASSES.get(a.text) === (PARTICLE_CLASSES.get(b.text) ?? '') ? 1 : 0;
  if (a.script !== b.script && (hasKey(a.script) || hasKey(b.script))) return keySimilarity(a, b);
  if (a.otherSpellings?.has(b.text) === true) return OTHER_SPELLING_SIMILARITY;
  if (a.script === 'han' || b.script === 'han') return pinyinSimilarity(a.text, b.text);
  const areBothKnown = a.isKnown && b.isKnown && a.sound !== b.sound;
  const similarity = Math.max(
    textSimilarity(a.text, a.sound, b.text, b.sound, areBothKnown),
    areNicknames(a.text, b.text) ? NICKNAME_SIMILARITY : 0,
  );
  return (a.script === 'cyrillic') === (b.script === 'cyrillic') ? similarity : Math.max(similarity, variantSimilarity(a, b));
}

function numberSimilarity(a: string, b: string): number {
  if ([a, b].every((number) => number.length <= SERIES_DIGITS_MAX) || (YEAR.test(a) && YEAR.test(b))) return SERIES_SIMILARITY;
  return a.length > SERIES_DIGITS_MAX && isOneSlip(a, b) ? NUMBER_SLIP_SIMILARITY : 0;
}

function variantSimilarity(a: NameToken, b: NameToken): number {
  const [left, right] = [a, b].map((token) => (token.script === 'cyrillic' ? token.key : token.text));
  return left === undefined || right === undefined ? 0 : textSimilarity(left, soundOf(left), right, soundOf(right));
}

const PARTICLE_CLASSES: ReadonlyMap<string, string> = new Map(
  ['al el ul ad as ash an ar at', 'bin ibn ben bint', 'ould wuld', 'and und et y e', 'de del della da das do dos di du of'].flatMap(
    (group) => group.split(' ').map((particle): [string, string] => [particle, group]),
  ),
);

// Pinyin is exact: another letter is another syllable.
function pinyinSimilarity(a: string, b: string): number {
  const similarity = 1 - (PINYIN_COST_FACTOR * editCost(a, b, 2)) / Math.max(a.length, b.length);
  return similarity < SIMILARITY_MIN ? 0 : similarity;
}

/** How alike two spellings are, by letters and by sound. Two known names of their own must differ by less than a word and its misspelling. */
export function textSimilarity(a: string, aSound: string, b: string, bSound: string, areBothKnown: boolean = false): number {
  const length = Math.max(a.length, b.length);
  const cost_max = length * COST_SHARE_MAX;
  // Letters differ by more than could be paid for with the cheapest slip.
  if (Math.abs(a.length - b.length) * 0.3 > cost_max) return 0;
  let best = aSound === bSound ? SAME_SOUND : 0;
  // A slip in a short word makes another word of it more often than in a long one.
  const factor = (length <= SHORT_LETTERS_MAX ? SHORT_COST_FACTOR : COST_FACTOR) * (areBothKnown ? KNOWN_COST_FACTOR : 1);
  const cost = editCost(a, b, Math.min(cost_max, costThatCounts(best, factor, length)));
  if (cost <= cost_max) best = Math.max(best, 1 - (factor * cost) / length);
  if (best < SAME_SOUND && aSound.length > 2 && bSound.length > 2) {
    const soundLength = Math.max(aSound.length, bSound.length);
    const soundCost_max = soundLength * COST_SHARE_MAX;
    const soundCost = editCost(aSound, bSound, Math.min(soundCost_max, costThatCounts(best / SOUND_FACTOR, factor, soundLength)));
    if (soundCost <= soundCost_max) best = Math.max(best, SOUND_FACTOR * (1 - (factor * soundCost) / soundLength));
  }
  if (isOneSlip(a, b)) {
    const slip = SLIP_SIMILARITY_BY_LETTERS[Math.min(length, SLIP_SIMILARITY_BY_LETTERS.length - 1)] ?? 0;
    best = Math.max(best, areBothKnown ? slip - KNOWN_SLIP_PENALTY : slip);
  } else if (a.charAt(0) !== b.charAt(0) && aSound.charAt(0) !== bSound.charAt(0)) best -= FIRST_LETTER_PENALTY;
  return best < SIMILARITY_MIN ? 0 : best;
}

/** What a pair of words may cost to be more alike than it is known to be, and alike at all: what a dearer one costs need not be found out. */
function costThatCounts(best: number, factor: number, length: number): number {
  return ((1 - Math.max(best, SIMILARITY_MIN)) * length) / factor + SWAP_SLACK;
}

/** Whether one letter dropped, added, replaced or swapped with its neighbour turns one word into the other. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < short.length - start && short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)) end += 1;
  const rest = long.length - start - end;
  if (rest <= 1) return true;
  return (
    rest === 2 &&
    short.length === long.length &&
    short.charAt(start) === long.charAt(start + 1) &&
    short.charAt(start + 1) === long.charAt(start)
  );
}

/** Whether words of this script are compared by key with those of another. */
export function hasKey(script: Script): boolean {
  return script === 'arabic' || script === 'hebrew' || script === 'hangul';
}

function keySimilarity(a: NameToken, b: NameToken): number {
  const [keyed, other] = hasKey(a.script) ? [a, b] : [b, a];
  // The index looks for spellings in other letters, not for one such script in another.
  if (hasKey(other.script)) return 0;
  const left = keyed.key;
  const right = latinKeyFor(keyed.script, other.text);
  if (keyed.script === 'hangul') return koreanSimilarity(left, right);
  const letters = Math.min(left.length, right.length);
  if (left !== right && (letters < KEY_SLIP_LETTERS_MIN || editCost(left, right, 1) > 1)) return 0;
  if (letters === 0) return 0;
  const cap = KEY_SIMILARITY_BY_LETTERS[Math.min(keyed.written.length, KEY_SIMILARITY_BY_LETTERS.length - 1)] ?? 0;
  const similarity = Math.min(cap, cap - ABJAD_COST_FACTOR * (ABJAD_SPELLING_GOOD - abjadSpelling(keyed.written, other.text)));
  return similarity < SIMILARITY_MIN ? 0 : similarity;
}

function koreanSimilarity(left: string, right: string): number {
  if (left === right) return KOREAN_SIMILARITY;
  return Math.min(left.length, right.length) >= KEY_SLIP_LETTERS_MIN && editCost(left, right, 1) <= 0.6 ? KEY_SLIP_SIMILARITY : 0;
}
