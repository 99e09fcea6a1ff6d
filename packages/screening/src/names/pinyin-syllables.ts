/** The finals that follow each initial in Hanyu Pinyin (GB/T 16159); ü is written u or v. */
const FINALS_BY_INITIAL: Readonly<Record<string, string>> = {
  '': 'a o e ai ei ao ou an en ang eng er',
  b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
  p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
  m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
  f: 'a o ei ou an en ang eng u',
  d: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un',
  t: 'a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
  n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan ue v ve',
  l: 'a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ue v ve',
  g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  k: 'a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
  h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  zh: 'a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang',
  ch: 'a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang',
  sh: 'a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang',
  r: 'e ao ou an en ang eng ong i u uo ui uan un',
  z: 'a e ai ei ao ou an en ang eng ong i u uo ui uan un',
  c: 'a e ai ao ou an en ang eng ong i u uo ui uan un',
  s: 'a e ai ao ou an en ang eng ong i u uo ui uan un',
  y: 'a e ao ou an in ang ing ong i u ue uan un',
  w: 'a o ai ei an en ang eng u',
};
const LETTERS_MAX = 6;
const SYLLABLES_MAX = 3;

/** Every syllable of Mandarin, as its initial and final. */
export const PINYIN_SYLLABLES: ReadonlyMap<string, readonly [initial: string, final: string]> = new Map(
  Object.entries(FINALS_BY_INITIAL).flatMap(([initial, finals]) =>
    finals.split(' ').map((final): [string, readonly [string, string]] => [initial + final, [initial, final]]),
  ),
);

/** The ways in which a word is made of one to three syllables; none for most words. */
export function pinyinReadings(word: string): string[][] {
  return readings(word, SYLLABLES_MAX);
}

function readings(word: string, syllables_max: number): string[][] {
  if (word === '') return [[]];
  if (syllables_max === 0) return [];
  const found: string[][] = [];
  for (let length = Math.min(LETTERS_MAX, word.length); length > 0; length -= 1) {
    const syllable = word.slice(0, length);
    if (!PINYIN_SYLLABLES.has(syllable)) continue;
    const rest = word.slice(length);
    // Two vowels never meet between syllables without an apostrophe.
    if (isVowel(syllable.charAt(length - 1)) && isVowel(rest.charAt(0))) continue;
    for (const others of readings(rest, syllables_max - 1)) found.push([syllable, ...others]);
  }
  return found;
}

function isVowel(letter: string): boolean {
  return letter !== '' && 'aeiou'.includes(letter);
}
