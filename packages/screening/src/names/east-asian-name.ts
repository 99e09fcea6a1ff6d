import { cantoneseOfPinyin, pinyinOfCantonese } from './cantonese-spellings.ts';
import { PINYIN_SYLLABLES, pinyinReadings } from './pinyin-syllables.ts';
import { latinKeyFor } from './script-keys.ts';
import { otherSpellingsOf } from './other-spellings.ts';
import { WADE_GILES_SYLLABLES, wadeGilesOfSyllable } from './wade-giles.ts';

/** Which syllables a name is made of. In such a name each syllable tells, none is left out, and another syllable is another name. */
export type SyllabicName = 'chinese' | 'korean' | 'either';

const CHINESE_SURNAMES: ReadonlySet<string> = new Set(
  'wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin yi chang qiao lai gong wen qu nie ge xing ou bao zuo mu mei niu sheng an bi chu ai guan xi pei miao mi zhan xiang jing rong qi chai ji ruan lan ning tong che hong'.split(
    ' ',
  ),
);
/** The same as Wade-Giles and Hong Kong write them. */
const OTHER_CHINESE_SURNAMES: ReadonlySet<string> = new Set([
  ...[...CHINESE_SURNAMES].flatMap((surname) => [...wadeGilesOfSyllable(surname), ...cantoneseOfPinyin(surname)]),
  ...'au hsu kuo loh lum shek szeto yim'.split(' '),
]);
const KOREAN_SURNAMES: ReadonlySet<string> = new Set(
  'kim gim lee ri yi rhee pak park bak choe choi jong chong jung jeong kang gang cho jo yun yoon jang chang im rim lim han o oh so seo sin shin kwon gwon hwang an ahn song ryu yu yoo hong jon chon jeon ko go mun moon son sohn yang ryang pae bae paek baek ho heo hur nam sim shim no ro noh roh ha kwak cha chu ju joo u woo ku koo min na ra chin jin om eom won chae chon hyon ham pyon yom ryom to kil ro'.split(
    ' ',
  ),
);
const KOREAN_SYLLABLES =
  /^(?:(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjh])?(?:ya|yae|yeo|ye|yo|yu|you|yoo|wa|wae|wo|we|wi|woo|ae|eo|eu|oe|ui|ai|ee|oo|ou|[aeiou])(?:ng|[kgntlmp])?){1,2}$/;

const WORDS_MIN = 2;
const WORDS_MAX = 4;
/** A shorter word falls into two syllables of Hong Kong's by chance. */
const CLOSED_UP_LETTERS_MIN = 4;

/** Whether a name, by its Latin words, is made of Chinese or Korean syllables round a surname of theirs. */
export function syllabicName(words: readonly string[]): SyllabicName | undefined {
  if (words.length < WORDS_MIN || words.length > WORDS_MAX) return undefined;
  const isChinese =
    words.some((word) => CHINESE_SURNAMES.has(word) || OTHER_CHINESE_SURNAMES.has(word)) &&
    words.every((word) => isChineseWord(word) || isChineseWord(englishVowels(word)));
  const isKorean =
    words.some((word) => KOREAN_SURNAMES.has(word)) && words.every((word) => KOREAN_SURNAMES.has(word) || KOREAN_SYLLABLES.test(word));
  if (isChinese) return isKorean ? 'either' : 'chinese';
  return isKorean ? 'korean' : undefined;
}

/**
 * Whether a hyphened given name beside this word is one Chinese given name in Wade-Giles or in Hong Kong's spelling (`Mao Tse-tung`, `Chiang Kai-shek`):
 * closed up it meets its pinyin, which is one word. Korean names keep their syllables apart;
 * `isMarked` says that the name bears Wade-Giles' signs of aspiration.
 */
export function isHyphenedGivenName(surname: string, first: string, second: string, isMarked: boolean): boolean {
  if (!CHINESE_SURNAMES.has(surname) && !OTHER_CHINESE_SURNAMES.has(surname)) return false;
  if (KOREAN_SURNAMES.has(surname) && !isMarked && [surname, first, second].every((word) => PINYIN_SYLLABLES.has(word))) return false;
  return [PINYIN_SYLLABLES, WADE_GILES_SYLLABLES, { has: (one: string) => pinyinOfCantonese(one).length > 0 }].some(
    (known) => known.has(first) && known.has(second),
  );
}

function isChineseWord(word: string): boolean {
  if (pinyinReadings(word).length > 0 || WADE_GILES_SYLLABLES.has(word) || pinyinOfCantonese(word).length > 0) return true;
  return word.length >= CLOSED_UP_LETTERS_MIN && otherSpellingsOf(word) !== undefined;
}

/** Whether two different words of two such names may write one syllable. */
export function mayBeOneSyllable(a: string, aName: SyllabicName, b: string, bName: SyllabicName): boolean {
  if (a === b || areOneInEnglish(a, b)) return true;
  if (aName !== 'chinese' && bName !== 'chinese' && latinKeyFor('hangul', a) === latinKeyFor('hangul', b)) return true;
  return aName !== 'korean' && bName !== 'korean' && (otherSpellingsOf(a)?.has(b) ?? false);
}

/** Whether two spellings differ as English writes vowels: "Lee" and "Woo" stand beside pinyin too. */
export function areOneInEnglish(a: string, b: string): boolean {
  return englishVowels(a) === englishVowels(b);
}

function englishVowels(word: string): string {
  return word.replace('ee', 'i').replace('oo', 'u');
}
