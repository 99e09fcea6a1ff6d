import { type Comparison, MISSING, NONE_LEVEL, POPULATION_MIN } from './compare-records.ts';
import { LINK_FEATURES, type LevelChance } from './link-features.ts';

/** The chances of one feature, by level; under NONE_LEVEL those of not agreeing. */
export interface FeatureModel {
  readonly name: string;
  readonly match: readonly number[];
  readonly related: readonly number[];
  /** How often strangers who both have the feature agree at no level. */
  readonly strangersDiffer: number;
}

/**
 * What a comparison is worth: Fellegi and Sunter's model (1969) with the chance of agreement among strangers taken from how common the very value is
 * (Winkler 1989), and a third hypothesis beside match and strangers, "related": a household, colleagues or an agent's clients share an address, a telephone
 * or a domain together, which the usual two hypotheses take for independent proofs of one party.
 */
export interface LinkModel {
  readonly features: readonly FeatureModel[];
  /** Among all pairs of records, the part that is one party, and the part that is related. */
  readonly prior: { readonly match: number; readonly related: number };
  /** How many pairs the estimate rests on that are one party, as far as can be told; 0 for chances that were given. */
  readonly estimatedFrom: number;
}

/** Records of one party that another has, and of related ones, where nothing is known of a set. */
const OTHERS_OF_PARTY = 0.05;
const RELATED_OF_PARTY = 0.2;
const LEVELS = 8;
/** Records that hold a thing up to which it is a household's; what more hold is a firm's or an agent's, and whoever is related there has it. */
const HOUSEHOLD_MAX = 12;
const SHARED = Math.log(0.9);
/** Features that a firm or an agent shares out: a name or a birth date is nobody's to share. */
const SHAREABLE = LINK_FEATURES.map(({ name }) =>
  ['means of payment', 'device', 'telephone', 'mailbox', 'address', 'network'].includes(name),
);
/** A rarer value adds nothing to speak of by chance. */
const COMMON = 0.001;

/** The chances that stand in LINK_FEATURES, for a set of so many records; a smaller one is taken for a part of one of POPULATION_MIN. */
export function defaultModel(records: number): LinkModel {
  const others = Math.max(POPULATION_MIN, records) - 1;
  return {
    features: LINK_FEATURES.map((feature) => ({
      name: feature.name,
      match: byLevel(feature, 'match'),
      related: byLevel(feature, 'related'),
      strangersDiffer: 1,
    })),
    prior: { match: Math.min(0.5, OTHERS_OF_PARTY / others), related: Math.min(0.25, RELATED_OF_PARTY / others) },
    estimatedFrom: 0,
  };
}

function byLevel(feature: (typeof LINK_FEATURES)[number], of: keyof LevelChance): number[] {
  const chances = Array.from({ length: LEVELS }, () => 1);
  feature.levels.forEach((level, at) => (chances[at] = level[of]));
  chances[NONE_LEVEL] = feature.none[of];
  return chances;
}

/** The logarithms of how likely a comparison is under each hypothesis, priors included. The same object at each call. */
export interface Hypotheses {
  match: number;
  related: number;
  strangers: number;
}

/** Weighs comparisons under a model. What is missing on either side weighs nothing. */
export function weigher(model: LinkModel): (comparison: Comparison) => Hypotheses {
  const match = logarithms(model.features.map((feature) => feature.match));
  const related = logarithms(model.features.map((feature) => feature.related));
  const differ = model.features.map((feature) => Math.log(feature.strangersDiffer));
  const prior = {
    match: Math.log(model.prior.match),
    related: Math.log(model.prior.related),
    strangers: Math.log(1 - model.prior.match - model.prior.related),
  };
  const weighed: Hypotheses = { match: 0, related: 0, strangers: 0 };
  return ({ levels, chances, holders }) => {
    let one = prior.match;
    let kin = prior.related;
    let two = prior.strangers;
    for (let at = 0; at < levels.length; at += 1) {
      const level = levels[at] ?? MISSING;
      if (level === MISSING) continue;
      const chance = chances[at] ?? 1;
      const stranger = level === NONE_LEVEL ? (differ[at] ?? 0) : Math.log(chance);
      one +=
        level === NONE_LEVEL || chance < COMMON ? (match[at * LEVELS + level] ?? 0) : Math.log(agreementOfMatch(model, at, level, chance));
      // Who is related agrees at least as often as strangers do.
      const shared = level !== NONE_LEVEL && SHAREABLE[at] === true && (holders[at] ?? 0) > HOUSEHOLD_MAX;
      kin += shared ? Math.max(stranger, SHARED) : Math.max(stranger, related[at * LEVELS + level] ?? 0);
      two += stranger;
    }
    weighed.match = one;
    weighed.related = kin;
    weighed.strangers = two;
    return weighed;
  };
}

/** How often records of one party agree on a value that strangers have with such a chance: where it changed, it may be the same by chance again. */
export function agreementOfMatch(model: LinkModel, feature: number, level: number, chance: number): number {
  const row = model.features[feature]?.match;
  const match = Math.max(1e-9, row?.[level] ?? 1);
  return chance < COMMON ? match : match + (level === 0 ? 1 - match : (row?.[NONE_LEVEL] ?? 0)) * chance;
}

function logarithms(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flatMap((row) => row.map((chance) => Math.log(Math.max(1e-9, chance)))));
}

/** How likely the two are one party, 0 to 1. */
export function probabilityOf({ match, related, strangers }: Hypotheses): number {
  return 1 / (1 + Math.exp(Math.min(700, related - match)) + Math.exp(Math.min(700, strangers - match)));
}

/** How likely the two are related without being one party, 0 to 1. */
export function relatedProbabilityOf({ match, related, strangers }: Hypotheses): number {
  return 1 / (1 + Math.exp(Math.min(700, match - related)) + Math.exp(Math.min(700, strangers - related)));
}
