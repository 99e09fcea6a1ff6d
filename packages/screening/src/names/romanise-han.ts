import { pinyin } from 'pinyin-pro';

const COMPOUND_SURNAMES: ReadonlySet<string> = new Set([
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '诸葛',
  '諸葛',
  '上官',
  '司徒',
  '东方',
  '東方',
  '皇甫',
  '尉迟',
  '尉遲',
  '公孙',
  '公孫',
  '令狐',
  '慕容',
  '夏侯',
  '宇文',
  '长孙',
  '長孫',
  '端木',
  '轩辕',
  '軒轅',
]);
const PERSON_CHARACTERS_MAX = 4;

/** A word in Latin letters, and the characters that it stands for. */
export interface RomanisedWord {
  readonly latin: string;
  readonly written: string;
}

/** The pinyin words of a word in Han characters: of a person's name the surname and the given name, of anything else the whole. */
export function romaniseHan(word: string, isPerson: boolean): RomanisedWord[] {
  const characters = [...word];
  const person = isPerson && characters.length >= 2 && characters.length <= PERSON_CHARACTERS_MAX;
  const syllables = pinyin(word, { toneType: 'none', type: 'array', v: false, surname: person ? 'head' : 'off' }).map((syllable) =>
    syllable.replace(/ü/g, 'u'),
  );
  if (!person || syllables.length !== characters.length) return [{ latin: syllables.join(''), written: word }];
  const surname = characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return [
    { latin: syllables.slice(0, surname).join(''), written: characters.slice(0, surname).join('') },
    { latin: syllables.slice(surname).join(''), written: characters.slice(surname).join('') },
  ];
}
