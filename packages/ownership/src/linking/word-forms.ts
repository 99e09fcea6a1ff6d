const VOWELS = new Set('aeiouy');
/** Letters that sound alike, in the order in which they are replaced. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/sch|sh|ch|tch/g, 'x'],
  [/ck|qu|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/dt|th/g, 't'],
  [/(?<=.)h/g, ''],
];
/** A shorter word says too little once a letter is gone. */
const SLIP_LETTERS_MIN = 4;
/** Longer words are cut: their slips would outnumber everything else. */
const SLIP_LETTERS_MAX = 16;

/**
 * The skeleton of a word in lower-case Latin letters: its consonants as they sound, doubled ones once, vowels left out but for the first letter.
 * A number is its own skeleton.
 */
export function soundOf(word: string): string {
  if (/\d/.test(word)) return word;
  let sound = word;
  for (const [letters, as] of ALIKE) sound = sound.replace(letters, as);
  let skeleton = '';
  let last = '';
  for (const letter of sound) {
    const vowel = VOWELS.has(letter);
    if (letter !== last && (!vowel || skeleton === '')) skeleton += vowel ? 'a' : letter;
    last = letter;
  }
  return skeleton;
}

/**
 * The word and every form of it that lacks one letter. Two words that differ by one letter more, less, other or changed with its neighbour share
 * one of these, so that a slip is seen by equality alone. Nothing for words under four letters. Source: the deletion neighbourhood of
 * Mor and Fraenkel (1982), as SymSpell uses it.
 */
export function slipsOf(word: string): string[] {
  if (word.length < SLIP_LETTERS_MIN) return [];
  const cut = word.slice(0, SLIP_LETTERS_MAX);
  const forms = new Set([cut]);
  for (let at = 0; at < cut.length; at += 1) forms.add(cut.slice(0, at) + cut.slice(at + 1));
  return [...forms];
}
