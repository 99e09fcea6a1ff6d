import { type Rng, seededRng } from '@gatehouse/foundation';
import { BLOCK_RULES } from './block-rules.ts';
import type { Blocks } from './blocks.ts';
import { type BlocksOfRecords, eachCandidate } from './candidate-pairs.ts';
import { type CompareRecords, MISSING, NONE_LEVEL } from './compare-records.ts';
import { kindsOf, LINK_FEATURES } from './link-features.ts';
import type { LinkKind } from './link-key.ts';
import {
  defaultModel,
  type FeatureModel,
  type Hypotheses,
  type LinkModel,
  probabilityOf,
  relatedProbabilityOf,
  weigher,
} from './link-model.ts';

/** Pairs that are drawn at random to see how strangers compare. */
const RANDOM_PAIRS = 50_000;
/** Candidates of each rule that the estimation looks at; of more, those of every so many-th block. */
const SAMPLED_OF_RULE_MAX = 20_000;
const ROUNDS = 25;
/** Rounds for how many pairs are one party in all. */
const PRIOR_ROUNDS = 12;
/** The given chances weigh as much as so many pairs that are known to be one party. */
const GIVEN_PAIRS = 100;
/** How many pairs the given prior weighs as much as. */
const GIVEN_PRIOR_PAIRS = 5;

export interface EstimateInput {
  readonly records: number;
  readonly blocks: Blocks;
  readonly own: BlocksOfRecords;
  readonly compare: CompareRecords;
  readonly kindNumber: (kind: LinkKind) => number;
}

/**
 * The chances of a set of records, without labels: how strangers compare from random pairs, how pairs of one party compare by expectation and maximisation
 * over candidates (Winkler 1988; a candidate's blocking feature does not count for itself, as it always agrees there), then how many pairs are one party.
 * The same records in the same order give the same model.
 */
export function estimateModel(input: EstimateInput): LinkModel {
  const given = defaultModel(input.records);
  if (input.records < 2) return given;
  const withStrangers = { ...given, features: strangersSeen(given.features, input, seededRng('linking/strangers')) };
  const sample = samplePairs(input);
  if (sample.pairs === 0) return withStrangers;
  const { features, pairs } = maximise(withStrangers, sample);
  return withPrior({ ...withStrangers, features }, input, pairs);
}

function strangersSeen(features: readonly FeatureModel[], { records, compare }: EstimateInput, rng: Rng): FeatureModel[] {
  const differ = features.map(() => 0);
  const both = features.map(() => 0);
  for (let drawn = 0; drawn < RANDOM_PAIRS; drawn += 1) {
    const a = rng.below(records);
    const b = rng.below(records);
    if (a === b) continue;
    const { levels } = compare(a, b);
    levels.forEach((level, at) => {
      if (level === MISSING) return;
      both[at] = (both[at] ?? 0) + 1;
      if (level === NONE_LEVEL) differ[at] = (differ[at] ?? 0) + 1;
    });
  }
  return features.map((feature, at) => ({ ...feature, strangersDiffer: ((differ[at] ?? 0) + 1) / ((both[at] ?? 0) + 1) }));
}

/** What was seen of a sample of candidates: a row of levels and of logarithms of chances a pair. */
interface Sample {
  readonly pairs: number;
  readonly levels: Uint8Array;
  readonly chances: Float64Array;
  /** Which features brought the pair together, as bits. */
  readonly blockedBy: Int32Array;
}

