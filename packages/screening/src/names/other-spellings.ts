import { cantoneseOfPinyin, pinyinOfCantonese } from './cantonese-spellings.ts';
import { pinyinReadings } from './pinyin-syllables.ts';
import { pinyinOfWadeGiles, wadeGilesOfSyllable } from './wade-giles.ts';

/** How two spellings stand to each other: which of them is pinyin, and what the other is. */
export const SPELLING_SYSTEMS = { pinyinToWadeGiles: 1, pinyinToCantonese: 2, wadeGilesToPinyin: 4, cantoneseToPinyin: 8 } as const;

const LETTERS_MAX = 12;
const SPELLINGS_MAX = 400;
const KEPT_MAX = 50_000;
const kept = new Map<string, ReadonlyMap<string, number> | undefined>();

/**
 * The romanisations of a Chinese word of one or two syllables: of pinyin its Wade-Giles and Hong Kong spellings, of these its pinyin
 * (`zedong` and `tsetung`, `huang` and `wong`), each with the systems by which it is one ({@link SPELLING_SYSTEMS}). The word itself is
 * among them where a system writes it so. Undefined for a word that is no Chinese syllable.
 */
export function otherSpellingsOf(word: string): ReadonlyMap<string, number> | undefined {
  if (kept.has(word)) return kept.get(word);
  if (kept.size >= KEPT_MAX) kept.clear();
  const found = spellingsOf(word);
  kept.set(word, found);
  return found;
}

function spellingsOf(word: string): ReadonlyMap<string, number> | undefined {
  if (word.length > LETTERS_MAX) return undefined;
  const found = new Map<string, number>();
  for (const syllables of pinyinReadings(word)) {
    if (syllables.length > 2) continue;
    addProducts(found, syllables, wadeGilesOfSyllable, SPELLING_SYSTEMS.pinyinToWadeGiles);
    addProducts(found, syllables, cantoneseOfPinyin, SPELLING_SYSTEMS.pinyinToCantonese);
  }
  for (let at = 1; at <= word.length; at += 1) {
    if (isVowel(word.charAt(at - 1)) && isVowel(word.charAt(at))) continue;
    const syllables = at === word.length ? [word] : [word.slice(0, at), word.slice(at)];
    addProducts(found, syllables, pinyinOfWadeGiles, SPELLING_SYSTEMS.wadeGilesToPinyin);
    addProducts(found, syllables, pinyinOfCantonese, SPELLING_SYSTEMS.cantoneseToPinyin);
  }
  return found.size === 0 ? undefined : found;
}

function addProducts(
  found: Map<string, number>,
  syllables: readonly string[],
  spell: (syllable: string) => readonly string[],
  system: number,
): void {
  const products = syllables.map(spell).reduce<string[]>((starts, ends) => starts.flatMap((start) => ends.map((end) => start + end)), ['']);
  if (products.length > SPELLINGS_MAX) return;
  for (const product of products) found.set(product, (found.get(product) ?? 0) | system);
}

/**
 * Whether the words that met, as pairs, can be one name in two romanisations: a name is written in one system throughout,
 * or, where no word stays as it is, in Wade-Giles and Cantonese mixed (`Chiang Kai-shek`).
 */
export function areOneSystem(pairs: readonly (readonly [string, string])[]): boolean {
  let shared = 15;
  let [forth, back, isChanged] = [true, true, true];
  for (const [a, b] of pairs) {
    const systems = otherSpellingsOf(a)?.get(b) ?? 0;
    shared &= systems;
    if (a === b) isChanged = false;
    if ((systems & (SPELLING_SYSTEMS.pinyinToWadeGiles | SPELLING_SYSTEMS.pinyinToCantonese)) === 0) forth = false;
    if ((systems & (SPELLING_SYSTEMS.wadeGilesToPinyin | SPELLING_SYSTEMS.cantoneseToPinyin)) === 0) back = false;
  }
  return shared !== 0 || (isChanged && (forth || back));
}

function isVowel(letter: string): boolean {
  return letter !== '' && 'aeiou'.includes(letter);
}
