const LENGTH_MAX = 48;
const COST_INFINITE = 1e9;

const VOWELS = maskOf('aeiouy');
const SUBSTITUTE_VOWEL = 0.5;
const SUBSTITUTE_ALIKE = 0.6;
const DROP_VOWEL = 0.6;
const DROP_H = 0.5;
const DROP_DOUBLE = 0.3;
const TRANSPOSE = 0.7;
const ALIKE: ReadonlySet<number> = pairs('ck kq vw sz ij jy gk fv bp dt cs gj 0o 1i 1l mn lr gh kh');

const rows = [new Float64Array(LENGTH_MAX + 1), new Float64Array(LENGTH_MAX + 1), new Float64Array(LENGTH_MAX + 1)];

/**
 * The cost of turning one folded word into another: Damerau-Levenshtein, where a slip that writers and romanisations make is cheap
 * (vowel for vowel, k for c, a doubled letter, an h). Words are cut at 48 letters. Stops at `cost_max` and then answers a huge number.
 */
export function editCost(a: string, b: string, cost_max: number): number {
  const n = Math.min(a.length, LENGTH_MAX);
  const m = Math.min(b.length, LENGTH_MAX);
  let [before, last, next] = rows as [Float64Array, Float64Array, Float64Array];
  last[0] = 0;
  for (let j = 1; j <= m; j += 1) last[j] = at(last, j - 1) + dropCost(b, j - 1);
  for (let i = 1; i <= n; i += 1) {
    const dropA = dropCost(a, i - 1);
    const letter = a.charCodeAt(i - 1);
    next[0] = at(last, 0) + dropA;
    let least = at(next, 0);
    for (let j = 1; j <= m; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = letter === other ? at(last, j - 1) : at(last, j - 1) + substituteCost(letter, other);
      const dropped = at(last, j) + dropA;
      if (dropped < cost) cost = dropped;
      const added = at(next, j - 1) + dropCost(b, j - 1);
      if (added < cost) cost = added;
      if (i > 1 && j > 1 && letter !== other && letter === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2)) {
        const swapped = at(before, j - 2) + TRANSPOSE;
        if (swapped < cost) cost = swapped;
      }
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > cost_max) return COST_INFINITE;
    [before, last, next] = [last, next, before];
  }
  return at(last, m);
}

function at(row: Float64Array, index: number): number {
  return row[index] ?? COST_INFINITE;
}

function substituteCost(a: number, b: number): number {
  if (isVowel(a) && isVowel(b)) return SUBSTITUTE_VOWEL;
  return ALIKE.has(a * 128 + b) ? SUBSTITUTE_ALIKE : 1;
}

function dropCost(word: string, index: number): number {
  const letter = word.charCodeAt(index);
  if (index > 0 && letter === word.charCodeAt(index - 1)) return DROP_DOUBLE;
  if (isVowel(letter)) return DROP_VOWEL;
  return letter === 104 ? DROP_H : 1;
}

function isVowel(letter: number): boolean {
  return letter >= 97 && letter <= 122 && ((VOWELS >> (letter - 97)) & 1) === 1;
}

function maskOf(letters: string): number {
  let mask = 0;
  for (const letter of letters) mask |= 1 << (letter.charCodeAt(0) - 97);
  return mask;
}

function pairs(text: string): Set<number> {
  const found = new Set<number>();
  for (const pair of text.split(' ')) {
    const a = pair.charCodeAt(0);
    const b = pair.charCodeAt(1);
    found.add(a * 128 + b).add(b * 128 + a);
  }
  return found;
}
