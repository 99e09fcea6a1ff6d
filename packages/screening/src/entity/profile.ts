import type { MatchBand } from '@gatehouse/contracts';
import type { ScoringProfile } from '../profiles/scoring-profile.ts';
import { scoringProfile } from '../profiles/profile-data.ts';
import { SHIPPED_PROFILES } from '../profiles/shipped-profiles.ts';

export type { ScoringProfile };

/** The profile in use unless another is named. Its thresholds and weights stand in `profiles/default.json` of the package. */
export const DEFAULT_PROFILE: ScoringProfile = scoringProfile(SHIPPED_PROFILES.default);

export const PROFILES: Readonly<Record<string, ScoringProfile>> = {
  default: DEFAULT_PROFILE,
  ofac: scoringProfile(SHIPPED_PROFILES.ofac),
};

/** The band of a score. */
export function bandOf(score: number, profile: ScoringProfile = DEFAULT_PROFILE): MatchBand {
  if (score >= profile.matchFrom) return 'match';
  return score >= profile.reviewFrom ? 'review' : 'none';
}
