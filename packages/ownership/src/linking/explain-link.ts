import { comparer, MISSING, NONE_LEVEL } from './compare-records.ts';
import { LINK_FEATURES } from './link-features.ts';
import type { LinkIndex } from './link-index.ts';
import { agreementOfMatch, type LinkModel, probabilityOf, relatedProbabilityOf, weigher } from './link-model.ts';

/** What one feature says of a pair. */
export interface LinkEvidence {
  readonly feature: string;
  readonly says: 'same' | 'differs' | 'missing';
  /** One phrase, with how many share the value: "the same telephone, which 3 hold". Kinds only, never a value. */
  readonly words: string;
  /** What it adds to the case for one party, in bits: one bit doubles the odds; 0 where it is missing. */
  readonly bits: number;
}

export interface LinkExplanation {
  /** How likely the two are one party, 0 to 1. */
  readonly probability: number;
  /** How likely they are related without being one party: a household, colleagues, an agent's clients. */
  readonly related: number;
  /** Odds before anything is compared, in bits. */
  readonly prior_bits: number;
  /** What it takes off that agreeing features may come from being related, in bits. The sum of all bits gives the odds. */
  readonly related_bits: number;
  /** The strongest first, what is missing last. */
  readonly evidence: readonly LinkEvidence[];
}

/** Why two records are linked, or not: every feature with its weight. Prepares the index once. */
export function linkExplainer(index: LinkIndex, model: LinkModel): (a: number, b: number) => LinkExplanation {
  const compare = comparer(index);
  const weigh = weigher(model);
  const prior_bits = Math.log2(model.prior.match / (1 - model.prior.match - model.prior.related));
  return (a, b) => {
    const comparison = compare(a, b);
    const weighed = weigh(comparison);
    const evidence = LINK_FEATURES.map((feature, at): LinkEvidence => {
      const level = comparison.levels[at] ?? MISSING;
      if (level === MISSING) return { feature: feature.name, says: 'missing', words: `no ${feature.name} of both`, bits: 0 };
      const own = model.features[at];
      if (level === NONE_LEVEL) {
        const bits = Math.log2(Math.max(1e-9, own?.match[level] ?? 1) / (own?.strangersDiffer ?? 1));
        return { feature: feature.name, says: 'differs', words: feature.none.words, bits };
      }
      const chance = comparison.chances[at] ?? 1;
      const holders = comparison.holders[at] ?? 0;
      const words = `${feature.levels[level]?.words ?? feature.name}${holders > 2 ? `, which ${holders} hold` : ''}`;
      return { feature: feature.name, says: 'same', words, bits: Math.log2(agreementOfMatch(model, at, level, chance) / chance) };
    });
    const against = Math.log2(Math.E) * (weighed.match - weighed.strangers);
    const probability = probabilityOf(weighed);
    const odds = Math.log2(Math.max(Number.MIN_VALUE, probability)) - Math.log2(Math.max(Number.MIN_VALUE, 1 - probability));
    return {
      probability,
      related: relatedProbabilityOf(weighed),
      prior_bits,
      related_bits: probability >= 1 ? 0 : Math.min(0, odds - against),
      evidence: evidence.toSorted((one, other) => rank(one) - rank(other) || Math.abs(other.bits) - Math.abs(one.bits)),
    };
  };
}

function rank({ says }: LinkEvidence): number {
  return says === 'missing' ? 1 : 0;
}

/** The explanation in phrases, for people: what agrees and what speaks against it, with weights; what is missing stands in one phrase. */
export function linkInWords({ evidence, related_bits }: LinkExplanation): string[] {
  const told = evidence.filter(({ says }) => says !== 'missing').map(({ words, bits }) => `${words} (${signed(bits)} bits)`);
  const missing = evidence.filter(({ says }) => says === 'missing').map(({ feature }) => feature);
  return [
    ...told,
    ...(related_bits < -0.5 ? [`may be related instead: one household, firm or agent (${signed(related_bits)} bits)`] : []),
    ...(missing.length > 0 ? [`not known of both: ${missing.join(', ')}`] : []),
  ];
}

function signed(bits: number): string {
  const text = Math.abs(bits).toFixed(1);
  return `${bits < 0 ? '−' : '+'}${text}`;
}
