import type { MatchBand } from '@gatehouse/contracts';

/** How much each feature may move a score, and where the bands begin. */
export interface ScoringProfile {
  readonly name: string;
  readonly matchFrom: number;
  readonly reviewFrom: number;
  /** A weak alias weighs so much of a strong name. */
  readonly weakAlias: number;
  /** A shared identifier takes this share of what is missing to 1. */
  readonly sharedIdentifier: number;
  /** The same of a shared number whose check digits are wrong. */
  readonly doubtfulIdentifier: number;
  readonly otherIdentifier: number;
  readonly sameBirthDay: number;
  readonly sameBirthMonth: number;
  readonly sameBirthYear: number;
  readonly otherBirthDay: number;
  readonly nearBirthYear: number;
  readonly otherBirthYear: number;
  /** More than ten years apart. */
  readonly farBirthYear: number;
  readonly sameCountry: number;
  readonly otherCountry: number;
  readonly otherGender: number;
  readonly otherType: number;
  readonly sameAddress: number;
  readonly closeAddress: number;
  /** Dates and places in common begin to count where names are this alike, and count in full from `evidenceFullFrom`. */
  readonly evidenceFrom: number;
  readonly evidenceFullFrom: number;
  /** The share of the way from `matchFrom` to 1 that is held back while nothing but a common name agrees. */
  readonly heldBack: number;
}

/**
 * The profile in use unless another is named. The thresholds were set on labelled pairs and innocent customers;
 * the figures stand in the package's README with their data and dates.
 */
export const DEFAULT_PROFILE: ScoringProfile = {
  name: 'default',
  matchFrom: 0.9,
  reviewFrom: 0.8,
  weakAlias: 0.9,
  sharedIdentifier: 0.95,
  doubtfulIdentifier: 0.5,
  otherIdentifier: -0.25,
  sameBirthDay: 0.4,
  sameBirthMonth: 0.25,
  sameBirthYear: 0.15,
  otherBirthDay: -0.08,
  nearBirthYear: -0.04,
  otherBirthYear: -0.24,
  farBirthYear: -0.32,
  sameCountry: 0.1,
  otherCountry: -0.08,
  otherGender: -0.12,
  otherType: -0.25,
  sameAddress: 0.15,
  closeAddress: 0.04,
  evidenceFrom: 0.5,
  evidenceFullFrom: 0.85,
  heldBack: 0.6,
};

export const PROFILES: Readonly<Record<string, ScoringProfile>> = { default: DEFAULT_PROFILE };

/** The band of a score. */
export function bandOf(score: number, profile: ScoringProfile = DEFAULT_PROFILE): MatchBand {
  if (score >= profile.matchFrom) return 'match';
  return score >= profile.reviewFrom ? 'review' : 'none';
}
