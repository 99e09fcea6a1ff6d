import anyAscii from 'any-ascii';

/** Signs within a word that are left out: it stays one word. */
export const APOSTROPHES = /['’‘`´ʻʼʾʿ‛"“”]/g;
// oxlint-disable-next-line no-control-regex -- the whole of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

// Accents of Latin, Greek and Cyrillic, and the vowel points of Arabic and Hebrew. The vowel signs of Indic scripts are letters: they stay.
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/** Whether a text holds nothing beyond ASCII. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/**
 * Text in small ASCII letters: marks stripped (NFKD), other scripts romanised, apostrophes closed up. Idempotent.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.replace(APOSTROPHES, '').toLowerCase();
  const stripped = text.normalize('NFKD').replace(MARKS, '').replace(APOSTROPHES, '');
  return anyAscii(stripped.normalize('NFC')).replace(APOSTROPHES, '').toLowerCase();
}
