import { type Rng, seededRng } from '@gatehouse/foundation';
import { BLOCK_RULES } from './block-rules.ts';
import type { Blocks } from './blocks.ts';
import { type BlocksOfRecords, eachCandidate } from './candidate-pairs.ts';
import { type CompareRecords, MISSING, NONE_LEVEL } from './compare-records.ts';
import { kindsOf, LINK_FEATURES } from './link-features.ts';
import { LINK_KINDS } from './link-key.ts';
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
/** That strangers differ is given as if it had been seen of so many pairs. */
const DIFFERING_PAIRS = 500;
const ROUNDS = 6;
/** Turns between how pairs of one party compare and how many there are. */
const TURNS = 3;
/** Rounds for how many pairs are one party in all. */
const PRIOR_ROUNDS = 12;
/** Related pairs are so many times the given ones at most: where name-sakes of one region pass for related, strong keys must still count. */
const RELATED_TIMES_MAX = 5;
/** The given chances weigh as much as so many pairs that are known to be one party. */
const GIVEN_PAIRS = 100;
/** How many pairs the given prior weighs as much as. */
const GIVEN_PRIOR_PAIRS = 5;

export interface EstimateInput {
  readonly records: number;
  readonly blocks: Blocks;
  readonly own: BlocksOfRecords;
  readonly compare: CompareRecords;
}

/**
 * The chances of a set of records, without labels: how strangers compare from random pairs, how pairs of one party compare by expectation and maximisation
 * over candidates (Winkler 1988), in turn with how many pairs are one party. Weak features are told from pairs that share a strong key, strong ones keep
 * the given chances: a set with hardly any pair of one party keeps all of them, and does not learn that name-sakes are one.
 * The same records in the same order give the same model.
 */
export function estimateModel(input: EstimateInput): LinkModel {
  const given = defaultModel(input.records);
  if (input.records < 2) return given;
  const withStrangers = { ...given, features: strangersSeen(given.features, input, seededRng('linking/strangers')) };
  const sample = samplePairs(input);
  if (sample.pairs === 0) return withStrangers;
  let model: LinkModel = withStrangers;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { features, pairs } = maximise(model, withStrangers, sample);
    model = withPrior({ ...model, features }, withStrangers.prior, input, pairs);
  }
  return model;
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
  // A small set has fewer pairs than were drawn, and among them the very pairs that are one party.
  const seen = Math.min(1, (records * (records - 1)) / 2 / RANDOM_PAIRS);
  return features.map((feature, at) => ({
    ...feature,
    strangersDiffer: ((differ[at] ?? 0) * seen + DIFFERING_PAIRS) / ((both[at] ?? 0) * seen + DIFFERING_PAIRS),
  }));
}

/** What was seen of a sample of candidates: a row of levels and of chances a pair. */
interface Sample {
  readonly pairs: number;
  readonly levels: Uint8Array;
  readonly chances: Float64Array;
}

/** Candidates that a strong key which few hold brought together: how their weak features compare can be told from them. */
function samplePairs({ blocks, compare }: EstimateInput): Sample {
  const width = LINK_FEATURES.length;
  const strides = ruleStrides(blocks);
  const seenOfRule = strides.map(() => 0);
  const room = SAMPLED_OF_RULE_MAX * 2 * strides.length;
  const levels = new Uint8Array(room * width);
  const chances = new Float64Array(room * width);
  let pairs = 0;
  for (let block = 0; block + 1 < blocks.starts.length; block += 1) {
    const rule = blocks.rules[block] ?? 0;
    // A key that many hold brings a pair together with another one only: that other one is then no news.
    if (!isStrong(rule) || !isOne(blocks.kinds[block] ?? 0)) continue;
    const turn = seenOfRule[rule] ?? 0;
    seenOfRule[rule] = turn + 1;
    if (turn % (strides[rule] ?? 1) !== 0) continue;
    const end = blocks.starts[block + 1] ?? 0;
    for (let first = blocks.starts[block] ?? 0; first < end; first += 1) {
      for (let second = first + 1; second < end && pairs < room; second += 1) {
        const seen = compare(blocks.members[first] ?? 0, blocks.members[second] ?? 0);
        levels.set(seen.levels, pairs * width);
        for (let at = 0; at < width; at += 1) chances[pairs * width + at] = seen.chances[at] ?? 1;
        pairs += 1;
      }
    }
  }
  return { pairs, levels, chances };
}

