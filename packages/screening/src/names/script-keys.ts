import type { Script } from './script-of.ts';

/**
 * Keys under which a word of another script and its Latin spellings meet.
 * Arabic and Hebrew write no short vowels: the consonants are compared. Korean has several romanisations: they are folded into one.
 */
export function scriptKey(script: Script, romanised: string, original: string): string {
  if (script === 'arabic') return arabicConsonants(original);
  if (script === 'hebrew') return latinConsonants(romanised);
  if (script === 'hangul') return koreanFold(romanised);
  if (script === 'cyrillic') return cyrillicVariant(romanised);
  return romanised;
}

/** The key of a Latin word, to be compared with a key of that script. */
export function latinKeyFor(script: Script, latin: string): string {
  if (script === 'hangul') return remembered(koreanKeys, latin, koreanFold);
  if (script === 'arabic' || script === 'hebrew')
    return latin.includes('h') ? remembered(consonantKeys, latin, latinConsonants) : consonantsWithoutH(latin);
  return latin;
}

// The same words come back with every name: their keys are kept, within bounds.
const KEYS_MAX = 100_000;
const koreanKeys = new Map<string, string>();
const consonantKeys = new Map<string, string>();

function remembered(known: Map<string, string>, word: string, keyOf: (word: string) => string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= KEYS_MAX) known.clear();
  const key = keyOf(word);
  known.set(word, key);
  return key;
}

// What Cyrillic writes for an h, and for Japanese and Chinese syllables, another romanisation writes otherwise.
function cyrillicVariant(romanised: string): string {
  return romanised
    .replace(/kh/g, 'h')
    .replace(/dz/g, 'z')
    .replace(/(?<=s)i(?=[aou])/g, 'h')
    .replace(/iy|yy/g, 'y');
}

const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'b',
  ت: 't',
  ة: '',
  ث: 't',
  ج: 'g',
  چ: 'S',
  ح: 'h',
  خ: 'h',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  ژ: 'z',
  س: 's',
  ش: 'S',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  غ: 'g',
  ف: 'f',
  ڤ: 'f',
  ق: 'k',
  ک: 'k',
  ك: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
};

function arabicConsonants(word: string): string {
  let key = '';
  // A final h is an ending that Latin writes as it likes.
  for (const letter of word.normalize('NFKD').replace(/ه$/, '')) {
    const consonant = ARABIC[letter] ?? '';
    if (consonant !== '' && !key.endsWith(consonant)) key += consonant;
  }
  return key;
}

const LATIN_STEPS: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|sch|shch|sh|ch/g, 'S'],
  [/ph/g, 'f'],
  [/kh/g, 'h'],
  [/gh|dj|dzh|zh(?=[aeiou])/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/p/g, 'b'],
  [/v/g, 'f'],
  [/j/g, 'g'],
  [/h$/g, ''],
  [/[aeiouwy]/g, ''],
  [/(.)\1+/g, '$1'],
];

export function latinConsonants(word: string): string {
  let key = word;
  for (const [pattern, letter] of LATIN_STEPS) key = key.replace(pattern, letter);
  return key;
}

const VOWELS = 'aeiouwy';
const CONSONANT_ALIKE: Readonly<Record<string, string>> = { q: 'k', p: 'b', v: 'f', j: 'g' };

/** The same as {@link latinConsonants}, letter by letter, of a word without an h: only with it do letters that stand apart make one sound. */
export function consonantsWithoutH(word: string): string {
  let key = '';
  let last = '';
  const add = (consonant: string): void => {
    if (consonant !== last) key += consonant;
    last = consonant;
  };
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const after = word.charAt(at + 1);
    if (VOWELS.includes(letter)) continue;
    if (letter === 'x') {
      add('k');
      add('s');
    } else if (letter === 'd' && after === 'j') {
      add('g');
      at += 1;
    } else if (letter === 'c') {
      add(after !== '' && 'eiy'.includes(after) ? 's' : 'k');
      if (after === 'k') at += 1;
    } else add(CONSONANT_ALIKE[letter] ?? letter);
  }
  return key;
}

const KOREAN_STEPS: readonly (readonly [RegExp, string])[] = [
  [/rh/g, 'r'],
  [/sh/g, 's'],
  [/ch|jj/g, 'j'],
  [/kk|ck|k|q/g, 'g'],
  [/tt|t/g, 'd'],
  [/pp|p/g, 'b'],
  [/r(?=g)/g, ''],
  [/(?<=[aeiouwy])h(?![aeiouwy])/g, ''],
  [/oi|oe|ue|wae|weh?/g, 'E'],
  [/eui|ui|ee|wi/g, 'i'],
  [/ae|ai|ay/g, 'e'],
  [/eo|eu|oo|ou|u/g, 'o'],
  [/o+/g, 'o'],
  [/w(?=o)/g, ''],
  [/r/g, 'l'],
  [/^l(?=[iy])/g, ''],
  [/^n(?=[iy])/g, ''],
  [/^l/g, 'n'],
  [/ng/g, 'N'],
  [/([^o])\1+/g, '$1'],
];

function koreanFold(word: string): string {
  let key = word;
  for (const [pattern, letter] of KOREAN_STEPS) key = key.replace(pattern, letter);
  return key;
}
