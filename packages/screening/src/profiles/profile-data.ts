import { digestOf, ProblemError } from '@gatehouse/foundation';
import { z } from 'zod';
import type { ScoringProfile } from './scoring-profile.ts';

const Share = z.number().min(0).max(1);
const TakenAway = z.number().min(-1).max(0);

const Weights = z.strictObject({
  weakAlias: Share,
  sharedIdentifier: Share,
  doubtfulIdentifier: Share,
  otherIdentifier: TakenAway,
  sameBirthDay: Share,
  sameBirthMonth: Share,
  sameBirthYear: Share,
  otherBirthDay: TakenAway,
  nearBirthYear: TakenAway,
  otherBirthYear: TakenAway,
  farBirthYear: TakenAway,
  sameCountry: Share,
  otherCountry: TakenAway,
  otherGender: TakenAway,
  otherType: TakenAway,
  sameAddress: Share,
  closeAddress: Share,
  evidenceFrom: Share,
  evidenceFullFrom: Share,
  heldBack: Share,
});

const OfacSearch = z.strictObject({
  prefixLetters_max: z.int().min(0).max(10),
  partLetters_min: z.int().min(1).max(10),
  partSimilarity_min: Share,
});

/** What a measurement said of a profile: of the pairs in a band and above, the share that are the same party; of the same, the share found. */
const MeasuredBand = z.strictObject({
  band: z.enum(['match', 'review']),
  from: Share,
  precision: Share,
  recall: Share,
  /** Pairs scored, how many of them are the same party, and how many reached the band. */
  pairs: z.int().min(0),
  same: z.int().min(0),
  reached: z.int().min(0),
  /** The version of the profile that was measured. */
  version: z.string(),
  dataSet: z.string(),
  date: z.iso.date(),
  command: z.string(),
});
export type MeasuredBand = z.infer<typeof MeasuredBand>;

/** Pairs whose score lay from here to the next row's: how many, and how many of them are the same party. */
const ReliabilityRow = z.strictObject({ from: Share, pairs: z.int().min(0), same: z.int().min(0) });
export type ReliabilityRow = z.infer<typeof ReliabilityRow>;

/** A profile as its file holds it. */
export const ProfileData = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'A profile is named in small letters, digits and hyphens.'),
  /** Why its weights are as they are, for who reads or changes it. */
  why: z.string().min(1).max(4000),
  matchFrom: Share,
  reviewFrom: Share,
  weights: Weights,
  ofacSearch: OfacSearch.optional(),
  measured: z.array(MeasuredBand).max(100),
  /** What a score meant on the measured pairs, lowest first. A score is no probability; this says what it was worth. */
  reliability: z.array(ReliabilityRow).max(100),
});
export type ProfileData = z.infer<typeof ProfileData>;

const VERSION_LETTERS = 12;

/** Reads a profile's file. Throws `invalid-field` naming the member that does not fit. */
export function parseProfile(value: unknown, file: string): ProfileData {
  const parsed = ProfileData.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(issue?.message ?? 'It is no profile.', issue?.path.map(String).join('.') ?? '', file);
  }
  const { data } = parsed;
  if (data.reviewFrom > data.matchFrom) throw wrong('The review band begins above the match band.', 'reviewFrom', file);
  if (data.weights.evidenceFrom >= data.weights.evidenceFullFrom)
    throw wrong('Evidence counts in full before it begins to count.', 'weights.evidenceFrom', file);
  return data;
}

/** The profile that scores, with its version: a digest of all that bears on a score. What was measured of it changes no score. */
export function scoringProfile(data: ProfileData): ScoringProfile {
  const { name, matchFrom, reviewFrom, weights, ofacSearch } = data;
  return {
    name,
    version: digestOf({ name, matchFrom, reviewFrom, weights, ofacSearch }).slice(0, VERSION_LETTERS),
    matchFrom,
    reviewFrom,
    ...weights,
    ofacSearch,
  };
}

function wrong(detail: string, field: string, file: string): ProblemError {
  return new ProblemError('invalid-field', detail, 'Compare it with the shipped profile: gatehouse profiles show default --json.', {
    file,
    field,
  });
}
