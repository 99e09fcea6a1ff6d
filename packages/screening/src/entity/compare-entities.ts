import type { MatchBand, ScoredComparison } from '@gatehouse/contracts';
import { featureDetail } from './feature-details.ts';
import { type FeatureVerdicts, judgeFeatures } from './feature-verdicts.ts';
import { type EntityInput, prepareEntity, type PreparedEntity } from './prepare-entity.ts';
import { bandOf, DEFAULT_PROFILE, type ScoringProfile } from './profile.ts';
import { scoreFeatures } from './score-features.ts';

/**
 * Compares two FollowTheMoney entities: 0..1, the sum of the effects of the parts.
 * A contradiction (another birth year, another country) takes away; what one side leaves out does not.
 * A name that cannot be read is part `name-unreadable` and band `review`: neither a match nor a clearance.
 * Symmetric under the profiles that weigh features; OFAC's own search is not.
 */
export function compareEntities(query: EntityInput, candidate: EntityInput, profile: ScoringProfile = DEFAULT_PROFILE): ScoredComparison {
  return comparePrepared(prepareEntity(query), prepareEntity(candidate), profile);
}

/** The same for entities that were prepared before. */
export function comparePrepared(
  query: PreparedEntity,
  candidate: PreparedEntity,
  profile: ScoringProfile = DEFAULT_PROFILE,
): ScoredComparison {
  return tellVerdicts(judgeFeatures(query, candidate, profile), query, candidate, profile);
}

/** The score alone, without a word: for searches that tell only the best of many. */
export function scorePrepared(query: PreparedEntity, candidate: PreparedEntity, profile: ScoringProfile = DEFAULT_PROFILE): number {
  return scoreFeatures(judgeFeatures(query, candidate, profile), profile).score;
}

/** The score, band and parts of what the features say. */
export function tellVerdicts(
  verdicts: FeatureVerdicts,
  query: PreparedEntity,
  candidate: PreparedEntity,
  profile: ScoringProfile,
): ScoredComparison {
  const { score, moves } = scoreFeatures(verdicts, profile);
  const parts = moves.map((move) => ({ ...move, detail: featureDetail(move.feature, verdicts, query, candidate) }));
  if (verdicts.unreadable) {
    const detail = featureDetail('name-unreadable', verdicts, query, candidate);
    parts.unshift({ feature: 'name-unreadable', score: 0, weight: 0, effect: 0, detail });
  }
  return { score, band: bandOfVerdicts(score, verdicts, profile), parts };
}

/** The band of a score: one whose name cannot be read is never cleared by it. */
export function bandOfVerdicts(score: number, verdicts: FeatureVerdicts, profile: ScoringProfile): MatchBand {
  const band = bandOf(score, profile);
  return verdicts.unreadable && band === 'none' ? 'review' : band;
}
