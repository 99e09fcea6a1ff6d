import legal from '../../data/legal-forms.json' with { type: 'json' };
import words from '../../data/name-words.json' with { type: 'json' };
import { romaniseHan } from './romanise-han.ts';

/** A part of an organisation's name in Han characters: a legal form, a common word, a country, or a word of its own. */
export interface HanPart {
  readonly latin: string;
  readonly written: string;
  readonly legalClass?: string;
  readonly symbol?: string;
}

const COUNTRIES: Readonly<Record<string, string>> = {
  中国: 'china',
  中國: 'china',
  中华: 'china',
  中華: 'china',
  朝鲜: 'korea',
  朝鮮: 'korea',
  韩国: 'korea',
  韓國: 'korea',
  日本: 'japan',
  俄罗斯: 'russia',
  俄羅斯: 'russia',
  伊朗: 'iran',
  新加坡: 'singapore',
  台湾: 'taiwan',
  台灣: 'taiwan',
  澳门: 'macau',
  澳門: 'macau',
};
type Known = Partial<Pick<HanPart, 'latin' | 'legalClass' | 'symbol'>>;

const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  ...Object.entries(words.han).map(([word, symbol]): [string, Known] => [word, { symbol }]),
  ...Object.entries(COUNTRIES).map(([word, latin]): [string, Known] => [word, { latin }]),
  ...Object.entries(legal.han).map(([word, legalClass]): [string, Known] => [word, { legalClass }]),
]);
const LETTERS_MAX = 8;

/** Parts a name that is written without spaces: the longest known word first, what lies between is a word of its own. */
export function partHanName(name: string): HanPart[] {
  const characters = [...name];
  const parts: HanPart[] = [];
  let own = '';
  const close = (): void => {
    if (own !== '') parts.push(...romaniseHan(own, false));
    own = '';
  };
  for (let at = 0; at < characters.length; at += 1) {
    const length = knownFrom(characters, at);
    if (length === 0) {
      own += characters[at] ?? '';
      continue;
    }
    close();
    const written = characters.slice(at, at + length).join('');
    const latin = romaniseHan(written, false)
      .map((part) => part.latin)
      .join('');
    parts.push({ latin, written, ...KNOWN.get(written) });
    at += length - 1;
  }
  close();
  return parts;
}

function knownFrom(characters: readonly string[], at: number): number {
  for (let length = Math.min(LETTERS_MAX, characters.length - at); length >= 2; length -= 1) {
    if (KNOWN.has(characters.slice(at, at + length).join(''))) return length;
  }
  return 0;
}
