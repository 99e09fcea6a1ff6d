const DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  ['BFPV', 'CGJKQSXZ', 'DT', 'L', 'MN', 'R'].flatMap((letters, index) => [...letters].map((letter) => [letter, String(index + 1)])),
);
const LENGTH = 4;

/** The American Soundex code of a word in capitals, as the US census writes it: the first letter and three digits. */
export function soundex(word: string): string {
  let code = word.charAt(0);
  let last = DIGITS[code] ?? '';
  for (let index = 1; index < word.length && code.length < LENGTH; index += 1) {
    const letter = word.charAt(index);
    const digit = DIGITS[letter] ?? '';
    if (digit !== '' && digit !== last) code += digit;
    // H and W do not part two letters of one sound; vowels do.
    if (letter !== 'H' && letter !== 'W') last = digit;
  }
  return code.padEnd(LENGTH, '0');
}
