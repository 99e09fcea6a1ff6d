import { PINYIN_SYLLABLES } from './pinyin-syllables.ts';

// Wade-Giles by rule (H. A. Giles 1912), as folded text has it: the signs of aspiration and of ü are gone.
const INITIALS: Readonly<Record<string, string>> = {
  b: 'p',
  d: 't',
  g: 'k',
  j: 'ch',
  q: 'ch',
  x: 'hs',
  zh: 'ch',
  r: 'j',
  z: 'ts',
  c: 'ts',
};
const FINALS: Readonly<Record<string, string>> = {
  ong: 'ung',
  iong: 'iung',
  ian: 'ien',
  ie: 'ieh',
  ue: 'ueh',
  ve: 'ueh',
  v: 'u',
  er: 'erh',
};
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  zi: ['tzu'],
  ci: ['tzu'],
  si: ['ssu', 'szu'],
  zhi: ['chih'],
  chi: ['chih'],
  shi: ['shih'],
  ri: ['jih'],
  ge: ['ko'],
  ke: ['ko'],
  he: ['ho'],
  gui: ['kuei'],
  kui: ['kuei'],
  ye: ['yeh'],
  yue: ['yueh'],
  yan: ['yen'],
  yong: ['yung'],
  you: ['yu'],
  e: ['o'],
  yi: ['i', 'yi'],
};
// After these o stands alone: to, no, lo, tso, cho, jo.
const WITHOUT_U = new Set(['d', 't', 'n', 'l', 'z', 'c', 's', 'zh', 'ch', 'r']);

/** The Wade-Giles spellings of each syllable of pinyin, and the way back: several syllables fall together without their signs. */
const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  [...PINYIN_SYLLABLES].map(([syllable, parts]) => [syllable, spell(syllable, ...parts)]),
);

/** Every spelling of Wade-Giles. */
export const WADE_GILES_SYLLABLES: ReadonlySet<string> = new Set([...SPELLINGS.values()].flat());

const MANDARIN_BY_SPELLING: ReadonlyMap<string, readonly string[]> = wayBack();

/** The pinyin syllables that a Wade-Giles syllable may stand for. */
export function pinyinOfWadeGiles(spelling: string): readonly string[] {
  return MANDARIN_BY_SPELLING.get(spelling) ?? [];
}

/** The Wade-Giles spellings of a syllable in pinyin (`dong`: `tung`). */
export function wadeGilesOfSyllable(syllable: string): readonly string[] {
  return SPELLINGS.get(syllable) ?? [];
}

function spell(syllable: string, initial: string, final: string): readonly string[] {
  const whole = WHOLE[syllable];
  if (whole !== undefined) return whole;
  const end = final === 'uo' && WITHOUT_U.has(initial) ? 'o' : (FINALS[final] ?? final);
  return [(INITIALS[initial] ?? initial) + end];
}

function wayBack(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [syllable, spellings] of SPELLINGS)
    for (const spelling of spellings) found.set(spelling, [...(found.get(spelling) ?? []), syllable]);
  return found;
}
