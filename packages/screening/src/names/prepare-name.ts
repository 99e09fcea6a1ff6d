import { isHyphenedGivenName, type SyllabicName, syllabicName } from './east-asian-name.ts';
import { APOSTROPHES, foldText, isAscii } from './fold-text.ts';
import { type HanPart, partHanName } from './han-organisation.ts';
import { findLegalForms } from './legal-forms.ts';
import { HONORIFICS, NUMBER_WORDS, organisationSymbol, PARTICLES } from './name-vocabulary.ts';
import { romaniseHan } from './romanise-han.ts';
import { romaniseHangul } from './romanise-hangul.ts';
import { scriptKey } from './script-keys.ts';
import { type Script, scriptOf } from './script-of.ts';
import { simplifyHan } from './simplify-han.ts';
import { wordFacts } from './word-facts.ts';

/** Longer names are cut: no list prints one, and work grows with the square. */
export const NAME_CHARACTERS_MAX = 400;
const TOKENS_MAX = 24;

const PLAIN_WORDS_MIN = 2;
const PARTICLE_WEIGHT = 0.12;
const LEGAL_FORM_WEIGHT = 0.12;
const SYMBOL_WEIGHT_MAX = 0.5;
const NUMBER_WEIGHT = 0.6;
/** An initial tells little. */
export const INITIAL_WEIGHT = 0.3;

export type NameKind = 'person' | 'organisation' | 'object';
export type TokenKind = 'word' | 'particle' | 'legal' | 'number' | 'initial';

/** A word of a name, as it is compared. */
export interface NameToken {
  readonly text: string;
  /** As it stands in the name, for people to read. */
  readonly written: string;
  readonly sound: string;
  readonly kind: TokenKind;
  readonly weight: number;
  readonly script: Script;
  /** Where the script calls for one: the key under which it meets Latin spellings. */
  readonly key: string;
  /** Of a generic word of organisations: its symbol. Of a legal form: its class. */
  readonly symbol: string | undefined;
  /** Whether it is a name or word known in its own right. */
  readonly isKnown: boolean;
  /** Of a Chinese word: its other romanisations, and by which systems. */
  readonly otherSpellings: ReadonlyMap<string, number> | undefined;
}

/** A name, ready to be compared many times. */
export interface PreparedName {
  readonly original: string;
  readonly kind: NameKind;
  readonly tokens: readonly NameToken[];
  readonly weight: number;
  /** Bits of the tokens that stand before the comma of "FAMILY, Given"; 0 where the name does not tell. */
  readonly familyMask: number;
  /** Whether legal forms or common words of organisations stand in it. */
  readonly looksLikeOrganisation: boolean;
  /** Han and Hangul names as written, by syllable: two such names are compared by what is written. */
  readonly native: NativeName | undefined;
  /** Of a person's name in Chinese or Korean syllables: whose. */
  readonly syllabic: SyllabicName | undefined;
}

/** A name in one syllabic script. */
export interface NativeName {
  readonly script: Script;
  readonly characters: readonly string[];
  /** The same, by what is compared: Han in simplified characters. */
  readonly syllables: readonly string[];
}

interface Word {
  readonly text: string;
  readonly script: Script;
  readonly original: string;
  readonly legalClass?: string;
  readonly symbol?: string;
}

/** Prepares a name. Its tokens are empty when nothing of it can be read. */
export function prepareName(name: string, kind: NameKind): PreparedName {
  const original = name.slice(0, NAME_CHARACTERS_MAX).normalize('NFC');
  const words = wordsOf(original, kind);
  const tokens = (kind === 'person' ? personTokens(words) : organisationTokens(words)).slice(0, TOKENS_MAX);
  return {
    original,
    kind,
    tokens,
    weight: tokens.reduce((sum, token) => sum + token.weight, 0),
    familyMask: kind === 'person' ? familyMask(original, tokens) : 0,
    looksLikeOrganisation: tokens.some((token) => token.kind === 'legal' || token.symbol !== undefined),
    native: nativeOf(original),
    syllabic: syllabicOf(tokens, kind),
  };
}

function syllabicOf(tokens: readonly NameToken[], kind: NameKind): SyllabicName | undefined {
  const [first] = tokens;
  if (kind === 'person' && tokens.every((token) => token.script === first?.script)) {
    if (first?.script === 'han') return 'chinese';
    if (first?.script === 'hangul') return 'korean';
  }
  // A list that does not say what a party is may mean a person.
  return tokens.every((token) => token.kind === 'word' && token.symbol === undefined)
    ? syllabicName(tokens.map((token) => token.text))
    : undefined;
}

