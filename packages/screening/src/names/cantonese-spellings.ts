import data from '../../data/cantonese-spellings.json' with { type: 'json' };

const BY_PINYIN: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(data.byPinyin).map(([pinyin, text]) => [pinyin, text.split(' ')]),
);
const BY_SPELLING: ReadonlyMap<string, readonly string[]> = wayBack();

/** The spellings that Hong Kong has for the characters of a pinyin syllable (`huang`: `wong`). */
export function cantoneseOfPinyin(syllable: string): readonly string[] {
  return BY_PINYIN.get(syllable) ?? [];
}

/** The pinyin syllables of the characters that Hong Kong spells so (`wong`: `huang`, `wang`). */
export function pinyinOfCantonese(spelling: string): readonly string[] {
  return BY_SPELLING.get(spelling) ?? [];
}

function wayBack(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [pinyin, spellings] of BY_PINYIN)
    for (const spelling of spellings) found.set(spelling, [...(found.get(spelling) ?? []), pinyin]);
  return found;
}
