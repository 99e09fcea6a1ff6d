import type { Address, ReadAddress } from './address.ts';

/** How two addresses meet: `same` by street or box and number, `close` by place or postal code. */
export interface AddressComparison {
  readonly verdict: 'same' | 'close';
  readonly similarity: number;
  readonly query: string;
  readonly candidate: string;
}

const SAME_WORDS_MIN = 0.75;
const CLOSE_WORDS_MIN = 0.6;
const POSTAL_CODE_LETTERS_MIN = 5;

/** The best pair of any address of one side with any of the other; undefined where none agrees. People move: other addresses contradict nothing. */
export function compareAddresses(query: readonly Address[], candidate: readonly Address[]): AddressComparison | undefined {
  let best: AddressComparison | undefined;
  for (const a of query) {
    for (const b of candidate) {
      const found = compareTwo(a.read, b.read);
      if (found === undefined || (best !== undefined && rankOf(best) >= rankOf(found))) continue;
      best = { ...found, query: a.text, candidate: b.text };
    }
  }
  return best;
}

function rankOf({ verdict, similarity }: Pick<AddressComparison, 'verdict' | 'similarity'>): number {
  return (verdict === 'same' ? 1 : 0) + similarity;
}

function compareTwo(a: ReadAddress, b: ReadAddress): Pick<AddressComparison, 'verdict' | 'similarity'> | undefined {
  const words = inCommon(a.words, b.words);
  const numbers = inCommon(a.numbers, b.numbers);
  const fewestWords = Math.min(a.words.size, b.words.size);
  const fewestNumbers = Math.min(a.numbers.size, b.numbers.size);
  const wordShare = fewestWords === 0 ? 0 : words.length / fewestWords;
  const numberShare = fewestNumbers === 0 ? 0 : numbers.length / fewestNumbers;
  if (numbers.length > 0 && numberShare >= 0.5 && wordShare >= SAME_WORDS_MIN && words.length + numbers.length > 2) {
    return { verdict: 'same', similarity: (wordShare + numberShare) / 2 };
  }
  const hasPostalCode = numbers.some((number) => number.length >= POSTAL_CODE_LETTERS_MIN);
  if (wordShare >= CLOSE_WORDS_MIN && (hasPostalCode || fewestNumbers === 0)) return { verdict: 'close', similarity: 0.5 * wordShare };
  return undefined;
}

function inCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((one) => b.has(one));
}