function familyMask(name: string, tokens: readonly NameToken[]): number {
  const comma = name.indexOf(',');
  if (comma <= 0 || name.indexOf(',', comma + 1) !== -1) return 0;
  const family = new Set(wordsOf(name.slice(0, comma), 'person').map((word) => word.text));
  let mask = 0;
  for (const [index, token] of tokens.entries()) if (token.kind === 'word' && family.has(token.text)) mask |= 1 << index;
  return mask;
}

// Signs that part words whatever stands around them; in people's names a dot does so too.
const PLAIN = /^[A-Za-z0-9 ,()/-]*$/;
const PLAIN_PERSON = /^[A-Za-z0-9 ,.()/-]*$/;
const PLAIN_GAPS = /[ ,.()/-]+/;

function wordsOf(name: string, kind: NameKind): Word[] {
  if ((kind === 'person' ? PLAIN_PERSON : PLAIN).test(name)) return plainWords(kind === 'person' ? closeUpGivenName(name) : name);
  const words: Word[] = [];
  const pieces = (kind === 'person' ? closeUpGivenName(name) : name.replace(DOTTED, closeUpDots))
    .replace(APOSTROPHES, '')
    .replace(/&/g, kind === 'person' ? ' ' : ' and ')
    .split(/[\s\p{P}\p{S}]+/u)
    .filter((piece) => piece !== '');
  // A name written in one piece begins with the family name; in several pieces, each is a name of its own.
  const isWhole = kind === 'person' && pieces.length === 1;
  for (const piece of pieces) {
    const script = scriptOf(piece);
    for (const { latin, written, ...known } of romanised(piece, script, kind, isWhole)) {
      for (const word of latin.split(/[^a-z0-9]+/)) if (word !== '') words.push({ text: word, script, original: written, ...known });
    }
  }
  return words;
}

/** The same of a name in plain Latin letters, as most are: nothing needs to be romanised or taken out. */
function plainWords(name: string): Word[] {
  const words: Word[] = [];
  for (const piece of name.split(PLAIN_GAPS)) if (piece !== '') words.push({ text: piece.toLowerCase(), script: 'latin', original: piece });
  return words;
}

// "L.P." is one word, whatever letter stands before it.
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu;

function closeUpDots(letters: string): string {
  return letters.replaceAll('.', '');
}

const HYPHENED = /^(?:(?<before>[a-z]+),? )?(?<first>[a-z]+)-(?<second>[a-z]+)(?: (?<after>[a-z]+))?$/i;

function closeUpGivenName(name: string): string {
  if (!name.includes('-')) return name;
  const plain = name.replace(APOSTROPHES, '');
  const { before, first = '', second = '', after } = HYPHENED.exec(plain)?.groups ?? {};
  const surname = before ?? after;
  if (surname === undefined || (before !== undefined && after !== undefined)) return name;
  if (!isHyphenedGivenName(surname.toLowerCase(), first.toLowerCase(), second.toLowerCase(), plain !== name)) return name;
  return name.replace('-', '');
}

function romanised(piece: string, script: Script, kind: NameKind, isWholeName: boolean): HanPart[] {
  if (script === 'hangul') return romaniseHangul(piece, isWholeName);
  if (script === 'han' && /^\p{Script=Han}+$/u.test(piece)) {
    const parts = kind === 'person' ? romaniseHan(piece, isWholeName) : partHanName(piece);
    return parts.map((part) => ({ ...part, latin: foldText(part.latin) }));
  }
  return [{ latin: foldText(piece), written: piece }];
}

function personTokens(words: readonly Word[]): NameToken[] {
  const core = joinServant(words.filter((word) => !HONORIFICS.has(word.text)));
  // "Xu Bin" is no particle's name: where few words are left, all of them are names.
  const hasParticles = core.filter((word) => !PARTICLES.has(word.text) && word.text.length > 1).length >= PLAIN_WORDS_MIN;
  return (core.length === 0 ? words : core).map((word) => {
    const text = unleet(word.text);
    if (hasParticles && PARTICLES.has(text) && text.length > 1) return tokenOf({ ...word, text }, 'particle', PARTICLE_WEIGHT);
    if (text.length === 1 && (word.script === 'latin' || word.script === 'cyrillic')) return tokenOf(word, 'initial', INITIAL_WEIGHT);
    if (/^\d+$/.test(text)) return tokenOf(word, 'number', NUMBER_WEIGHT);
    return tokenOf({ ...word, text }, 'word', wordFacts(text).weight);
  });
}

// "Abd al-Aziz", "Abdel Aziz" and "Abdul Aziz" are one name: servant of.
function joinServant(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last?.text === 'abdul' && ARTICLES.has(word.text))
      joined[joined.length - 1] = { ...last, text: 'abdul', original: `${last.original} ${word.original}` };
    else joined.push(SERVANT.has(word.text) && word.script === 'latin' ? { ...word, text: 'abdul' } : word);
  }
  return joined;
}

