const LENGTH_MAX = 48;
const COST_INFINITE = 1e9;

const VOWELS = 'aeiouy';
const SUBSTITUTE_VOWEL = 0.5;
const SUBSTITUTE_ALIKE = 0.6;
const DROP_VOWEL = 0.6;
const DROP_H = 0.5;
const DROP_DOUBLE = 0.3;
const TRANSPOSE = 0.7;
const ALIKE = 'ck kq vw sz ij jy gk fv bp dt cs gj 0o 1i 1l mn lr gh kh';

/** Letters beyond ASCII cost as every other: folded words have none. */
const CODES = 128;
/** By two letters, what it costs to write one for the other; by a letter, what it costs to drop it. */
const SUBSTITUTE = substituteCosts();
const DROP = dropCosts();

const ROW = LENGTH_MAX + 2;
const cells = new Float64Array(3 * ROW);
const letters = new Uint16Array(LENGTH_MAX);
const drops = new Float64Array(LENGTH_MAX);

/**
 * The cost of turning one folded word into another: Damerau-Levenshtein, where a slip that writers and romanisations make is cheap
 * (vowel for vowel, k for c, a doubled letter, an h). Words are cut at 48 letters. Stops at `cost_max` and then answers a huge number.
 */
export function editCost(a: string, b: string, cost_max: number): number {
  const n = Math.min(a.length, LENGTH_MAX);
  const m = readLetters(b);
  let before = 0;
  let last = ROW;
  let next = 2 * ROW;
  cells[last] = 0;
  for (let j = 1; j <= m; j += 1) cells[last + j] = at(last + j - 1) + (drops[j - 1] ?? 0);
  let previous = -1;
  for (let i = 1; i <= n; i += 1) {
    const letter = a.charCodeAt(i - 1);
    const dropA = letter === previous ? DROP_DOUBLE : letter < CODES ? (DROP[letter] ?? 1) : 1;
    let diagonal = at(last);
    let left = diagonal + dropA;
    let least = left;
    cells[next] = left;
    for (let j = 1; j <= m; j += 1) {
      const other = letters[j - 1] ?? 0;
      let cost = diagonal + substituteCost(letter, other);
      diagonal = at(last + j);
      const dropped = diagonal + dropA;
      if (dropped < cost) cost = dropped;
      const added = left + (drops[j - 1] ?? 0);
      if (added < cost) cost = added;
      if (j > 1 && other === previous && letter !== other && letter === letters[j - 2]) {
        const swapped = at(before + j - 2) + TRANSPOSE;
        if (swapped < cost) cost = swapped;
      }
      cells[next + j] = cost;
      left = cost;
      if (cost < least) least = cost;
    }
    if (least > cost_max) return COST_INFINITE;
    previous = letter;
    [before, last, next] = [last, next, before];
  }
  return at(last + m);
}

/** The letters of a word and what each costs to drop; how many there are. */
function readLetters(word: string): number {
  const length = Math.min(word.length, LENGTH_MAX);
  let previous = -1;
  for (let index = 0; index < length; index += 1) {
    const letter = word.charCodeAt(index);
    letters[index] = letter;
    drops[index] = letter === previous ? DROP_DOUBLE : letter < CODES ? (DROP[letter] ?? 1) : 1;
    previous = letter;
  }
  return length;
}

function at(index: number): number {
  return cells[index] ?? COST_INFINITE;
}

function substituteCost(a: number, b: number): number {
  if (a === b) return 0;
  return a < CODES && b < CODES ? (SUBSTITUTE[a * CODES + b] ?? 1) : 1;
}

function substituteCosts(): Float64Array {
  const costs = new Float64Array(CODES * CODES).fill(1);
  const set = (a: string, b: string, cost: number): void => {
    costs[a.charCodeAt(0) * CODES + b.charCodeAt(0)] = cost;
    costs[b.charCodeAt(0) * CODES + a.charCodeAt(0)] = cost;
  };
  for (const [a = '', b = ''] of ALIKE.split(' ')) set(a, b, SUBSTITUTE_ALIKE);
  for (const a of VOWELS) for (const b of VOWELS) set(a, b, SUBSTITUTE_VOWEL);
  return costs;
}

function dropCosts(): Float64Array {
  const costs = new Float64Array(CODES).fill(1);
  for (const vowel of VOWELS) costs[vowel.charCodeAt(0)] = DROP_VOWEL;
  costs['h'.charCodeAt(0)] = DROP_H;
  return costs;
}