/** Candidates of every rule, each rule by itself: a pair that several rules find stands for each, as its other features are told from those. */
function samplePairs({ blocks, compare, kindNumber }: EstimateInput): Sample {
  const width = LINK_FEATURES.length;
  const featureBits = LINK_FEATURES.map((feature) => kindsOf(feature).reduce((bits, kind) => bits | (1 << kindNumber(kind)), 0));
  const strides = ruleStrides(blocks);
  const seenOfRule = strides.map(() => 0);
  const room = SAMPLED_OF_RULE_MAX * 2 * strides.length;
  const levels = new Uint8Array(room * width);
  const chances = new Float64Array(room * width);
  const blockedBy = new Int32Array(room);
  let pairs = 0;
  for (let block = 0; block + 1 < blocks.starts.length; block += 1) {
    const rule = blocks.rules[block] ?? 0;
    const turn = seenOfRule[rule] ?? 0;
    seenOfRule[rule] = turn + 1;
    if (turn % (strides[rule] ?? 1) !== 0) continue;
    const kinds = blocks.kinds[block] ?? 0;
    const bits = featureBits.reduce((all, own, at) => ((own & kinds) === 0 ? all : all | (1 << at)), 0);
    const end = blocks.starts[block + 1] ?? 0;
    for (let first = blocks.starts[block] ?? 0; first < end; first += 1) {
      for (let second = first + 1; second < end && pairs < room; second += 1) {
        const seen = compare(blocks.members[first] ?? 0, blocks.members[second] ?? 0);
        levels.set(seen.levels, pairs * width);
        for (let at = 0; at < width; at += 1) chances[pairs * width + at] = Math.log(seen.chances[at] ?? 1);
        blockedBy[pairs] = bits;
        pairs += 1;
      }
    }
  }
  return { pairs, levels, chances, blockedBy };
}

/** Of how many blocks of a rule one is looked at. */
function ruleStrides(blocks: Blocks): number[] {
  const pairs = BLOCK_RULES.map(() => 0);
  for (let block = 0; block + 1 < blocks.starts.length; block += 1) {
    const rule = blocks.rules[block] ?? 0;
    const size = (blocks.starts[block + 1] ?? 0) - (blocks.starts[block] ?? 0);
    pairs[rule] = (pairs[rule] ?? 0) + (size * (size - 1)) / 2;
  }
  return pairs.map((count) => Math.max(1, Math.ceil(count / SAMPLED_OF_RULE_MAX)));
}

/** Parts of the pairs of one group that are one party, related, strangers. */
interface Mixture {
  match: number;
  related: number;
  strangers: number;
}

function maximise(model: LinkModel, sample: Sample): { features: FeatureModel[]; pairs: number } {
  const given = model.features.map((feature) => feature.match);
  let match = given.map((row) => [...row]);
  const mixtures = new Map<number, Mixture>();
  for (const bits of sample.blockedBy.subarray(0, sample.pairs)) mixtures.set(bits, { match: 0.3, related: 0.2, strangers: 0.5 });
  let total = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const expected = expect(
      { ...model, features: model.features.map((feature, at) => ({ ...feature, match: match[at] ?? [] })) },
      sample,
      mixtures,
    );
    match = given.map((row, at) => smoothed(row, expected.counts[at] ?? []));
    total = expected.total;
  }
  return { features: model.features.map((feature, at) => ({ ...feature, match: match[at] ?? [] })), pairs: total };
}

