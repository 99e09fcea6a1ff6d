import type { PreparedEntity } from '../entity/prepare-entity.ts';
import type { ScoringProfile } from '../entity/profile.ts';

const HALVINGS = 12;

/** What besides the name two sides may agree in, as bits. */
export type Evidence = number;
const BIRTH_DATE = 1;
const COUNTRY = 2;
const ADDRESS = 4;

/** What an entity gives that another may agree with. */
export function evidenceOf(entity: PreparedEntity): Evidence {
  return (
    (entity.birthDates.length > 0 ? BIRTH_DATE : 0) |
    (entity.countries.size > 0 ? COUNTRY : 0) |
    (entity.addresses.length > 0 ? ADDRESS : 0)
  );
}

/** What both sides give. */
export function commonEvidence(a: Evidence, b: Evidence): Evidence {
  return a & b;
}

/** The most that a score can come to when names alone score so much and all of the evidence agrees. */
export function scoreBound(ofName: number, evidence: Evidence, profile: ScoringProfile): number {
  let score = ofName;
  if ((evidence & BIRTH_DATE) !== 0) score += (1 - score) * agreement(score, profile.sameBirthDay, profile);
  if ((evidence & COUNTRY) !== 0) score += (1 - score) * agreement(score, profile.sameCountry, profile);
  if ((evidence & ADDRESS) !== 0) score += (1 - score) * agreement(score, Math.max(profile.sameAddress, profile.closeAddress), profile);
  return score;
}

/** The least that names must score for a score of at least `score_min` to be possible, a little too low. */
export function leastNameScore(score_min: number, evidence: Evidence, profile: ScoringProfile): number {
  if (evidence === 0) return score_min;
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
