/** The writing that a token came in, as far as it changes how it is compared. */
export type Script = 'latin' | 'cyrillic' | 'arabic' | 'hebrew' | 'han' | 'hangul' | 'other';

const TESTS: readonly (readonly [RegExp, Script])[] = [
  [/\p{Script=Han}/u, 'han'],
  [/\p{Script=Hangul}/u, 'hangul'],
  [/\p{Script=Arabic}/u, 'arabic'],
  [/\p{Script=Hebrew}/u, 'hebrew'],
  [/\p{Script=Cyrillic}/u, 'cyrillic'],
  [/\p{Script=Latin}/u, 'latin'],
];
// oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

/** The script of a word: of its first letter that tells. */
export function scriptOf(word: string): Script {
  if (ASCII.test(word)) return 'latin';
  return TESTS.find(([test]) => test.test(word))?.[1] ?? 'other';
}