/** One round of expectation: how many matches stand at each level, and what each group of candidates is made of, which is written over. */
function expect(model: LinkModel, sample: Sample, mixtures: Map<number, Mixture>): { counts: number[][]; total: number } {
  const width = LINK_FEATURES.length;
  const match = model.features.map((feature) => feature.match.map((chance) => Math.log(Math.max(1e-9, chance))));
  const related = model.features.map((feature) => feature.related.map((chance) => Math.log(Math.max(1e-9, chance))));
  const differ = model.features.map((feature) => Math.log(feature.strangersDiffer));
  const counts = model.features.map((feature) => feature.match.map(() => 0));
  const sums = new Map<number, Mixture & { pairs: number }>();
  for (const bits of mixtures.keys()) sums.set(bits, { match: 0, related: 0, strangers: 0, pairs: 0 });
  let total = 0;
  for (let pair = 0; pair < sample.pairs; pair += 1) {
    const bits = sample.blockedBy[pair] ?? 0;
    const mixture = mixtures.get(bits);
    const sum = sums.get(bits);
    if (mixture === undefined || sum === undefined) continue;
    let one = Math.log(mixture.match);
    let kin = Math.log(mixture.related);
    let two = Math.log(mixture.strangers);
    for (let at = 0; at < width; at += 1) {
      const level = sample.levels[pair * width + at] ?? MISSING;
      if (level === MISSING || (bits & (1 << at)) !== 0) continue;
      const stranger = level === NONE_LEVEL ? (differ[at] ?? 0) : (sample.chances[pair * width + at] ?? 0);
      one += match[at]?.[level] ?? 0;
      kin += Math.max(stranger, related[at]?.[level] ?? 0);
      two += stranger;
    }
    const most = Math.max(one, kin, two);
    const sumOf = Math.exp(one - most) + Math.exp(kin - most) + Math.exp(two - most);
    const probability = Math.exp(one - most) / sumOf;
    sum.match += probability;
    sum.related += Math.exp(kin - most) / sumOf;
    sum.strangers += Math.exp(two - most) / sumOf;
    sum.pairs += 1;
    total += probability;
    for (let at = 0; at < width; at += 1) {
      const level = sample.levels[pair * width + at] ?? MISSING;
      const row = counts[at];
      if (row !== undefined && level !== MISSING && (bits & (1 << at)) === 0) row[level] = (row[level] ?? 0) + probability;
    }
  }
  for (const [bits, sum] of sums) {
    const all = sum.pairs + 3;
    mixtures.set(bits, { match: (sum.match + 1) / all, related: (sum.related + 1) / all, strangers: (sum.strangers + 1) / all });
  }
  return { counts, total };
}

/** Counted chances with the given ones as so many pairs more. */
function smoothed(given: readonly number[], counts: readonly number[]): number[] {
  const seen = counts.reduce((sum, count) => sum + count, 0);
  return given.map((chance, level) => ((counts[level] ?? 0) + GIVEN_PAIRS * chance) / (seen + GIVEN_PAIRS));
}

/** How many pairs are one party, and related, in all: the prior under which the candidates expect as many as it says. */
function withPrior(model: LinkModel, { records, blocks, own, compare }: EstimateInput, pairs: number): LinkModel {
  const all = (records * (records - 1)) / 2;
  const given = model.prior;
  const stride = Math.max(1, Math.ceil(pairsIn(blocks) / SAMPLED_OF_RULE_MAX / BLOCK_RULES.length));
  const without: Hypotheses[] = [];
  const weigh = weigher(model);
  eachCandidate(blocks, own, { from: 0, stride }, (a, b) => without.push({ ...weigh(compare(a, b)) }));
  let prior = given;
  for (let round = 0; round < PRIOR_ROUNDS; round += 1) {
    let match = 0;
    let related = 0;
    const shift = { match: Math.log(prior.match / given.match), related: Math.log(prior.related / given.related) };
    for (const seen of without) {
      const weighed = { match: seen.match + shift.match, related: seen.related + shift.related, strangers: seen.strangers };
      match += probabilityOf(weighed) * stride;
      related += relatedProbabilityOf(weighed) * stride;
    }
    prior = { match: blended(match, given.match * all) / all, related: blended(related, given.related * all) / all };
  }
  return { ...model, prior, estimatedFrom: Math.round(pairs) };
}

function blended(seen: number, given: number): number {
  const trust = seen / (seen + GIVEN_PRIOR_PAIRS);
  return trust * seen + (1 - trust) * given;
}

function pairsIn(blocks: Blocks): number {
  let pairs = 0;
  for (let block = 0; block + 1 < blocks.starts.length; block += 1) {
    const size = (blocks.starts[block + 1] ?? 0) - (blocks.starts[block] ?? 0);
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}