const ARTICLES: ReadonlySet<string> = new Set('al el ul ar ur as us ad ud ash az an'.split(' '));
const SERVANT: ReadonlySet<string> = new Set('abd abdel abdal abdoul abdol abdoel'.split(' '));

function organisationTokens(all: readonly Word[]): NameToken[] {
  const words = joinInitials(all).flatMap(partGluedForm);
  const forms = findLegalForms(words.map((word) => word.text));
  const tokens: NameToken[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const form = forms.find((one) => one.start === index);
    if (word === undefined) continue;
    if (word.legalClass !== undefined && words.length > 1) tokens.push(tokenOf(word, 'legal', LEGAL_FORM_WEIGHT, word.legalClass));
    else if (form !== undefined) {
      tokens.push(tokenOf(spanOf(words, index, form.length), 'legal', LEGAL_FORM_WEIGHT, form.class));
      index += form.length - 1;
    } else tokens.push(organisationToken(word, words.length));
  }
  return tokens;
}

const GLUED_FORM = /^(ojsc|pjsc|cjsc|jsc|llc|gmbh)([a-z]{4,})$/;

/** "JSCARGUMENT" is "JSC ARGUMENT": no word begins with these letters. */
function partGluedForm(word: Word): Word[] {
  const [, form, rest] = GLUED_FORM.exec(word.text) ?? [];
  return form === undefined || rest === undefined
    ? [word]
    : [
        { ...word, text: form, original: word.original.slice(0, form.length) },
        { ...word, text: rest, original: word.original.slice(form.length) },
      ];
}

// A form of several words is one token, written as they are.
function spanOf(words: readonly Word[], start: number, length: number): Word {
  const span = words.slice(start, start + length);
  return { text: span[0]?.text ?? '', script: span[0]?.script ?? 'latin', original: span.map((word) => word.original).join(' ') };
}

function organisationToken(word: Word, words: number): NameToken {
  const number = /^\d+$/.test(word.text) ? word.text : NUMBER_WORDS.get(word.text);
  if (number !== undefined) return tokenOf({ ...word, text: number.replace(/^0+(?=\d)/, '') }, 'number', NUMBER_WEIGHT);
  const ordinal = /^(\d+)(st|nd|rd|th)$/.exec(word.text);
  if (ordinal !== null) return tokenOf({ ...word, text: ordinal[1] ?? '' }, 'number', NUMBER_WEIGHT);
  if (PARTICLES.has(word.text) && words > 1) return tokenOf(word, 'particle', PARTICLE_WEIGHT);
  if (word.text === 'v' || word.text === 'x') return tokenOf({ ...word, text: word.text === 'v' ? '5' : '10' }, 'number', NUMBER_WEIGHT);
  const symbol = word.symbol ?? organisationSymbol(word.text);
  const { weight } = wordFacts(word.text);
  return tokenOf(word, 'word', symbol === undefined ? weight : Math.min(weight, SYMBOL_WEIGHT_MAX), symbol);
}

/** "A.B.C. Company" is "ABC Company". */
function joinInitials(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  let open = false;
  for (const word of words) {
    const single = word.text.length === 1 && /[a-z]/.test(word.text);
    const last = joined.at(-1);
    if (single && open && last !== undefined)
      joined[joined.length - 1] = { ...last, text: last.text + word.text, original: last.original + word.original };
    else joined.push(word);
    open = single;
  }
  return joined;
}

// "Sech1n": a digit among letters is a letter in disguise.
const LEET: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 6: 'b', 7: 't', 8: 'b', 9: 'g' };

function unleet(text: string): string {
  return /[a-z]/.test(text) && /\d/.test(text) ? text.replace(/\d/g, (digit) => LEET[digit] ?? digit) : text;
}

function tokenOf(word: Word, kind: TokenKind, weight: number, symbol?: string): NameToken {
  const { sound, isKnown, otherSpellings } = wordFacts(word.text);
  return {
    text: word.text,
    written: word.original,
    sound,
    kind,
    weight,
    script: word.script,
    key: scriptKey(word.script, word.text, word.original),
    symbol,
    isKnown,
    otherSpellings: kind === 'word' ? otherSpellings : undefined,
  };
}

function nativeOf(name: string): PreparedName['native'] {
  if (isAscii(name)) return undefined;
  const letters = name.replace(/[\s\p{P}]/gu, '');
  if (/^\p{Script=Han}+$/u.test(letters)) return { script: 'han', characters: [...letters], syllables: [...letters].map(simplifyHan) };
  if (/^\p{Script=Hangul}+$/u.test(letters)) return { script: 'hangul', characters: [...letters], syllables: [...letters] };
  return undefined;
}