function isOne(bits: number): boolean {
  return (bits & (bits - 1)) === 0;
}

function isStrong(rule: number): boolean {
  const kind = BLOCK_RULES[rule]?.kind;
  return kind !== undefined && LINK_KINDS[kind].strong;
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

/** How pairs of one party compare, by expectation and maximisation under a fixed prior: a pair counts as far as all its features make it one party. */
function maximise(model: LinkModel, given: LinkModel, sample: Sample): { features: readonly FeatureModel[]; pairs: number } {
  let features = model.features;
  let pairs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const expected = expect({ ...model, features }, sample);
    features = model.features.map((feature, at) => ({
      ...feature,
      match: smoothed(given.features[at]?.match ?? feature.match, expected.counts[at] ?? []),
    }));
    pairs = expected.total;
  }
  return { features, pairs };
}

/** How many pairs of one party stand at each level, as far as can be told. Strong features found the pairs, and are not counted. */
function expect(model: LinkModel, sample: Sample): { counts: number[][]; total: number } {
  const width = LINK_FEATURES.length;
  const weigh = weigher(model);
  const counts = model.features.map((feature) => feature.match.map(() => 0));
  let total = 0;
  for (let pair = 0; pair < sample.pairs; pair += 1) {
    const from = pair * width;
    const levels = sample.levels.subarray(from, from + width);
    const probability = probabilityOf(weigh({ levels, chances: sample.chances.subarray(from, from + width), holders: NOBODY }));
    total += probability;
    for (let at = 0; at < width; at += 1) {
      const level = levels[at] ?? MISSING;
      const row = counts[at];
      if (row !== undefined && level !== MISSING && STRONG[at] === false) row[level] = (row[level] ?? 0) + probability;
    }
  }
  return { counts, total };
}

const NOBODY = new Int32Array(0);
/** Features by whose keys pairs are found: their chances stay as given. */
const STRONG = LINK_FEATURES.map((feature) => kindsOf(feature).some((kind) => LINK_KINDS[kind].strong));

/** Counted chances with the given ones as so many pairs more. */
function smoothed(given: readonly number[], counts: readonly number[]): number[] {
  const seen = counts.reduce((sum, count) => sum + count, 0);
  return given.map((chance, level) => ((counts[level] ?? 0) + GIVEN_PAIRS * chance) / (seen + GIVEN_PAIRS));
}

/** How many pairs are one party, and related, in all: the prior under which the candidates expect as many as it says. */
function withPrior(
  model: LinkModel,
  given: LinkModel['prior'],
  { records, blocks, own, compare }: EstimateInput,
  pairs: number,
): LinkModel {
  const all = (records * (records - 1)) / 2;
  const now = model.prior;
  const stride = Math.max(1, Math.ceil(pairsIn(blocks) / SAMPLED_OF_RULE_MAX / BLOCK_RULES.length));
  const without: Hypotheses[] = [];
  const weigh = weigher(model);
  eachCandidate(blocks, own, { from: 0, stride }, (a, b) => without.push({ ...weigh(compare(a, b)) }));
  let prior = now;
  for (let round = 0; round < PRIOR_ROUNDS; round += 1) {
    let match = 0;
    let related = 0;
    const shift = { match: Math.log(prior.match / now.match), related: Math.log(prior.related / now.related) };
    for (const seen of without) {
      const weighed = { match: seen.match + shift.match, related: seen.related + shift.related, strangers: seen.strangers };
      match += probabilityOf(weighed) * stride;
      related += relatedProbabilityOf(weighed) * stride;
    }
    prior = {
      match: blended(match, given.match * all) / all,
      related: Math.min(RELATED_TIMES_MAX * given.related, blended(related, given.related * all) / all),
    };
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
