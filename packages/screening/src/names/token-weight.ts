import data from '../../data/token-counts.json' with { type: 'json' };

const COUNTS: ReadonlyMap<string, number> = new Map(Object.entries(data.counts));

/** How much a frequent word still counts. */
const WEIGHT_MIN = 0.35;
const WEIGHT_PER_LOG_COUNT = 0.08;
const SHORT_WORD_FACTOR = 0.8;

/** What a word tells about who is meant: 1 for a rare one, less the more of the listed parties bear it. */
export function tokenWeight(text: string): number {
  const count = COUNTS.get(text) ?? 0;
  const weight = Math.max(WEIGHT_MIN, 1 - WEIGHT_PER_LOG_COUNT * Math.log1p(count));
  return text.length <= 2 ? weight * SHORT_WORD_FACTOR : weight;
}
