import population from '../../data/population-counts.json' with { type: 'json' };
import listed from '../../data/token-counts.json' with { type: 'json' };

const LISTED: ReadonlyMap<string, number> = new Map(Object.entries(listed.counts));
const PER_100K: ReadonlyMap<string, number> = new Map(Object.entries(population.per100k));

/** As many people stand on the lists that were counted: a share of the population is put on their scale. */
const LISTED_PEOPLE = 12_000;
/** How much a frequent word still counts. */
const WEIGHT_MIN = 0.35;
const WEIGHT_PER_LOG_COUNT = 0.08;
const SHORT_WORD_FACTOR = 0.8;

/** A Slavic father's name: many leave it out, and it tells less of who is meant than a family name. */
const PATRONYMIC = /(?:[oe]vi(?:ch|c|cz)|ovych|[oei]vna|ichna)$/;
const PATRONYMIC_WEIGHT_MAX = 0.55;

/** What a word tells about who is meant: 1 for a rare one, less the more of the listed parties, or of people at large, bear it. */
export function tokenWeight(text: string): number {
  const ofPeople = ((PER_100K.get(text) ?? 0) * LISTED_PEOPLE) / 100_000;
  const count = Math.max(LISTED.get(text) ?? 0, ofPeople);
  const weight = Math.max(WEIGHT_MIN, 1 - WEIGHT_PER_LOG_COUNT * Math.log1p(count));
  if (PATRONYMIC.test(text)) return Math.min(weight, PATRONYMIC_WEIGHT_MAX);
  return text.length <= 2 ? weight * SHORT_WORD_FACTOR : weight;
}

/** Whether a word is known as a name or word of its own: a slip of the keyboard seldom makes one of another. */
export function isKnownWord(text: string): boolean {
  return LISTED.has(text) || PER_100K.has(text);
}
