/**
 * How well a Latin spelling writes out a word of Arabic, Persian, Urdu or Hebrew letters. These write consonants and long vowels;
 * a romanisation adds the short vowels as its country likes. 0..1, 1 where every letter is accounted for.
 */
export function abjadSpelling(word: string, latin: string): number {
  const letters = lettersOf(word);
  if (letters.length === 0 || letters.length > LETTERS_MAX || latin.length > LETTERS_MAX) return 0;
  return Math.max(0, 1 - cheapest(letters, latin) / Math.max(letters.length, consonantCount(latin)));
}

interface Letter {
  readonly spellings: readonly string[];
  /** What it costs to leave the letter unwritten. */
  readonly dropCost: number;
}

const LETTERS_MAX = 40;
const CONSONANT_COST = 1;
const LONG_VOWEL_COST = 0.5;
const SHORT_VOWEL_COST = 0.04;
const DOUBLED_COST = 0.02;

const CONSONANTS: Readonly<Record<string, string>> = {
  ب: 'b p',
  پ: 'p b',
  ت: 't d',
  ث: 'th t s',
  ج: 'j g dj dzh zh gu ge',
  چ: 'ch tsch tch c j',
  ح: 'h kh',
  خ: 'kh h ch j x k',
  د: 'd',
  ذ: 'dh d z th',
  ر: 'r',
  ز: 'z s',
  ژ: 'zh j z',
  س: 's ss c z',
  ش: 'sh ch sch s sj',
  ص: 's ss c',
  ض: 'd dh z',
  ط: 't',
  ظ: 'z dh th d',
  غ: 'gh g r q h',
  ف: 'f v ph p',
  ڤ: 'v f',
  ق: 'q k g gh c kh',
  ك: 'k c ck q ch x',
  ک: 'k c ck q ch x',
  گ: 'g gh j',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ב: 'b v',
  ג: 'g j',
  ד: 'd',
  ז: 'z s',
  ח: 'h ch kh',
  ט: 't',
  כ: 'k c ch kh q',
  ך: 'k c ch kh',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's c',
  פ: 'p f ph',
  ף: 'f p',
  צ: 'tz ts z s c',
  ץ: 'tz ts z s',
  ק: 'k c q ck',
  ר: 'r',
  ש: 'sh s sch ch',
  ת: 't th s',
};
const VOWELS: Readonly<Record<string, string>> = {
  ا: 'a aa e o u i',
  آ: 'a aa',
  أ: 'a e o u',
  إ: 'i e a',
  ى: 'a i',
  و: 'w v u o ou oo ow aw au ov ev av uw',
  ؤ: 'u o w ou',
  ي: 'y i ee e ei ai ay ey iy yi ij j ie ia',
  ی: 'y i ee e ei ai ay ey iy yi ij j ie ia',
  ئ: 'i e y a',
  א: 'a e o i u',
  ו: 'v w o u oo ou',
  י: 'y i e ei ai ee j',
};
/** Letters of the throat, and endings, that many romanisations leave out. */
const FAINT: Readonly<Record<string, string>> = {
  ع: 'a e i o u aa',
  ء: 'a e i',
  ه: 'h e a eh ah',
  ة: 'a e ah eh at t h',
  ע: 'a e i o u',
  ה: 'h a e ah eh',
};

const LETTERS: ReadonlyMap<string, Letter> = new Map([
  ...letterRows(CONSONANTS, CONSONANT_COST),
  ...letterRows(VOWELS, LONG_VOWEL_COST),
  ...letterRows(FAINT, 0.1),
]);

function letterRows(table: Readonly<Record<string, string>>, dropCost: number): [string, Letter][] {
  return Object.entries(table).map(([letter, spellings]) => [letter, { spellings: spellings.split(' '), dropCost }]);
}

// The same words come back with every name: their letters are kept, within bounds.
const KEPT_MAX = 20_000;
const kept = new Map<string, readonly Letter[]>();

function lettersOf(word: string): readonly Letter[] {
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  const letters = readLetters(word);
  kept.set(word, letters);
  return letters;
}

function readLetters(word: string): Letter[] {
  const found: Letter[] = [];
  for (const letter of word.normalize('NFC')) {
    const known = LETTERS.get(letter);
    if (known === undefined) continue;
    // An alef before a long vowel only carries it: "أوين" is Owen.
    if (found.length === 1 && isCarried(word, letter)) found[0] = { ...CARRIER, spellings: found[0]?.spellings ?? [] };
    found.push(known);
  }
  return found;
}

const CARRIER: Letter = { spellings: [], dropCost: 0.05 };

function isCarried(word: string, letter: string): boolean {
  return 'وي'.includes(letter) && 'اأإآ'.includes(word.charAt(0));
}

function consonantCount(latin: string): number {
  let count = 0;
  for (const letter of latin) if (!isVowel(letter)) count += 1;
  return count;
}

// One word is spelled at a time: the rows are used again.
let row = new Float64Array(LETTERS_MAX + 1);
let next = new Float64Array(LETTERS_MAX + 1);
const extra = new Float64Array(LETTERS_MAX);

/** The least cost of writing the letters as this Latin word: a row for each letter, a column for each place in the word. */
function cheapest(letters: readonly Letter[], latin: string): number {
  const { length } = latin;
  for (let at = 0; at < length; at += 1) extra[at] = extraCost(latin, at);
  row.fill(Number.POSITIVE_INFINITY, 0, length + 1);
  row[0] = 0;
  spillOver(row, length);
  for (const letter of letters) {
    write(letter, latin);
    spillOver(next, length);
    [row, next] = [next, row];
  }
  return row[length] ?? Number.POSITIVE_INFINITY;
}

function write({ spellings, dropCost }: Letter, latin: string): void {
  const { length } = latin;
  for (let at = 0; at <= length; at += 1) next[at] = (row[at] ?? 0) + dropCost;
  for (let rank = 0; rank < spellings.length; rank += 1) {
    const spelling = spellings[rank] ?? '';
    const first = spelling.charCodeAt(0);
    // The usual spelling first.
    const rankCost = rank === 0 ? 0 : SHORT_VOWEL_COST;
    for (let at = 0; at + spelling.length <= length; at += 1) {
      if (latin.charCodeAt(at) !== first || (spelling.length > 1 && !latin.startsWith(spelling, at))) continue;
      const total = (row[at] ?? 0) + rankCost;
      if (total < (next[at + spelling.length] ?? 0)) next[at + spelling.length] = total;
    }
  }
}

// What the Latin word writes and the other does not: a short vowel costs next to nothing, nor does a doubled letter.
function spillOver(costs: Float64Array, length: number): void {
  for (let at = 0; at < length; at += 1) {
    const total = (costs[at] ?? 0) + (extra[at] ?? 0);
    if (total < (costs[at + 1] ?? 0)) costs[at + 1] = total;
  }
}

function extraCost(latin: string, at: number): number {
  const letter = latin.charAt(at);
  const before = latin.charAt(at - 1);
  // Two vowels write a long one, for which the other word has a letter.
  if (isVowel(letter)) return at > 0 && isVowel(before) ? LONG_VOWEL_COST / 2 : SHORT_VOWEL_COST;
  if (letter === before) return DOUBLED_COST;
  return letter === 'h' ? LONG_VOWEL_COST : CONSONANT_COST;
}

function isVowel(letter: string): boolean {
  return 'aeiou'.includes(letter);
}
