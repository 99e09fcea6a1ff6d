import anyAscii from 'any-ascii';

/** A text as the bundled fonts can show it, and whether that is not its original script. */
export interface PrintableText {
  readonly text: string;
  readonly romanised: boolean;
}

/** What a reader is told where a text could not be shown as it is. */
export const ROMANISED_NOTE = 'romanised; original script in the embedded JSON';

/**
 * Characters that Libertinus Serif shows, upright and bold: Latin with its marks, Greek, Cyrillic, Hebrew, punctuation, currencies, arrows.
 * PDF/A refuses a document with one character that its fonts lack, so the list is closed; the test prints every one of them.
 * Marks that turn the direction of writing are left out: a name could make the page read otherwise than it is.
 */
export const SHOWN_RANGES: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xac],
  [0xae, 0x2e4],
  [0x300, 0x34e],
  [0x350, 0x36f],
  [0x384, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x4c4],
  [0x4d0, 0x4f9],
  [0x5b0, 0x5c3],
  [0x5d0, 0x5ea],
  [0x1e00, 0x1e9b],
  [0x1e9e, 0x1e9e],
  [0x1ea0, 0x1ef9],
  [0x2010, 0x2027],
  [0x2030, 0x2037],
  [0x2039, 0x203e],
  [0x2070, 0x2071],
  [0x2074, 0x208e],
  [0x20ab, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2260],
  [0x2264, 0x2265],
];

/** A run of characters without a blank: a word is romanised whole, so that no mark stays behind without its letter. */
const WORD = /\S+/gu;
const BLANKS_AND_CONTROLS = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * The text with every word that the fonts cannot show written in ASCII; a character without a romanisation becomes its code point.
 *
 * @example
 * printableText('上海 Ltd') // { text: 'ShangHai Ltd', romanised: true }
 */
export function printableText(original: string): PrintableText {
  let romanised = false;
  const text = original
    .normalize('NFC')
    .replace(BLANKS_AND_CONTROLS, ' ')
    .replace(WORD, (word) => {
      if (isShown(word)) return word;
      romanised = true;
      return Array.from(word, (character) => (isShown(character) ? character : inAscii(character))).join('');
    });
  return { text, romanised };
}

function inAscii(character: string): string {
  const ascii = anyAscii(character);
  return ascii === '' ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : ascii;
}

function isShown(text: string): boolean {
  return Array.from(text).every((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return SHOWN_RANGES.some(([first, last]) => codePoint >= first && codePoint <= last);
  });
}
