import type { RomanisedWord } from './romanise-han.ts';

const SYLLABLE_FIRST = 0xac00;
const SYLLABLE_LAST = 0xd7a3;
const MEDIALS = 21;
const FINALS = 28;

// Revised Romanisation of Korean (2000), letter by letter: assonance between syllables is left to the fold.
const INITIAL = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const MEDIAL = ['a', 'ae', 'ya', 'yae', 'eo', 'e', 'yeo', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'eu', 'ui', 'i'];
const FINAL = [
  '',
  'k',
  'k',
  'k',
  'n',
  'n',
  'n',
  't',
  'l',
  'k',
  'm',
  'l',
  'l',
  'l',
  'p',
  'l',
  'm',
  'p',
  'p',
  't',
  't',
  'ng',
  't',
  't',
  'k',
  't',
  'p',
  't',
];

const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(['남궁', '황보', '제갈', '사공', '선우', '서문', '독고', '동방']);
const PERSON_SYLLABLES_MAX = 4;

/** The words of a Korean word: of a person's name the surname and the given name, of anything else the whole. */
export function romaniseHangul(word: string, isPerson: boolean): RomanisedWord[] {
  const syllables = [...word.normalize('NFC')];
  if (!isPerson || syllables.length < 2 || syllables.length > PERSON_SYLLABLES_MAX) return [wordOf(syllables)];
  const surname = COMPOUND_SURNAMES.has(syllables.slice(0, 2).join('')) && syllables.length > 2 ? 2 : 1;
  return [wordOf(syllables.slice(0, surname)), wordOf(syllables.slice(surname))];
}

function wordOf(syllables: readonly string[]): RomanisedWord {
  return { latin: syllables.map(romanise).join(''), written: syllables.join('') };
}

function romanise(syllable: string): string {
  const code = syllable.codePointAt(0) ?? 0;
  if (code < SYLLABLE_FIRST || code > SYLLABLE_LAST) return '';
  const index = code - SYLLABLE_FIRST;
  const initial = Math.floor(index / (MEDIALS * FINALS));
  const medial = Math.floor((index % (MEDIALS * FINALS)) / FINALS);
  return `${INITIAL[initial]}${MEDIAL[medial]}${FINAL[index % FINALS]}`;
}
