import type { OfacSearch } from './ofac-name-score.ts';

/** How much each feature may move a score, and where the bands begin. Its numbers stand in the package's `profiles/NAME.json`. */
export interface ScoringProfile {
  readonly name: string;
  /** The beginning of the digest of all that bears on a score. */
  readonly version: string;
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
  /** Names are scored as OFAC's own search does it; such a profile is not symmetric. */
  readonly ofacSearch?: OfacSearch | undefined;
}
