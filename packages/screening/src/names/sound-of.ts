// Each step folds spellings of one sound in the romanisations that lists use (Slavic, Arabic, German, French, English).
const STEPS: readonly (readonly [RegExp, string])[] = [
  // The Latvian and Lithuanian ending of men's names: Lavrovs, Sergejs, Putins.
  [/(?<=[oe]v|in|[ei]j)s$/g, ''],
  [/shch|sch|tsch|tch|sh|ch|cz|sz|zh|dzh|dj|j(?=[aeiou])/g, 'j'],
  [/ph/g, 'f'],
  [/gh|kh|ck|q|c(?![eiy])/g, 'k'],
  [/c/g, 's'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/x/g, 'ks'],
  [/tz|ts|z/g, 's'],
  [/w/g, 'v'],
  [/ou|oo|o/g, 'u'],
  [/[ijy]+$/g, 'i'],
  [/ie|ei|ee|ai|ay|ey|yi|iy|y|e/g, 'i'],
  [/h(?![aiu])/g, ''],
  [/(.)\1+/g, '$1'],
];

// The same words come back with every name: their sounds are kept, within bounds.
const KEPT_MAX = 100_000;
const kept = new Map<string, string>();

/** A folded word by its sound: spellings that are read alike become one. Idempotent enough to compare, not to print. */
export function soundOf(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  let sound = word;
  for (const [pattern, letter] of STEPS) sound = sound.replace(pattern, letter);
  kept.set(word, sound);
  return sound;
}
