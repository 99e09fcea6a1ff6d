import { blocksOf, type Blocks } from './blocks.ts';
import { blocksOfRecords, eachCandidate } from './candidate-pairs.ts';
import { comparer } from './compare-records.ts';
import { estimateModel } from './estimate-model.ts';
import { GrowingIntegers } from './growing-integers.ts';
import { LINK_KIND_NAMES, type LinkKind } from './link-key.ts';
import type { LinkIndex } from './link-index.ts';
import { type LinkModel, probabilityOf, weigher } from './link-model.ts';

/** Two records that may be one party, by their places in the index; the first comes before the second. */
export interface LinkedPair {
  readonly a: number;
  readonly b: number;
  /** How likely they are one party, 0 to 1. */
  readonly probability: number;
}

export interface LinkedRecords {
  readonly model: LinkModel;
  /** How many pairs were compared. */
  readonly compared: number;
  readonly pairs: readonly LinkedPair[];
  readonly leftOut: Blocks['leftOut'];
}

export interface LinkOptions {
  /** A model that was estimated before; without it the chances are estimated from these records. */
  readonly model?: LinkModel;
  /** Pairs less likely than this are passed over; 0.05 where nothing is said. */
  readonly probability_min?: number;
  /** Compares only the pairs whose first record is `part` of `parts`, so that several threads share the work. */
  readonly share?: { readonly part: number; readonly parts: number };
}

const PROBABILITY_MIN = 0.05;
/** Pairs that are kept; one more is an error, as a set that links so much has a fault in its keys. */
const PAIRS_MAX = 20_000_000;

/**
 * Links records that may be one party: blocks, estimates the chances, weighs every candidate pair. Nothing is merged: what comes out are pairs with a
 * probability. Throws a RangeError where more than 20,000,000 pairs are linked.
 */
export function linkRecords(index: LinkIndex, options: LinkOptions = {}): LinkedRecords {
  const records = index.ids.length;
  const blocks = blocksOf(index, kindNumber);
  const own = blocksOfRecords(blocks, records);
  const compare = comparer(index);
  const model = options.model ?? estimateModel({ records, blocks, own, compare });
  const weigh = weigher(model);
  const least = options.probability_min ?? PROBABILITY_MIN;
  const places = new GrowingIntegers();
  const probabilities: number[] = [];
  const { part = 0, parts = 1 } = options.share ?? {};
  const compared = eachCandidate(blocks, own, { from: part, stride: parts }, (a, b) => {
    const probability = probabilityOf(weigh(compare(a, b)));
    if (probability < least) return;
    if (probabilities.length === PAIRS_MAX)
      throw new RangeError(`more than ${PAIRS_MAX} pairs are linked: look for a key that is the same everywhere`);
    places.push(a);
    places.push(b);
    probabilities.push(probability);
  });
  const kept = places.toArray();
  const pairs = probabilities.map((probability, at): LinkedPair => ({ a: kept[2 * at] ?? 0, b: kept[2 * at + 1] ?? 0, probability }));
  return { model, compared, pairs, leftOut: blocks.leftOut };
}

const NUMBERS = new Map(LINK_KIND_NAMES.map((kind, at) => [kind, at]));

function kindNumber(kind: LinkKind): number {
  return NUMBERS.get(kind) ?? 0;
}
