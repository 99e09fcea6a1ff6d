import type { PreparedEntity } from '../entity/prepare-entity.ts';
import type { ScoringProfile } from '../entity/profile.ts';

const HALVINGS = 12;

/** Which evidence besides the name two sides may agree in. */
export interface PossibleEvidence {
  readonly birthDate: boolean;
  readonly country: boolean;
  readonly address: boolean;
}

/** What an entity gives that another may agree with. */
export function evidenceOf(entity: PreparedEntity): PossibleEvidence {
  return { birthDate: entity.birthDates.length > 0, country: entity.countries.size > 0, address: entity.addresses.length > 0 };
}

/** The most that a score can come to when names alone score so much and all other evidence that is given agrees. */
export function scoreBound(ofName: number, evidence: PossibleEvidence, profile: ScoringProfile): number {
  let score = ofName;
  if (evidence.birthDate) score += (1 - score) * agreement(score, profile.sameBirthDay, profile);
  if (evidence.country) score += (1 - score) * agreement(score, profile.sameCountry, profile);
  if (evidence.address) score += (1 - score) * agreement(score, Math.max(profile.sameAddress, profile.closeAddress), profile);
  return score;
}

/** The least that names must score for a score of at least `score_min` to be possible, a little too low. */
export function leastNameScore(score_min: number, evidence: PossibleEvidence, profile: ScoringProfile): number {
  let low = 0;
  let high = score_min;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (scoreBound(middle, evidence, profile) >= score_min) high = middle;
    else low = middle;
  }
  return low;
}

function agreement(score: number, share: number, { evidenceFrom, evidenceFullFrom }: ScoringProfile): number {
  return share * Math.min(1, Math.max(0, (score - evidenceFrom) / (evidenceFullFrom - evidenceFrom)));
}
